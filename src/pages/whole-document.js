// @ts-check
import { parseHTML } from "linkedom";

/** @import { DomDocument, DomNode } from "./dom.ts" */

const OF_THE_HEAD = new Set(["TITLE", "META", "LINK", "BASE", "SCRIPT", "STYLE", "NOSCRIPT", "TEMPLATE"]);

/**
 * The document of some HTML with its head and body, which HTML may leave out and the parser then does as well.
 * @param {string} html
 * @returns {DomDocument}
 */
export function wholeDocument(html) {
  // What comes after these ends belongs to the body all the same.
  const endless = html.replace(/<\/(?:html|body)\s*>/gi, "");
  const document = parsed(endless) ?? parsed(`<html>${endless}</html>`);
  if (!document) throw new Error("A document was parsed into none.");
  const { head, body, documentElement } = document;
  for (const node of [...head.childNodes]) if (!belongsToHead(node)) body.append(node);
  for (const node of [...documentElement.childNodes])
    if (node !== head && node !== body) (belongsToHead(node) ? head : body).append(node);
  return document;
}

/** @param {DomNode} node */
const belongsToHead = (node) =>
  node.nodeType === 1 ? OF_THE_HEAD.has(node.nodeName) : node.nodeType !== 3 || node.textContent.trim() === "";

/**
 * @param {string} html
 * @returns {DomDocument | undefined} undefined where the root is no `html`
 */
function parsed(html) {
  /** @type {{ document: DomDocument }} */
  const { document } = parseHTML(html);
  return document.documentElement?.nodeName === "HTML" ? document : undefined;
}
