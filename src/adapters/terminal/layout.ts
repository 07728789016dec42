import { type Line, plain, type Run } from "./run.ts";
import { widthOf } from "./width.ts";
import { lineWidth, widths, wrap } from "./wrap.ts";

const GAP = 2;
/** A value in fewer columns than this stands under its label. */
const NARROWEST_VALUE = 24;

export const blank: Line = [];

export const indented = (lines: readonly Line[], by: number): Line[] =>
  lines.map((line) => (line.length === 0 ? line : [plain(" ".repeat(by)), ...line]));

export function padded(line: Line, width: number, align: "left" | "right" = "left"): Line {
  const space = plain(" ".repeat(Math.max(0, width - lineWidth(line))));
  return align === "right" ? [space, ...line] : [...line, space];
}

/** The text after a mark, its other lines under its first. */
export function hanging(mark: Run, text: readonly Run[], width: number): Line[] {
  const by = widthOf(mark.text);
  return wrap(text, width - by).map((line, i) => [i === 0 ? mark : plain(" ".repeat(by)), ...line]);
}

export interface Labelled {
  readonly label: Run;
  readonly value: readonly Run[];
}

/** Labels in one column, values in another; a value that would be too narrow there, or cut, stands under its label. */
export function labelled(rows: readonly Labelled[], width: number): Line[] {
  const lengths = rows.map(({ label }) => widthOf(label.text));
  const column = Math.max(0, ...lengths.filter((length) => length <= width / 2)) + GAP;
  const room = width - column;
  return rows.flatMap(({ label, value }, i) => {
    const { natural, least } = widths(value);
    const fits = natural <= room || (room >= NARROWEST_VALUE && least <= room);
    if (!fits || (lengths[i] ?? 0) > column - GAP)
      return [...wrap([label], width), ...indented(wrap(value, width - GAP), GAP)];
    return wrap(value, room).map((line, y) => [...padded(y === 0 ? [label] : [], column), ...line]);
  });
}
