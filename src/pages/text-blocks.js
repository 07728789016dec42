// @ts-check

/** @import { DomElement, DomNode } from "./dom.ts" */

const APART = new Set(
  "ADDRESS ARTICLE ASIDE BLOCKQUOTE BODY BR CAPTION DD DETAILS DIV DL DT FIELDSET FIGCAPTION FIGURE FOOTER FORM H1 H2 H3 H4 H5 H6 HEADER HR LI MAIN NAV OL P PRE SECTION SUMMARY TABLE TBODY TD TH TR UL".split(
    " ",
  ),
);
const UNSEEN = new Set(
  "HEAD SCRIPT STYLE TEMPLATE NOSCRIPT SVG MATH IFRAME OBJECT CANVAS AUDIO VIDEO SELECT TEXTAREA BUTTON NAV ASIDE FOOTER".split(
    " ",
  ),
);
const ENOUGH_LETTERS = 400_000;

/**
 * A piece of text that stands by itself: a paragraph, a heading, an entry of a list, a cell.
 * @typedef {{ text: string, heading: boolean, times: string[] }} TextBlock
 */

/**
 * The text of an element as it is seen, piece by piece, without what frames a page; `heading` is the element that marks the
 * first heading. Never recurses, for pages nest as deeply as they like.
 * @param {DomElement} root
 * @param {DomElement | null} heading
 * @returns {TextBlock[]}
 */
export function textBlocks(root, heading = null) {
  /** @type {TextBlock[]} */
  const blocks = [];
  let text = "";
  let letters = 0;
  let inHeading = false;
  /** @type {string[]} */
  let times = [];
  const next = () => {
    const tidy = text.replace(/\s+/g, " ").trim();
    if (tidy !== "") blocks.push({ text: tidy, heading: inHeading, times });
    letters += tidy.length;
    text = "";
    if (tidy !== "") times = [];
  };
  for (const { node, entering } of walk(root)) {
    if (letters > ENOUGH_LETTERS) break;
    if (node.nodeType === 3) text += node.textContent;
    else if (APART.has(node.nodeName)) next();
    if (node === heading) inHeading = entering;
    if (entering && node.nodeName === "TIME") {
      const time = /** @type {DomElement} */ (node);
      times.push((time.getAttribute("datetime") ?? time.textContent).slice(0, 100));
    }
  }
  next();
  return blocks;
}

/**
 * Every node that is seen, elements twice: before and after what is in them.
 * @param {DomElement} root
 * @returns {Generator<{ node: DomNode, entering: boolean }>}
 */
function* walk(root) {
  /** @type {DomNode | null} */
  let node = root;
  let entering = true;
  while (node) {
    if (entering) {
      /** @type {boolean} */
      const element = node.nodeType === 1 && (node === root || isSeen(/** @type {DomElement} */ (node)));
      if (element || node.nodeType === 3) yield { node, entering };
      /** @type {DomNode | null} */
      const child = element ? node.firstChild : null;
      if (child) {
        node = child;
        continue;
      }
      if (element) yield { node, entering: false };
    } else yield { node, entering };
    if (node === root) return;
    entering = node.nextSibling !== null;
    node = node.nextSibling ?? node.parentNode;
  }
}

/** @param {DomElement} element */
const isSeen = (element) => !UNSEEN.has(element.nodeName) && !element.hasAttribute("hidden");
