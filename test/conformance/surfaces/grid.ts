import stringWidth from "string-width";

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

/** The text, one element a column of a screen; a wide character takes two, the second empty. */
export const columnsOf = (line: string): string[] =>
  [...graphemes.segment(line)].flatMap(({ segment }) => [
    segment,
    ...Array<string>(Math.max(0, stringWidth(segment) - 1)).fill(""),
  ]);

/** Where the columns of a grid begin: after two columns of the screen that are blank on every line. */
export function starts(lines: readonly string[]): number[] {
  const drawn = lines.map(columnsOf);
  const width = Math.max(0, ...drawn.map((line) => line.length));
  const isBlank = (x: number): boolean => drawn.every((line) => (line[x] ?? " ") === " ");
  const all = Array.from({ length: width }, (_, x) => x);
  return all.filter((x) => !isBlank(x) && (x === 0 || (isBlank(x - 1) && isBlank(x - 2))));
}

/** The cells of a line, cut where the columns begin. */
export function cells(line: string, from: readonly number[]): string[] {
  const drawn = columnsOf(line);
  return from.map((start, i) =>
    drawn
      .slice(start, from[i + 1])
      .join("")
      .trim(),
  );
}
