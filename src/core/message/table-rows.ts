import type { Block, Text } from "./message.ts";
import { spansOf } from "./spans.ts";

type Table = Extract<Block, { kind: "table" }>;

/** A row of a table, told without its table. */
export interface TableRow {
  readonly head: Text;
  /** Of a column `#`: how many there are of what the row tells. */
  readonly count: string | undefined;
  /** What the row says of its head; the label is empty where there is but one thing to say, or none to call it. */
  readonly cells: readonly { readonly label: string; readonly value: Text }[];
}

const isEmpty = (text: Text): boolean =>
  spansOf(text).every((span) => (typeof span === "string" ? span : "text" in span ? span.text : "date").trim() === "");

const isCount = (text: Text | undefined): text is string => typeof text === "string" && /^\d+$/.test(text);

/** The rows of a table for where columns cannot stand: each its first cell and what the others say of it. */
export function tableRows({ columns, rows }: Table): readonly TableRow[] {
  const counted = columns.findIndex(({ label }, i) => i > 0 && label === "#" && rows.every((row) => isCount(row[i])));
  const others = columns.map(({ label }, i) => ({ label, i })).filter(({ i }) => i > 0 && i !== counted);
  return rows.map((row) => {
    const count = row[counted];
    return {
      head: row[0] ?? "",
      count: isCount(count) ? count : undefined,
      cells: others
        .map(({ label, i }) => ({ label: others.length > 1 ? label.trim() : "", value: row[i] ?? "" }))
        .filter(({ value }) => !isEmpty(value)),
    };
  });
}
