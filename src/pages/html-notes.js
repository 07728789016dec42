// @ts-check
import { Readability } from "@mozilla/readability";
import { textBlocks } from "./text-blocks.js";
import { tidyText } from "./tidy-text.js";
import { wholeDocument } from "./whole-document.js";

/** @import { DomDocument, DomElement } from "./dom.ts" */
/** @import { PageNotes } from "./page-notes.ts" */
/** @import { TextBlock } from "./text-blocks.js" */

/** Beyond these the search for the article takes too long, and the whole page's text has to do. */
const ELEMENTS = 30_000;
const DEPTH = 300;
/** An article is no shorter than this many characters. */
const SHORTEST = 100;
/** Lines around a heading that may tell when and by whom. */
const LINES = 6;
const LINE_LENGTH = 120;

/**
 * What a page of HTML says of itself, and its article.
 * @param {string} html
 * @returns {PageNotes}
 */
export function htmlNotes(html) {
  const document = wholeDocument(html);
  const heading = document.querySelector("h1") ?? document.querySelector("h2");
  const blocks = textBlocks(document.body, heading);
  return {
    documentTitle: (document.querySelector("head title")?.textContent ?? "").slice(0, 500),
    headings: blocks.filter(({ heading }) => heading).map(({ text }) => text.slice(0, 500)),
    metas: metasOf(document),
    jsonLd: few(document.querySelectorAll('script[type="application/ld+json"]'), 20)
      .map((script) => script.textContent)
      .filter((json) => json.length <= 100_000),
    ...aroundHeading(blocks),
    canonical: few(document.querySelectorAll("link[rel][href]"), 300)
      .find((link) => /(?:^|\s)canonical(?:\s|$)/i.test(link.getAttribute("rel") ?? ""))
      ?.getAttribute("href")
      ?.slice(0, 2000),
    language: document.documentElement.getAttribute("lang")?.slice(0, 100) ?? undefined,
    // Last, for it takes the document apart.
    text: articleOf(document, blocks),
  };
}

/**
 * @param {DomDocument} document
 * @param {readonly TextBlock[]} blocks
 */
function articleOf(document, blocks) {
  const article = isTangled(document) ? undefined : readable(document);
  const text = article === undefined ? "" : joined(textBlocks(article));
  return text.length >= SHORTEST ? text : joined(blocks.filter(({ heading }) => !heading));
}

/** @param {readonly TextBlock[]} blocks */
const joined = (blocks) => tidyText(blocks.map(({ text }) => text).join("\n\n"));

/**
 * @param {DomDocument} document
 * @returns {DomElement | undefined}
 */
function readable(document) {
  try {
    return (
      new Readability(/** @type {any} */ (document), {
        serializer: (/** @type {unknown} */ element) => /** @type {DomElement} */ (element),
      }).parse()?.content ?? undefined
    );
  } catch {
    return undefined;
  }
}

/** @param {DomDocument} document */
function isTangled({ documentElement }) {
  let elements = 0;
  let depth = 0;
  /** @type {import("./dom.ts").DomNode | null} */
  let node = documentElement;
  while (node) {
    if (node.nodeType === 1 && ++elements > ELEMENTS) return true;
    if (node.firstChild) {
      if (++depth > DEPTH) return true;
      node = node.firstChild;
      continue;
    }
    while (node && node !== documentElement && !node.nextSibling) {
      node = node.parentNode;
      depth--;
    }
    node = !node || node === documentElement ? null : node.nextSibling;
  }
  return false;
}

/**
 * @param {DomDocument} document
 * @returns {PageNotes["metas"]}
 */
function metasOf(document) {
  return [
    ...few(document.querySelectorAll("meta"), 200),
    ...few(document.querySelectorAll('[itemprop="datePublished"]:not(meta)'), 5),
  ].flatMap((element) => {
    const name = ["property", "name", "itemprop", "http-equiv"].map((key) => element.getAttribute(key)).find(Boolean);
    const content = element.getAttribute("content") ?? element.getAttribute("datetime") ?? element.textContent;
    return name && content.trim() !== ""
      ? [/** @type {const} */ ([name.trim().toLowerCase().slice(0, 100), content.trim().slice(0, 1000)])]
      : [];
  });
}

/**
 * @param {readonly TextBlock[]} blocks
 * @returns {Pick<PageNotes, "times" | "nearHeading">}
 */
function aroundHeading(blocks) {
  const first = blocks.findIndex(({ heading }) => heading);
  const last = blocks.findLastIndex(({ heading }) => heading);
  if (first < 0) return { times: [], nearHeading: [] };
  const around = [...blocks.slice(last + 1, last + 1 + LINES), ...blocks.slice(Math.max(0, first - 1), first)];
  return {
    times: around.flatMap(({ times }) => times),
    nearHeading: around.map(({ text }) => text).filter((text) => text.length <= LINE_LENGTH),
  };
}

/**
 * @template Item
 * @param {Iterable<Item>} items
 * @param {number} limit
 */
function few(items, limit) {
  /** @type {Item[]} */
  const some = [];
  for (const item of items) {
    if (some.length === limit) break;
    some.push(item);
  }
  return some;
}
