import stringWidth from "string-width";
import { clip } from "../../core/message/clip.ts";
import type { Block, Column, Text } from "../../core/message/message.ts";
import { plainSpans } from "../../core/message/plain.ts";
import { spansOf, strong } from "../../core/message/spans.ts";
import { oneLine } from "../../core/message/visible.ts";
import { codeBlock } from "./escape.ts";
import { CLIPS, WIDEST_TABLE } from "./limits.ts";
import { lineMarkdown } from "./text.ts";

type Table = Extract<Block, { kind: "table" }>;

const GAP = "  ";

const hasLink = (text: Text): boolean => spansOf(text).some((span) => typeof span !== "string" && span.kind === "link");

const cell = (text: Text): string =>
  oneLine(clip(plainSpans(text), WIDEST_TABLE))
    .replaceAll("\n", " ")
    .trim();

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

/** One row as a line: "**Huawei** · Products: Ascend 910C · N: 3". */
function rowLine(columns: readonly Column[], row: readonly Text[]): string {
  const [first = "", ...others] = columns.map((_, i) => row[i] ?? "");
  const head = lineMarkdown(typeof first === "string" ? [strong(first)] : first, CLIPS.value);
  const rest = others.map(
    (value, i) => `${lineMarkdown(columns[i + 1]?.label ?? "", CLIPS.label)}: ${lineMarkdown(value, CLIPS.value)}`,
  );
  return `- ${[head, ...rest].join(" · ")}`;
}

export function tableMarkdown(table: Table): string {
  if (table.columns.length === 0) return "";
  return aligned(table) ?? table.rows.map((row) => rowLine(table.columns, row)).join("\n");
}
