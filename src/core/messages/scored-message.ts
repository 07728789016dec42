import type { Change } from "../curating/audit.ts";
import { isObject, own } from "../curating/same-json.ts";
import type { Announcement } from "../knowledge/announcement.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import { vectorOf } from "../knowledge/vector.ts";
import type { Block, Message, Text } from "../message/message.ts";
import { strong } from "../message/spans.ts";
import { changedMessage } from "./changed-message.ts";
import { capital } from "./words.ts";

type ScaleName = "novelty" | "significance";

/** What a form says above its fields. */
export const scoredNow = (label: string, novelty: string, significance: string): string =>
  `“${label}” has novelty ${novelty} and significance ${significance} now; what it said before stays in the history.`;

/** An announcement was scored: old and new side by side, what the rubric says of each score, and the vector. */
export function scoredMessage(
  change: Change,
  announcement: Announcement,
  label: string,
  knowledge: Knowledge,
): Message {
  const { novelty, significance } = announcement.read;
  const before = own(change.records[0]?.before ?? {}, "read");
  const was = (scale: ScaleName): unknown => {
    const one = isObject(before) ? own(before, scale) : undefined;
    return isObject(one) ? one.score : undefined;
  };
  const row = (scale: ScaleName): readonly Text[] => [
    [strong(capital(scale))],
    level(knowledge, scale, was(scale)),
    level(knowledge, scale, announcement.read[scale].score),
  ];
  const blocks: Block[] = [
    {
      kind: "table",
      columns: [{ label: "Score" }, { label: "Was" }, { label: "Is now" }],
      rows: [row("novelty"), row("significance")],
    },
    { kind: "score", novelty, significance, vector: vectorOf(announcement) },
    { kind: "heading", text: "What changed" },
  ];
  const sentence = `“${label}” has novelty ${novelty.score} (it was ${String(was("novelty") ?? "none")}) and significance ${significance.score} (it was ${String(was("significance") ?? "none")}).`;
  return changedMessage(change, {
    title: `Scored: ${label}`,
    sentence,
    before: blocks,
    actions: [{ kind: "run", label: "Why", line: `why ${announcement.id}` }],
  });
}

/** `2 · updates the map: a new capability, link, entry or exit`. */
function level(knowledge: Knowledge, scale: ScaleName, score: unknown): string {
  const found = knowledge.rubric[scale].levels.find((one) => one.score === score);
  return found ? `${found.score} · ${found.name}: ${found.means}` : String(score ?? "none");
}

/** What the rubric says of the scores that are chosen in a form, and what they ask for besides. */
export function rubricHint(
  novelty: string | undefined,
  significance: string | undefined,
  knowledge: Knowledge,
): string | undefined {
  const said = [
    ...(novelty === undefined ? [] : [`Novelty ${level(knowledge, "novelty", Number(novelty))}`]),
    ...(Number(novelty) >= 2 ? ["It wants the change on the map."] : []),
    ...(significance === undefined ? [] : [`Significance ${level(knowledge, "significance", Number(significance))}`]),
    ...(Number(significance) >= 2 ? ["It wants a segment."] : []),
  ];
  return said.length === 0 ? undefined : said.join(" ");
}
