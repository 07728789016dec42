import { type Entry, type Manner, PLAINLY, rowEntries, squeezed } from "../told.ts";

const MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");
const two = (n: number): string => String(n).padStart(2, "0");

/** "18 Sep 2026". */
export const dayWords = (at: Date): string => `${at.getUTCDate()} ${MONTHS[at.getUTCMonth()]} ${at.getUTCFullYear()}`;

/**
 * Text without any markup: headings, facts, notes and rows of tables are lines like any other, an address stands in
 * brackets after its label, instants are in UTC, and buttons are left to the surface.
 */
export const plainManner: Manner = {
  ...PLAINLY,
  link: (label, url) => (label === url || label === "" ? url : `${label} (${url})`),
  date: (at) => `${dayWords(at)}, ${two(at.getUTCHours())}:${two(at.getUTCMinutes())} UTC`,
  heading: (text) => `text ${text}`,
  paragraph: (text) => text.split("\n").flatMap((line) => (line.trim() === "" ? [] : [`text ${line}`])),
  fact: (label, value) => `text ${label}: ${value}`,
  note: (text) => `text ${text}`,
  table: (block, told) => rowEntries(block, told).map((row) => `text ${row}`),
  button: () => undefined,
};

function lineEntry(line: string): Entry {
  const patterns: readonly (readonly [RegExp, string])[] = [
    [/^Caution: /, "caution "],
    [/^• /, "item "],
    [/^(?=\d+\. )/, "item "],
    [/^(Novelty|Significance) (\d) of 3: /, "score $1 $2/3: "],
    [/^Vector: /, "vector "],
  ];
  const [pattern, kind] = patterns.find(([start]) => start.test(line)) ?? [/^/, "text "];
  return squeezed(line.replace(pattern, kind));
}

/** What a screen reader reads; a paragraph of several lines is several entries. */
export function readPlain(text: string): Entry[] {
  const [title = "", ...lines] = text.split("\n").filter((line) => line.trim() !== "");
  return [squeezed(`title ${title}`), ...lines.map(lineEntry)];
}
