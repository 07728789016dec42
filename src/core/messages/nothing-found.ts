import type { Knowledge } from "../knowledge/knowledge.ts";
import type { RecordId } from "../knowledge/slug.ts";
import type { Action, Message } from "../message/message.ts";
import { holdings } from "./about-message.ts";
import { buttonLabel } from "./record-label.ts";
import { listed } from "./words.ts";

interface NothingFound {
  readonly asked: string;
  readonly knowledge: Knowledge;
  readonly nearest: readonly RecordId[];
  readonly actions: readonly Action[];
}

/** No record has the name and none mentions it: the nearest names as buttons, and what is tracked. */
export function nothingFound({ asked, knowledge, nearest, actions }: NothingFound): Message {
  const guess =
    nearest.length > 0
      ? ` Did you mean ${listed(
          [...new Set(nearest)].slice(0, 4).map((id) => buttonLabel(id, knowledge)),
          "or",
        )}?`
      : "";
  const sentence = `Nothing here is called “${asked}” or mentions it.${guess}`;
  return {
    summary: sentence,
    title: `Not found: ${asked}`,
    tone: "refused",
    blocks: [
      { kind: "paragraph", text: sentence },
      { kind: "note", text: `AMW tracks ${holdings(knowledge)} in AI infrastructure.` },
    ],
    actions: [
      ...actions,
      { kind: "run", label: "The player map", line: "map" },
      { kind: "run", label: "Help", line: "help" },
    ],
    audience: "asker",
    about: [],
  };
}

/** Records mention the words, but the filters let none of them pass. */
export function nothingPasses(words: string, knowledge: Knowledge): Message {
  const sentence = `No announcement that mentions “${words}” passes these filters; try fewer or wider ones.`;
  return {
    summary: sentence,
    title: "Nothing passes these filters",
    tone: "refused",
    blocks: [
      { kind: "paragraph", text: sentence },
      { kind: "note", text: `AMW tracks ${holdings(knowledge)} in AI infrastructure.` },
    ],
    actions: [{ kind: "run", label: "Without filters", line: `search ${words}` }],
    audience: "asker",
    about: [],
  };
}
