const ESC = "\u001b";

/** A terminal's screen as far as readline draws on it: text, line breaks, moves of the cursor, clearing. */
export function virtualScreen(
  raw: string,
  columns: number,
): { readonly lines: string[]; readonly cursor: [number, number] } {
  const lines: string[] = [""];
  let [row, column] = [0, 0];
  const put = (character: string): void => {
    if (column >= columns) [row, column] = [row + 1, 0];
    while (lines.length <= row) lines.push("");
    const line = (lines[row] ?? "").padEnd(column);
    lines[row] = line.slice(0, column) + character + line.slice(column + 1);
    column += 1;
  };
  const moves: Readonly<Record<string, (n: number) => void>> = {
    A: (n) => {
      row = Math.max(0, row - n);
    },
    B: (n) => {
      row += n;
    },
    C: (n) => {
      column += n;
    },
    D: (n) => {
      column = Math.max(0, column - n);
    },
    G: (n) => {
      column = n - 1;
    },
    J: () => {
      lines.splice(row + 1);
      lines[row] = (lines[row] ?? "").slice(0, column);
    },
    K: () => {
      lines[row] = (lines[row] ?? "").slice(0, column);
    },
    m: () => {},
  };
  const parts = new RegExp(String.raw`${ESC}\[([0-9;]*)([A-Za-z])|[\s\S]`, "gu");
  for (const [whole, count = "", move] of raw.matchAll(parts)) {
    if (move !== undefined) {
      const act = moves[move];
      if (!act) throw new Error(`The screen does not know ${JSON.stringify(whole)}.`);
      while (lines.length <= row) lines.push("");
      act(count === "" ? (move === "J" || move === "K" ? 0 : 1) : Number(count));
    } else if (whole === "\n") [row, column] = [row + 1, 0];
    else if (whole === "\r") column = 0;
    else put(whole);
  }
  while (lines.length <= row) lines.push("");
  return { lines, cursor: [row, column] };
}
