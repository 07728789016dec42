import type { types } from "@slack/bolt";
import { clip } from "../../core/message/clip.ts";
import type { Block, Text } from "../../core/message/message.ts";
import { type TableRow, tableRows } from "../../core/message/table-rows.ts";
import { clean } from "./escape.ts";
import { LIMITS } from "./limits.ts";
import { type Inline, inlines, plain, section } from "./rich-text.ts";

type Table = Extract<Block, { kind: "table" }>;

/** Slack takes one table block a message, and refuses the whole message when it breaks a limit. */
export const fitsTableBlock = ({ columns, rows }: Table): boolean =>
  columns.length > 0 && columns.length <= LIMITS.tableColumns && rows.length > 0 && rows.length <= LIMITS.tableRows;

/** An empty cell is refused. */
const EMPTY = "–";

function cell(text: Text): types.RawTextElement | types.RichTextBlock {
  if (typeof text === "string") return { type: "raw_text", text: clip(clean(text), LIMITS.text) || EMPTY };
  const elements = inlines(text);
  return { type: "rich_text", elements: [section(...(elements.length > 0 ? elements : [plain(EMPTY)]))] };
}

export const tableBlock = ({ columns, rows }: Table): types.TableBlock => ({
  type: "table",
  column_settings: columns.map(({ align = "left" }) => ({ align, is_wrapped: true })),
  rows: [
    columns.map(({ label }) => cell([{ kind: "strong", text: label }])),
    ...rows.map((row) => columns.map((_, i) => cell(row[i] ?? ""))),
  ],
});

/** A table where the table block is no choice: an item a row. */
export const tableAsList = (table: Table): types.RichTextList => ({
  type: "rich_text_list",
  style: "bullet",
  elements: tableRows(table).map((row) => {
    const elements = rowInlines(row);
    return section(...(elements.length > 0 ? elements : [plain(EMPTY)]));
  }),
});

const rowInlines = ({ head, count, cells }: TableRow): Inline[] => [
  ...inlines(head, { style: { bold: true } }),
  ...(count === undefined ? [] : [plain(` (${count})`)]),
  ...cells.flatMap(({ label, value }, i): Inline[] => [
    plain(i === 0 ? ": " : "; "),
    ...(label === "" ? [] : inlines([`${label} `], { style: { bold: true } })),
    ...inlines(value),
  ]),
];
