import type { Block, Text } from "../../core/message/message.ts";
import { unreachable } from "../../core/unreachable.ts";
import { CLIPS, WIDEST_TABLE } from "./limits.ts";

const sum = <T>(all: readonly T[], length: (one: T) => number): number =>
  all.reduce((total, one) => total + length(one), 0);

function readLength(text: Text, max: number): number {
  const length =
    typeof text === "string"
      ? text.length
      : sum(text, (span) => (typeof span === "string" ? span : "text" in span ? span.text : "").length);
  return Math.min(length, max);
}

/**
 * About how long the block is once drawn, without drawing it: seldom more than it will be. Spares the work of drawing
 * what is far too long.
 */
export function roughLength(block: Block): number {
  switch (block.kind) {
    case "heading":
      return readLength(block.text, CLIPS.heading);
    case "paragraph":
    case "caution":
    case "note":
      return readLength(block.text, CLIPS.paragraph);
    case "facts":
      return sum(
        block.facts,
        ({ label, value }) => 5 + readLength(label, CLIPS.label) + readLength(value, CLIPS.value),
      );
    case "list":
      return sum(block.items, (item) => 3 + readLength(item, CLIPS.item));
    case "table": {
      // A table of wide labels is drawn as a list, which names every column in every row.
      const labels = sum(block.columns, ({ label }) => readLength(label, CLIPS.label));
      const perRow = 2 * block.columns.length + (labels > WIDEST_TABLE ? labels : 0);
      return sum(block.rows, (row) => perRow + sum(row, (cell) => readLength(cell, CLIPS.value)));
    }
    case "score":
      return readLength(block.novelty.reason, CLIPS.reason) + readLength(block.significance.reason, CLIPS.reason);
    default:
      return unreachable(block);
  }
}
