import { type Filters, narrows } from "../knowledge/filters.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import type { Message } from "../message/message.ts";
import { dateWords } from "./words.ts";

/** A list that came out empty: says why, and how fresh the knowledge is, so that empty never looks broken. */
export function nothingMatches(title: string, knowledge: Knowledge, filters: Filters, instead?: string): Message {
  const sentence = sentenceFor(knowledge, filters);
  return {
    summary: `${title}: ${sentence}`,
    title,
    tone: "refused",
    blocks: [{ kind: "paragraph", text: sentence }],
    actions: [
      ...(instead ? [{ kind: "run", label: "Look further back", line: instead } as const] : []),
      { kind: "run", label: "Latest announcements", line: "latest" },
    ],
    audience: "asker",
    about: [],
  };
}

function sentenceFor(knowledge: Knowledge, filters: Filters): string {
  const [newest] = knowledge.announcements;
  if (!newest) return "There are no announcements in the knowledge base yet.";
  const all = knowledge.announcements.length.toLocaleString("en");
  const freshness = `the newest of all ${all} is of ${dateWords(newest.date)}`;
  const { since, ...others } = filters;
  if (since !== undefined && !narrows(others)) return `Nothing since ${dateWords(since)}; ${freshness}.`;
  return narrows(filters)
    ? `No announcement passes these filters; ${freshness}. Try fewer or wider ones.`
    : `No announcement is recorded here yet; ${freshness}.`;
}
