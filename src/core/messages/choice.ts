import type { Knowledge } from "../knowledge/knowledge.ts";
import type { NameHit } from "../lookup/name-index.ts";
import type { Message } from "../message/message.ts";
import { unreachable } from "../unreachable.ts";
import { buttonLabel, recordLabel } from "./record-label.ts";
import { lineOf } from "./search-results.ts";
import { listed } from "./words.ts";

/** A name that several records share, or nearly: the asker picks. */
export function choice(asked: string, hits: readonly NameHit[], more: boolean, knowledge: Knowledge): Message {
  const ids = hits.map((hit) => hit.id);
  const labels = ids.map((id) => recordLabel(id, knowledge));
  const sentence = sentenceFor(asked, ids.length, hits[0]?.how ?? "exact");
  return {
    summary: `${sentence} Which one: ${listed(labels, "or")}?`,
    title: `Which “${asked}”?`,
    tone: "plain",
    blocks: [
      { kind: "paragraph", text: sentence },
      { kind: "list", items: labels },
      ...(more ? [{ kind: "note", text: "There are more; type another letter." } as const] : []),
    ],
    actions: ids.map((id) => ({ kind: "run", label: buttonLabel(id, knowledge), line: lineOf(id) })),
    audience: "asker",
    about: ids,
  };
}

function sentenceFor(asked: string, several: number, how: NameHit["how"]): string {
  switch (how) {
    case "exact":
      return `“${asked}” can mean ${several === 2 ? "two" : several} things here.`;
    case "prefix":
      return `Several names begin with “${asked}”.`;
    case "near":
      return `Nothing is called “${asked}”; these names come close.`;
    default:
      return unreachable(how);
  }
}
