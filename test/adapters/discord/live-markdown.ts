/** A small reader of Discord markdown for tests: it takes away what is inert or meant, and names what is live beyond that. */

// From left to right, as Discord reads: an escape, a code block, a code span, a link with its address in brackets, a date.
const INERT_OR_MEANT =
  /\\[^0-9A-Za-z\s]|```\n[\s\S]*?\n```|`[^`\n]+`|\[[^[\]\n]+\]\(<https?:\/\/[^<>()\s]+>\)|<t:-?\d+:[DR]>/g;

const LIVE = [
  /<[@#:/!+]?[a-z\d]/i,
  /@(everyone|here)/i,
  /[a-z]+:\/\/\S/i,
  /\]\(/,
  /:\w+:/,
  /[`|~]/,
  /_/,
  /^\s*>(?! ⚠️)/m,
];

/** Marks that only our own layout may use: bold, headings, lists, small print. */
const LAYOUT = /\*\*|^(#{2,3} |- |-# |\d+\. |> ⚠️)/gm;

/** The first live thing in the markdown that data must not have put there; empty when there is none. */
export function livePart(markdown: string, layout = false): string {
  const rest = markdown.replaceAll(INERT_OR_MEANT, "\u0001");
  const left = layout ? rest.replaceAll(LAYOUT, "\u0001") : rest;
  const marks = [...LIVE, /\*/, /^[^\S\n]*(#{1,3} |- |\+ |-# |\d+[.)] )/m];
  for (const mark of marks) {
    const found = mark.exec(left);
    if (found) return left.slice(found.index, found.index + 40);
  }
  return "";
}
