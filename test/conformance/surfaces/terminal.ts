import type { Entry, Manner } from "../told.ts";
import { grid, PLAINLY, squeezed } from "../told.ts";
import { cells, columnsOf } from "./grid.ts";
import { dayWords } from "./plain.ts";

/**
 * The terminal: an address stands in angle brackets after its label; instants are days, or told from `now`; buttons are
 * numbered choices with what to type; lines are broken anywhere, so that spaces cannot be compared.
 */
export const terminalManner = (now: Date): Manner => ({
  ...PLAINLY,
  link(label, url) {
    const text = squeezed(label);
    return text === "" || text === url ? url : `${text} <${url}>`;
  },
  date: (at, style) => (style === "ago" && now.getTime() === at.getTime() ? "just now" : dayWords(at)),
  table(block, told) {
    const [columns = "", ...rows] = grid(block, told).map((line) => line.replaceAll(" –", " "));
    return [columns, ...rows];
  },
  button(action) {
    // A terminal has no forms, and says of none that it opens.
    if (action.kind === "form") return undefined;
    return action.kind === "run"
      ? `button ${squeezed(action.label)} → /amw ${squeezed(action.line)}`
      : `button ${squeezed(action.label)} <${action.url}>`;
  },
});

const ESC = "\u001b";
const LOOK = new RegExp(String.raw`(${ESC}\[[0-9;]*m)`);

interface Styled {
  readonly text: string;
  /** SGR codes: 1 bold, 2 dim, 36 cyan and so on. */
  readonly look: string;
}

/** The runs of a line, those of one look together. */
function runsOf(line: string): Styled[] {
  const runs: { text: string; look: string }[] = [];
  let look = "";
  for (const part of line.split(LOOK)) {
    const code = part.startsWith(ESC) ? part.slice(2, -1) : undefined;
    if (code !== undefined) look = code === "0" ? "" : code;
    else if (part !== "") {
      const last = runs.at(-1);
      if (last?.look === look) last.text += part;
      else runs.push({ text: part, look });
    }
  }
  return runs;
}
const isDim = ({ look }: Styled): boolean => look.split(";").includes("2");
const textOf = (runs: readonly Styled[]): string => runs.map(({ text }) => text).join("");
const indentOf = (line: readonly Styled[]): number => /^ */.exec(textOf(line))?.[0].length ?? 0;
const firstOf = (line: readonly Styled[]): Styled | undefined => line.find(({ text }) => text.trim() !== "");

type Row = readonly Styled[];

/** A label in a column of its own; undefined for a line that has none. */
function labelOf(line: Row, next: Row | undefined): { label: string; rest: string } | undefined {
  const first = firstOf(line);
  if (first?.look !== "2" || first.text.trim().startsWith("<")) return undefined;
  const at = line.indexOf(first);
  const rest = line.slice(at + 1);
  const value = textOf(rest);
  const under = rest.length === 0 && next !== undefined && indentOf(next) > indentOf(line);
  return under || /^ {2,}\S/.test(value) ? { label: first.text.trim(), rest: value } : undefined;
}

function isRule(line: Row | undefined): boolean {
  return line !== undefined && /^\s*─[─ ]*$/.test(textOf(line));
}

/** A grid under its rule: cells of several lines, rows apart by an empty line where any has several. */
function gridEntries(chunks: Row[][]): Entry[] {
  const [lines = []] = chunks;
  const rule = lines.findIndex(isRule);
  const drawn = columnsOf(textOf(lines[rule] ?? []));
  const from = drawn.flatMap((mark, x) => (mark === "─" && drawn[x - 1] !== "─" ? [x] : []));
  const joined = (some: readonly Row[]): string =>
    some
      .map((line) => cells(textOf(line), from))
      .reduce<string[]>((sum, row) => from.map((_, i) => `${sum[i] ?? ""} ${row[i] ?? ""}`), [])
      .map(squeezed)
      .join(" | ");
  const body = lines.slice(rule + 1);
  const fits = (chunk: readonly Row[]): boolean =>
    chunk.every((line) => {
      const columns = columnsOf(textOf(line));
      return (
        firstOf(line)?.look !== "2" &&
        from.slice(1).every((x) => (columns[x - 1] ?? " ") === " " && (columns[x - 2] ?? " ") === " ")
      );
    });
  const rows = chunks.length === 1 && !fits(chunks[0] ?? []) ? [] : chunks.slice(1);
  return [
    `columns ${joined(lines.slice(0, rule))}`,
    ...(rows.length > 0 ? [body, ...rows] : body.map((line) => [line])).map((row) => `row ${joined(row)}`),
  ];
}

