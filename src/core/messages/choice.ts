import type { Knowledge } from "../knowledge/knowledge.ts";
import type { RecordId } from "../knowledge/slug.ts";
import type { Message } from "../message/message.ts";
import { buttonLabel, recordLabel } from "./record-label.ts";
import { lineOf } from "./search-results.ts";
import { listed } from "./words.ts";

/** A name that several records share, or nearly: the asker picks. */
export function choice(asked: string, ids: readonly RecordId[], knowledge: Knowledge, near: boolean): Message {
  const labels = ids.map((id) => recordLabel(id, knowledge));
  const sentence = near
    ? `Nothing is called “${asked}”; these names come close.`
    : `“${asked}” can mean ${ids.length === 2 ? "two things" : `${ids.length} things`} here.`;
  return {
    summary: `${sentence} Which one: ${listed(labels, "or")}?`,
    title: `Which “${asked}”?`,
    tone: "plain",
    blocks: [
      { kind: "paragraph", text: sentence },
      { kind: "list", items: labels },
    ],
    actions: ids.map((id) => ({ kind: "run", label: buttonLabel(id, knowledge), line: lineOf(id) })),
    audience: "asker",
    about: ids,
  };
}
