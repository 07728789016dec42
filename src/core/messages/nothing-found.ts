import type { Knowledge } from "../knowledge/knowledge.ts";
import type { RecordId } from "../knowledge/slug.ts";
import type { Action, Message } from "../message/message.ts";
import { holdings } from "./about-message.ts";
import { buttonLabel } from "./record-label.ts";
import { lineOf } from "./search-results.ts";
import { listed } from "./words.ts";

/** No record has the name and none mentions it: the nearest names as buttons, and what is tracked. */
export function nothingFound(
  asked: string,
  nearest: readonly RecordId[],
  knowledge: Knowledge,
  filtered = false,
  extra: readonly Action[] = [],
): Message {
  const guess =
    nearest.length > 0
      ? ` Did you mean ${listed(
          nearest.map((id) => buttonLabel(id, knowledge)),
          "or",
        )}?`
      : "";
  const sentence = filtered
    ? `Nothing that mentions “${asked}” passes these filters; try fewer or wider ones.`
    : `Nothing here is called “${asked}” or mentions it.${guess}`;
  return {
    summary: sentence,
    title: `Not found: ${asked}`,
    tone: "refused",
    blocks: [
      { kind: "paragraph", text: sentence },
      { kind: "note", text: `AMW tracks ${holdings(knowledge)} in AI infrastructure.` },
    ],
    actions: [
      ...nearest.map((id) => ({ kind: "run", label: buttonLabel(id, knowledge), line: lineOf(id) }) as const),
      ...extra,
      { kind: "run", label: "The player map", line: "map" },
    ],
    audience: "asker",
    about: [],
  };
}
