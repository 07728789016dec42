import type { ClaimStatus } from "../knowledge/claim.ts";
import type { Rubric } from "../knowledge/rubric.ts";
import type { Block, Message, Text } from "../message/message.ts";
import { code, strong } from "../message/spans.ts";
import { capital } from "./words.ts";

const STATUSES: Readonly<Record<ClaimStatus, string>> = {
  claimed: "somebody says so, and nobody independent has confirmed it yet",
  corroborated: "at least two independent publishers support it, one of whom does not merely quote the claimant",
  verified: "primary or reproducible evidence from someone without a stake, approved by a second person",
  disputed: "credible evidence speaks against it",
  refuted: "verified evidence speaks against it, or the claimant took it back",
  stale: "its deadline passed and nothing settled it",
  superseded: "a later fact took its place",
};

const RELIABILITY = "A fully reliable, B usually, C fairly, D not usually, E unreliable, F not known";
const CREDIBILITY = "1 confirmed, 2 probably true, 3 possibly true, 4 doubtful, 5 improbable, 6 not known";

/** What each score means, in the team's own wording, and every code that answers use. */
export function rubricMessage(rubric: Rubric): Message {
  const scale = (name: "novelty" | "significance"): Block[] => [
    { kind: "heading", text: `${capital(name)}: ${rubric[name].question}` },
    {
      kind: "list",
      items: rubric[name].levels.map((level) => [strong(String(level.score)), ` ${level.means}`]),
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
      { kind: "heading", text: "What a claim's status means" },
      {
        kind: "list",
        items: Object.entries(STATUSES).map(([status, means]): Text => [code(status), `: ${means}`]),
      },
      { kind: "heading", text: "Codes" },
      {
        kind: "list",
        items: [
          [code("N2 S3"), ": novelty 2 and significance 3 of 3"],
          [
            code("B3"),
            `: the source's Admiralty grade. The letter is the source's reliability: ${RELIABILITY}. The digit is the information's credibility: ${CREDIBILITY}.`,
          ],
          [strong("second-hand"), ": only a page that quotes this source was read"],
          [strong("read in a copy"), ": a copy of this page was read"],
          [
            code("AMW:1/N:2/S:2/ST:claimed/SRC:B3"),
            ": the whole read in one line: novelty, significance, the most cautious claim status and the best source's grade",
          ],
        ],
      },
    ],
    actions: [{ kind: "run", label: "Top announcements", line: "top" }],
    audience: "asker",
    about: [],
  };
}
