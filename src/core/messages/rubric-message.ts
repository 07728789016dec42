import type { Rubric } from "../knowledge/rubric.ts";
import type { Block, Message } from "../message/message.ts";
import { strong } from "../message/spans.ts";
import { capital } from "./words.ts";

/** What each score means, in the team's own wording. */
export function rubricMessage(rubric: Rubric): Message {
  const scale = (name: "novelty" | "significance"): Block[] => [
    { kind: "heading", text: `${capital(name)}: ${rubric[name].question}` },
    {
      kind: "list",
      items: rubric[name].levels.map((level) => [strong(`${level.score} ${capital(level.name)}.`), ` ${level.means}`]),
    },
  ];
  const spoken = (name: "novelty" | "significance"): string =>
    `${capital(name)}: ${rubric[name].levels.map((level) => `${level.score} ${level.name}`).join(", ")}.`;
  return {
    summary: `What the scores mean. ${spoken("novelty")} ${spoken("significance")}`,
    title: "The rubric: what the scores mean",
    tone: "plain",
    blocks: [
      ...scale("novelty"),
      ...scale("significance"),
      ...(rubric.rules.length > 0
        ? [{ kind: "heading", text: "Rules" } as const, { kind: "list", items: rubric.rules } as const]
        : []),
    ],
    actions: [{ kind: "run", label: "Top announcements", line: "top" }],
    audience: "asker",
    about: [],
  };
}
