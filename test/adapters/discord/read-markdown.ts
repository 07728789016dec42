import { dateEntry, linkEntry } from "../../conformance/told.ts";

/** One piece of Discord markdown, tried in this order at every place; what a client draws, or an error for what is live. */
const RULES: readonly (readonly [RegExp, (found: RegExpExecArray) => string])[] = [
  [/^\\(@)\u200b/, () => "@"],
  [/^\\([^0-9A-Za-z\s])/, ([, mark = ""]) => mark],
  // Keeps two bold texts or code spans apart.
  [/^\u200b(?=\*\*|`)/, () => ""],
  [/^```/, live],
  [/^(`+)([\s\S]*?[^`])\1(?!`)/, ([, marks = "", code = ""]) => (marks.length === 1 ? code : live([code]))],
  [
    /^\[((?:\\.|[^\]\\\n])*)\]\(<(https?:\/\/[^<>()\s]+)>\)/,
    ([, label = "", url = ""]) => linkEntry(readMarkdown(label), url),
  ],
  [/^<t:(-?\d+):[DR]>/, ([, seconds]) => dateEntry(Number(seconds))],
  [/^\*\*((?:\\[\s\S]|[^\\])+?)\*\*(?!\*)/, ([, bold = ""]) => readMarkdown(bold)],
  // Mentions, channels, commands, emoji, instants and addresses in angle brackets.
  [/^<(?:[@#:/!+]|[a-z]+:|id:)\S*?/i, live],
  [/^@(?:everyone|here)/i, live],
  [/^[a-z][a-z+.-]*:\/\/\S/i, live],
  [/^\[[^\]]*\]\(/, live],
  [/^:\w+:/, live],
  [/^(?:\*|_|~~|\|\||`)/, live],
  [/^\n\s*(?:#{1,3} |-# |[-+] |>|\d+[.)] )/, live],
];

function live([found = ""]: readonly string[]): never {
  throw new Error(`Live: ${JSON.stringify(found.slice(0, 60))}`);
}

/** Inline markdown as a client shows it, links as `⟦label → address⟧`; throws on whatever is live and not of our making. */
export function readMarkdown(markdown: string): string {
  let read = "";
  let rest = markdown;
  while (rest !== "") {
    const found = RULES.map(([pattern, draw]) => ({ found: pattern.exec(rest), draw })).find(
      (one) => one.found !== null,
    );
    if (found?.found) {
      read += found.draw(found.found);
      rest = rest.slice(found.found[0].length);
    } else {
      const word = /^(?:[\p{L}\p{M}](?![\p{L}\p{M}+.-]*:\/\/)){1,}|^[\s\S]/u.exec(rest)?.[0] ?? rest;
      read += word;
      rest = rest.slice(word.length);
    }
  }
  return read;
}
