import { dateWords } from "../messages/words.ts";
import { unreachable } from "../unreachable.ts";
import type { Block, Message, Scored, Span, Text } from "./message.ts";
import { spansOf } from "./spans.ts";
import { type TableRow, tableRows } from "./table-rows.ts";

/** An instant for readers whose timezone is unknown: "3 May 2026, 09:00 UTC". */
export function plainDate(at: Date): string {
  if (Number.isNaN(at.getTime())) return "unknown date";
  const [day = "", time = ""] = at.toISOString().split("T");
  return `${dateWords(day)}, ${time.slice(0, 5)} UTC`;
}

function plainSpan(span: Span): string {
  if (typeof span === "string") return span;
  switch (span.kind) {
    case "strong":
    case "code":
      return span.text;
    case "link":
      return span.text === span.url || span.text === "" ? span.url : `${span.text} (${span.url})`;
    case "date":
      return plainDate(span.at);
    default:
      return unreachable(span);
  }
}

/** A text without markup; a link as "text (address)". */
export const plainSpans = (text: Text): string => spansOf(text).map(plainSpan).join("");

const plainScore = (name: string, { score, reason }: Scored): string => `${name} ${score} of 3: ${reason}`;

/** Read aloud, a cell means nothing without its column's name: "Huawei: Country China; Newest read none yet". */
function plainRow({ head, count, cells }: TableRow): string {
  const named = [plainSpans(head), ...(count === undefined ? [] : [`(${count})`])].filter(Boolean).join(" ");
  const told = cells.map(({ label, value }) => [label, plainSpans(value)].filter(Boolean).join(" ")).join("; ");
  return [named, told].filter(Boolean).join(": ");
}

function plainBlock(block: Block): string {
  switch (block.kind) {
    case "heading":
      return block.text;
    case "paragraph":
    case "note":
      return plainSpans(block.text);
    case "caution":
      return `Caution: ${plainSpans(block.text)}`;
    case "facts":
      return block.facts.map(({ label, value }) => `${label}: ${plainSpans(value)}`).join("\n");
    case "list":
      return block.items
        .map((item, i) => `${block.numbered ? `${(block.start ?? 1) + i}.` : "•"} ${plainSpans(item)}`)
        .join("\n");
    case "table":
      return tableRows(block).map(plainRow).join("\n");
    case "score":
      return [
        plainScore("Novelty", block.novelty),
        plainScore("Significance", block.significance),
        `Vector: ${block.vector}`,
      ].join("\n");
    default:
      return unreachable(block);
  }
}

/** The title and every block, complete and without markup, one empty line between them. Buttons are left to the surface. */
export const plainText = (message: Message): string =>
  [message.title, ...message.blocks.map(plainBlock)].filter((part) => part !== "").join("\n\n");
