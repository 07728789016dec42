import type { Status } from "../command/declare.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import { recordId } from "../knowledge/slug.ts";
import type { Message } from "../message/message.ts";
import { ago } from "../message/spans.ts";
import type { Problem } from "../ports.ts";
import { count, dateWords } from "./words.ts";

/** What AMW tracks, in one phrase. */
export const holdings = (knowledge: Knowledge): string =>
  `${count(knowledge.players.size, "player")}, ${count(knowledge.products.size, "product")}, ${count(knowledge.segments.size, "segment")} and ${count(knowledge.announcements.length, "announcement")}`;

export function aboutMessage(knowledge: Knowledge, status: Status): Message {
  const [newest] = knowledge.announcements;
  const problems = status.problems();
  return {
    summary: `AMW ${status.version} holds ${holdings(knowledge)}.`,
    title: "AMW, the AI Market Watch briefing bot",
    tone: problems.length > 0 ? "caution" : "plain",
    blocks: [
      {
        kind: "paragraph",
        text: "AMW answers questions about who makes what in AI infrastructure and what they announced, from a curated knowledge base in which every statement has a source.",
      },
      ...(problems.length > 0
        ? [
            {
              kind: "caution",
              text: `${count(problems.length, "problem")} in the knowledge base; what is affected is served in its last good version or left out. The first: ${problems.slice(0, 1).map(problemLine)}`,
            } as const,
          ]
        : []),
      {
        kind: "facts",
        facts: [
          { label: "Version", value: status.version },
          { label: "Holds", value: `${holdings(knowledge)}, with ${count(knowledge.claimCount, "claim")}` },
          ...(newest ? [{ label: "Newest announcement", value: `${newest.title} (${dateWords(newest.date)})` }] : []),
          { label: "Knowledge last changed", value: [ago(status.freshAt())] },
          { label: "Revision", value: knowledge.revision },
        ],
      },
    ],
    actions: [
      { kind: "run", label: "Help", line: "help" },
      { kind: "run", label: "Latest announcements", line: "latest" },
    ],
    audience: "asker",
    about: newest ? [recordId("announcement", newest.id)] : [],
  };
}

/** Where the operator's machine keeps the folder is nobody's business in a chat. */
const problemLine = ({ file, line, text }: Problem): string =>
  `${file.split(/[\\/]/).slice(-2).join("/")}:${line}: ${text}`;
