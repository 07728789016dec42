import type { Block, Text } from "../../core/message/message.ts";
import { tableRows } from "../../core/message/table-rows.ts";
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
      // A table of wide labels is drawn row by row, each naming its columns.
      const named = sum(block.columns, ({ label }) => label.length) > WIDEST_TABLE;
      return sum(
        tableRows(block),
        ({ head, cells }) =>
          readLength(head, CLIPS.value) +
          sum(
            cells,
            ({ label, value }) => 2 + readLength(value, CLIPS.value) + (named ? readLength(label, CLIPS.label) : 0),
          ),
      );
    }
    case "score":
      return readLength(block.novelty.reason, CLIPS.reason) + readLength(block.significance.reason, CLIPS.reason);
    default:
      return unreachable(block);
  }
}
