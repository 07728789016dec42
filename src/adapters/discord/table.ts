import stringWidth from "string-width";
import { clip } from "../../core/message/clip.ts";
import type { Block, Column, Text } from "../../core/message/message.ts";
import { plainSpans } from "../../core/message/plain.ts";
import { spansOf, strong } from "../../core/message/spans.ts";
import { type TableRow, tableRows } from "../../core/message/table-rows.ts";
import { oneLine } from "../../core/message/visible.ts";
import { codeBlock } from "./escape.ts";
import { CLIPS, WIDEST_TABLE } from "./limits.ts";
import { lineMarkdown } from "./text.ts";

type Table = Extract<Block, { kind: "table" }>;

const GAP = "  ";

const hasLink = (text: Text): boolean => spansOf(text).some((span) => typeof span !== "string" && span.kind === "link");

const cell = (text: Text): string => oneLine(clip(plainSpans(text), WIDEST_TABLE + 1)).trim();

function padded(text: string, width: number, align: Column["align"]): string {
  const space = " ".repeat(width - stringWidth(text));
  return align === "right" ? space + text : text + space;
}

/** Undefined where the table is too wide, or holds links, which a code block cannot. */
function aligned({ columns, rows }: Table): string | undefined {
  if (rows.some((row) => row.some(hasLink))) return undefined;
  const widths = columns.map(() => 0);
  const lines: string[][] = [];
  for (const row of [columns.map(({ label }) => label), ...rows]) {
    const line = columns.map((_, i) => cell(row[i] ?? ""));
    line.forEach((text, i) => {
      widths[i] = Math.max(widths[i] ?? 0, stringWidth(text));
    });
    if (widths.reduce((sum, width) => sum + width + GAP.length, -GAP.length) > WIDEST_TABLE) return undefined;
    lines.push(line);
  }
  const padLine = (line: readonly string[]): string =>
    line.map((text, i) => padded(text, widths[i] ?? 0, columns[i]?.align)).join(GAP);
  return codeBlock(lines.map((line) => padLine(line).trimEnd()).join("\n"));
}

const headMarkdown = ({ head, count }: TableRow): string =>
  [lineMarkdown(typeof head === "string" ? [strong(head)] : head, CLIPS.value), ...(count ? [`(${count})`] : [])]
    .filter(Boolean)
    .join(" ");

const cellMarkdown = ({ label, value }: TableRow["cells"][number]): string =>
  [lineMarkdown(label, CLIPS.label), lineMarkdown(value, CLIPS.value)].filter(Boolean).join(": ");

/** "- **Foundry** (4): Intel, SMIC, Samsung, TSMC". */
const item = (row: TableRow): string =>
  `- ${[headMarkdown(row), ...row.cells.map(cellMarkdown)].filter(Boolean).join(": ")}`;

/** The head on a line of its own, and what is said of it under it, a line each. */
const paragraph = (row: TableRow): string =>
  [headMarkdown(row), ...row.cells.map(cellMarkdown)].filter(Boolean).join("\n");

/** The table drawn in a code block, or row by row where that cannot hold it; empty without columns. */
export function tableMarkdown(table: Table): string {
  if (table.columns.length === 0) return "";
  const drawn = aligned(table);
  if (drawn !== undefined) return drawn;
  const rows = tableRows(table);
  return rows.every(({ cells }) => cells.length < 2) ? rows.map(item).join("\n") : rows.map(paragraph).join("\n\n");
}