function chunkEntries(lines: Row[]): Entry[] {
  const entries: Entry[] = [];
  let inNote = false;
  lines.forEach((line, i) => {
    const text = textOf(line);
    const first = firstOf(line);
    const label = labelOf(line, lines[i + 1]);
    const start = /^ {2}(• | *\d+\. |! )/.exec(text)?.[1] ?? "";
    const score = /^ *(Novelty|Significance) +[●○]{3} (\d)\/3\s*(.*)$/.exec(text);
    const isNote = line.every((run) => run.text.trim() === "" || isDim(run));
    if (indentOf(line) === 0 && first?.look === "1") entries.push(`heading ${text}`);
    else if (score && first?.look === "1") entries.push(`score ${score[1]} ${score[2]}/3: ${score[3]}`);
    else if (/^score Sig/.test(entries.at(-1) ?? "") && isNote && indentOf(line) === 2) entries.push(`vector ${text}`);
    else if (start === "! ") entries.push(`caution ${text.trim().slice(2)}`);
    else if (start !== "") entries.push(`item ${text.trim().replace(/^• /, "")}`);
    else if (label) entries.push(`fact ${label.label}: ${label.rest}`);
    else if (isNote && indentOf(line) === 2 && !inNote && !/^(?:item|text|caution)/.test(entries.at(-1) ?? ""))
      entries.push(`note ${text}`);
    else if (entries.length === 0 || /^heading/.test(entries.at(-1) ?? "")) entries.push(`text ${text}`);
    else entries.push(`${entries.pop()} ${text.trim()}`);
    inNote = /^note/.test(entries.at(-1) ?? "");
  });
  return entries;
}

/** What stands under "Next": what may be typed, by its number, and what may be opened. */
function choiceEntries(lines: Row[]): Entry[] {
  const text = lines
    .map((line) =>
      textOf(line)
        .replace(/^ {2}(?=\S)/, "\n")
        .trimEnd(),
    )
    .join("");
  return text
    .replaceAll(/ {3}(?=\[\d+\] |\S[^[\n]*<)/g, "\n")
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => `button ${line.replace(/^\[\d+\] /, "")}`);
}

/** What a reader of the coloured text sees. */
export function readTerminal(painted: string): Entry[] {
  const lines = painted.trimEnd().split("\n").map(runsOf);
  const next = lines.findLastIndex((line) => textOf(line) === "Next" && line[0]?.look === "1");
  const chunks: Row[][] = [[]];
  for (const line of next < 0 ? lines : lines.slice(0, next)) {
    if (textOf(line).trim() === "") chunks.push([]);
    else chunks.at(-1)?.push(line);
  }
  const [title = [], ...rest] = chunks.filter((chunk) => chunk.length > 0);
  const entries: Entry[] = [`title ${title.map(textOf).join(" ")}`];
  for (let i = 0; i < rest.length; i++) {
    const chunk = rest[i] ?? [];
    const [heading, ...under] = indentOf(chunk[0] ?? []) === 0 && chunk.length > 1 ? chunk : [undefined, ...chunk];
    if (under.some(isRule)) {
      if (heading) entries.push(`heading ${textOf(heading)}`);
      const rows = rowsAfter(under as Row[], rest.slice(i + 1));
      entries.push(...gridEntries([under as Row[], ...rows]));
      i += rows.length;
    } else entries.push(...chunkEntries(chunk));
  }
  return [...entries, ...(next < 0 ? [] : choiceEntries(lines.slice(next + 1)))].map(loose);
}

/** The chunks after a table that are its rows: where one row takes several lines, an empty line stands between rows. */
function rowsAfter(table: Row[], chunks: readonly Row[][]): Row[][] {
  const rule = table.findIndex(isRule);
  const drawn = columnsOf(textOf(table[rule] ?? []));
  const gaps = drawn.flatMap((mark, x) => (x > 2 && mark !== "─" ? [x] : []));
  const isRow = (chunk: Row[]): boolean =>
    chunk.every((line) => {
      const columns = columnsOf(textOf(line));
      return indentOf(line) > 0 && firstOf(line)?.look !== "2" && gaps.every((x) => (columns[x] ?? " ") === " ");
    });
  const end = chunks.findIndex((chunk) => !isRow(chunk));
  return chunks.slice(0, end < 0 ? chunks.length : end);
}

/** Without any space: a line may end anywhere. */
export const loose = (entry: Entry): Entry => entry.replace(/\s/gu, "");

/** Nothing stands between one note and the next. */
export const notesJoined = (entries: readonly Entry[]): Entry[] =>
  entries.reduce<Entry[]>((joined, entry) => {
    const last = joined.at(-1);
    if (last?.startsWith("note") && entry.startsWith("note"))
      joined[joined.length - 1] = last + entry.slice("note".length);
    else joined.push(entry);
    return joined;
  }, []);
