import type { Line, Run, Style } from "./run.ts";

const ESC = "\u001b";
const COLOURS = { red: 31, green: 32, yellow: 33, cyan: 36 } as const;

function codes({ bold, dim, colour }: Style): number[] {
  return [...(bold ? [1] : []), ...(dim ? [2] : []), ...(colour ? [COLOURS[colour]] : [])];
}

function painted({ text, style }: Run): string {
  const look = codes(style);
  const shown = look.length > 0 && text.trim() !== "" ? `${ESC}[${look.join(";")}m${text}${ESC}[0m` : text;
  return style.opens === undefined ? shown : `${ESC}]8;;${style.opens}${ESC}\\${shown}${ESC}]8;;${ESC}\\`;
}

/** The line without the spaces at its end. */
function trimmed(line: Line): Line {
  const end = line.findLastIndex(({ text }) => text.trim() !== "");
  return line.slice(0, end + 1).map((run, i) => (i === end ? { ...run, text: run.text.trimEnd() } : run));
}

/** The lines as text; every style ends on its own line. */
export const paint = (lines: readonly Line[], colour: boolean): string =>
  lines
    .map((line) =>
      trimmed(line)
        .map((run) => (colour ? painted(run) : run.text))
        .join(""),
    )
    .join("\n");
