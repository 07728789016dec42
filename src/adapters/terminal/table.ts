import type { Block, Column } from "../../core/message/message.ts";
import { oneLine } from "../../core/message/visible.ts";
import { blank, indented, labelled, padded } from "./layout.ts";
import { type Line, type Run, styled, within } from "./run.ts";
import { type TextView, textRuns } from "./text.ts";
import { lineWidth, widths, wrap } from "./wrap.ts";

type Table = Extract<Block, { kind: "table" }>;
type Cell = readonly Run[];

const GAP = 2;
/** Words longer than this may be cut to make a table fit, so long as they need not stay whole. */
const LONGEST_WORD = 18;

const heads = (columns: readonly Column[]): Cell[] =>
  columns.map(({ label }) => [styled(oneLine(label), { bold: true })]);

/** The narrowest a column can be and still read well. */
function leastOf(cell: Cell): number {
  const { least } = widths(cell);
  return cell.some((run) => run.whole) ? least : Math.min(least, LONGEST_WORD);
}

/** Widths that fill at most `budget`: as wide as its text where that fits, else all held to the same cap; undefined where no cap fits. */
function columnWidths(columns: readonly (readonly Cell[])[], budget: number): number[] | undefined {
  const sizes = columns.map((cells) => ({
    natural: Math.max(1, ...cells.map((cell) => widths(cell).natural)),
    least: Math.max(1, ...cells.map(leastOf)),
  }));
  const held = (cap: number): number[] => sizes.map(({ natural, least }) => Math.max(least, Math.min(natural, cap)));
  const sum = (all: readonly number[]): number => all.reduce((total, width) => total + width, 0);
  let cap = budget;
  while (cap > 0 && sum(held(cap)) > budget) cap--;
  if (cap <= 0) return undefined;
  const fitted = held(cap);
  for (const [i, { natural }] of sizes.entries()) {
    const spare = budget - sum(fitted);
    if (spare > 0) fitted[i] = Math.min(natural, (fitted[i] ?? 0) + spare);
  }
  return fitted;
}

function rowLines(cells: readonly Cell[], columns: readonly Column[], fitted: readonly number[]): Line[] {
  const wrapped = cells.map((cell, i) => wrap(cell, fitted[i] ?? 1));
  const height = Math.max(1, ...wrapped.map((lines) => lines.length));
  return Array.from({ length: height }, (_, y) =>
    wrapped.flatMap((lines, i) => [
      ...(i === 0 ? [] : [{ text: " ".repeat(GAP), style: {} }]),
      ...padded(lines[y] ?? blank, fitted[i] ?? 1, columns[i]?.align),
    ]),
  );
}

/** One block a row, for a table too wide for the screen. */
function stacked(columns: readonly Column[], rows: readonly (readonly Cell[])[], width: number): Line[] {
  const blocks = rows.map(([first = [], ...rest]) => [
    ...wrap(within({ bold: true }, first), width),
    ...indented(
      labelled(
        rest.map((value, i) => ({ label: styled(oneLine(columns[i + 1]?.label ?? ""), { dim: true }), value })),
        width - GAP,
      ),
      GAP,
    ),
  ]);
  return blocks.flatMap((block, i) => (i === 0 ? block : [blank, ...block]));
}

export function tableLines({ columns, rows }: Table, width: number, view: TextView): Line[] {
  const cells = rows.map((row) => columns.map((_, i) => textRuns(row[i] ?? "", view)));
  const head = heads(columns);
  const fitted = columnWidths(
    columns.map((_, i) => [head[i] ?? [], ...cells.map((row) => row[i] ?? [])]),
    width - GAP * (columns.length - 1),
  );
  if (!fitted) return stacked(columns, cells, width);
  const drawn = cells.map((row) => rowLines(row, columns, fitted));
  const tall = drawn.some((lines) => lines.length > 1);
  const rule: Line = fitted.map((length, i) =>
    styled(`${i === 0 ? "" : " ".repeat(GAP)}${"─".repeat(length)}`, { dim: true }),
  );
  return [
    ...rowLines(head, columns, fitted),
    rule,
    ...drawn.flatMap((lines, i) => (tall && i > 0 ? [blank, ...lines] : lines)),
  ].map((line) => (lineWidth(line) === 0 ? blank : line));
}
