import { BRIEF_AT, LEAD_AT, NOVELTY_WEIGHT, placeOf, SIGNIFICANCE_WEIGHT, scoreRank } from "../digest/rank.ts";
import type { Announcement } from "../knowledge/announcement.ts";
import { type Claim, statusOf } from "../knowledge/claim.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import type { Rubric } from "../knowledge/rubric.ts";
import { recordId } from "../knowledge/slug.ts";
import { familyOf } from "../knowledge/source.ts";
import { vectorOf } from "../knowledge/vector.ts";
import type { Block, Message, Text } from "../message/message.ts";
import { code, strong } from "../message/spans.ts";
import { scorer } from "./announcement-card.ts";
import { claimantName, settledBy, sourceNamed } from "./claim-text.ts";
import { sourcesNote } from "./sources.ts";
import { capital, count, dateWords, sentence } from "./words.ts";

const PLACES = {
  lead: `it would lead a digest (${LEAD_AT} and more)`,
  brief: `it would stand among the briefs of a digest (${BRIEF_AT} to ${LEAD_AT - 1})`,
  minor: `a digest would only count it among the minor ones (under ${BRIEF_AT})`,
} as const;

/**
 * How a read came about: vector, reasons against the rubric, evidence step by step, and the digest rank added up. `here`:
 * how it came to be posted in the channel. `nameOf`: what people call an actor.
 */
export function whyMessage(
  announcement: Announcement,
  knowledge: Knowledge,
  here?: string,
  nameOf?: (actor: string) => string | undefined,
): Message {
  const { read, claims, sources, title } = announcement;
  const [novelty, significance] = [read.novelty.score, read.significance.score];
  const rank = scoreRank({ novelty, significance });
  const sum = `${SIGNIFICANCE_WEIGHT} × ${significance} + ${NOVELTY_WEIGHT} × ${novelty} = ${rank}`;
  return {
    summary: `Why “${title}” has novelty ${novelty} and significance ${significance}: ${sentence(read.novelty.reason)} ${sentence(read.significance.reason)} Digest rank ${rank}: ${PLACES[placeOf(rank)]}.`,
    title: `Why: ${title}`,
    tone: "plain",
    blocks: [
      { kind: "score", novelty: read.novelty, significance: read.significance, vector: vectorOf(announcement) },
      {
        kind: "facts",
        facts: [
          { label: `Novelty ${novelty} means`, value: meaning(knowledge.rubric, "novelty", novelty) },
          {
            label: `Significance ${significance} means`,
            value: meaning(knowledge.rubric, "significance", significance),
          },
          ...(read.mapDelta ? [{ label: "On the map", value: read.mapDelta }] : []),
          { label: "Scored by", value: `${scorer(read.by, nameOf)}, ${dateWords(read.date)}` },
        ],
      },
      { kind: "heading", text: "Digest rank" },
      {
        kind: "paragraph",
        text: [
          strong(`R = ${sum}`),
          `: ${PLACES[placeOf(rank)]}. In a channel's digest a lifted player adds 3 and a lifted segment 1, a claim that changed status 4 or new evidence 1, and each earlier post of the same within 7 days takes 2 away. Credibility never changes R.`,
        ],
      },
      ...(here === undefined ? [] : [{ kind: "paragraph", text: here } as const]),
      ...claims.flatMap((claim, i) => evidenceBlocks(claim, i, announcement, knowledge, nameOf)),
      sourcesNote(
        sources,
        `Sources (${sources.length}, from ${count(new Set(sources.map(familyOf)).size, "publisher")})`,
      ),
    ],
    actions: [
      { kind: "run", label: "The whole read", line: announcement.id },
      { kind: "run", label: "The rubric", line: "rubric" },
    ],
    audience: "asker",
    about: [recordId("announcement", announcement.id)],
  };
}

function meaning(rubric: Rubric, scale: "novelty" | "significance", score: number): string {
  const level = rubric[scale].levels.find((one) => one.score === score);
  return level?.means ?? String(score);
}

function evidenceBlocks(
  claim: Claim,
  index: number,
  announcement: Announcement,
  knowledge: Knowledge,
  nameOf: ((actor: string) => string | undefined) | undefined,
): Block[] {
  const { sources, read } = announcement;
  const [readBy, total] = [read.by, announcement.claims.length];
  const steps = claim.steps.map((step): Text => {
    const people = [
      ...(step.by === readBy ? [] : [scorer(step.by, nameOf)]),
      ...(step.approvedBy ? [`approved by ${scorer(step.approvedBy, nameOf)}`] : []),
    ];
    return [
      code(step.status),
      ` ${dateWords(step.date)}${people.length > 0 ? ` (${people.join(", ")})` : ""}: ${sentence(step.reason)} `,
      ...sourceNamed(sources, step.evidence),
    ];
  });
  const evidence = claim.evidence.map(
    (one): Text => [
      strong(`${capital(one.stance)}:`),
      ` ${sentence(one.note)} `,
      ...sourceNamed(sources, one.source),
      ...(one.quotesClaimant ? [" It quotes the claimant."] : []),
    ],
  );
  const settles = settledBy(claim);
  return [
    { kind: "heading", text: `${total > 1 ? `Claim ${index + 1}` : "The claim"} is ${statusOf(claim)}` },
    { kind: "paragraph", text: `${sentence(claim.text)} Claimed by ${claimantName(knowledge, claim)}.` },
    { kind: "list", items: [...steps, ...evidence] },
    ...(settles ? [{ kind: "paragraph", text: settles } as const] : []),
  ];
}
