import type { Knowledge } from "../knowledge/knowledge.ts";
import type { Message } from "../message/message.ts";
import { dateWords } from "./words.ts";

/** A list that came out empty: says so, and how fresh the knowledge is, so that empty never looks broken. */
export function nothingMatches(title: string, knowledge: Knowledge, instead?: string): Message {
  const [newest] = knowledge.announcements;
  const sentence = newest
    ? `None of the ${knowledge.announcements.length.toLocaleString("en")} announcements fits; the newest is of ${dateWords(newest.date)}.`
    : "There are no announcements in the knowledge base yet.";
  return {
    summary: `${title}: ${sentence}`,
    title,
    tone: "refused",
    blocks: [{ kind: "paragraph", text: `${sentence} Try fewer or wider filters.` }],
    actions: [
      ...(instead ? [{ kind: "run", label: "Look further back", line: instead } as const] : []),
      { kind: "run", label: "Latest announcements", line: "latest" },
    ],
    audience: "asker",
    about: [],
  };
}
