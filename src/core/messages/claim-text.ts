import type { Announcement } from "../knowledge/announcement.ts";
import { type Claim, type ClaimStatus, statusOf } from "../knowledge/claim.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import { type Source, sourceKey } from "../knowledge/source.ts";
import type { Block, Span, Text } from "../message/message.ts";
import { code, link, spansOf, strong } from "../message/spans.ts";
import { shortPlayerName } from "./names.ts";
import { sourceText } from "./sources.ts";
import { capital, dateWords, sentence } from "./words.ts";

export const claimantName = (knowledge: Knowledge, { claimant }: Claim): string =>
  "player" in claimant ? shortPlayerName(knowledge, claimant.player) : claimant.name;

/** A claim as one item of a list: its status first, then the sentence, then who says so and when. */
export const claimLine = (knowledge: Knowledge, claim: Claim): Text => [
  code(statusOf(claim)),
  ` ${claimSentence(knowledge, claim)}`,
];

/** The claim with who makes it and since when. */
const claimSentence = (knowledge: Knowledge, claim: Claim): string =>
  `${claim.text.replace(/\.$/u, "")} (${claimantName(knowledge, claim)}, ${dateWords(claim.date)}).`;

/** How much contrary evidence a card shows at a glance. */
const SHOWN = 3;

/** True for claims that a reader must not take at their word. */
export const isContested = (claim: Claim): boolean => ["disputed", "refuted"].includes(statusOf(claim));

/** `disputed` and `refuted` claims, each with what contradicts it: what a reader must see at a glance. */
export function contraryEvidence({ claims, sources }: Announcement, knowledge: Knowledge): Block[] {
  return claims.filter(isContested).flatMap((claim): Block[] => {
    const status = statusOf(claim);
    const against = claim.evidence.filter((evidence) => evidence.stance === "contradicts");
    return [
      {
        kind: "caution",
        text: [
          strong(`${capital(status)}: `),
          claimSentence(knowledge, claim),
          ...(against.length > 0 ? [strong(" Against it:")] : []),
          ...against
            .slice(0, SHOWN)
            .flatMap(({ source, note }): Span[] => [" ", ...sourceLink(sources, source), `: ${sentence(note)}`]),
          ...(against.length > SHOWN ? [` ${against.length - SHOWN} more against it: see Why.`] : []),
        ],
      },
    ];
  });
}

/** The sentence that a claim with nothing settled ends in: what would settle it, and by when. */
export function settledBy(claim: Claim): string | undefined {
  if (!claim.watch) return undefined;
  const due = claim.watch.due ? `, due ${dateWords(claim.watch.due)}` : "";
  return `Would settle it${due}: ${claim.watch.settledBy.map((one) => one.replace(/\.$/, "")).join("; ")}.`;
}

/** The source that evidence names, with its date and grade. */
export function sourceNamed(sources: readonly Source[], key: string): readonly Span[] {
  const source = sources.find((candidate) => sourceKey(candidate) === key);
  return source ? spansOf(sourceText(source)) : [key];
}

/** The same, short: a link where it has an address. */
function sourceLink(sources: readonly Source[], key: string): readonly Span[] {
  const source = sources.find((candidate) => sourceKey(candidate) === key);
  if (!source) return [key];
  return source.url ? [link(source.publisher, source.url)] : [source.publisher];
}

const RECORD_ORDER: readonly ClaimStatus[] = [
  "verified",
  "corroborated",
  "disputed",
  "refuted",
  "stale",
  "superseded",
  "claimed",
];

/** A claimant's record: `7 claims: 2 verified, 1 refuted, 4 open`; undefined for nobody's claims. */
export function claimRecord(statuses: readonly ClaimStatus[]): string | undefined {
  if (statuses.length === 0) return undefined;
  const parts = RECORD_ORDER.flatMap((status) => {
    const n = statuses.filter((s) => s === status).length;
    return n > 0 ? [`${n} ${status === "claimed" ? "open" : status}`] : [];
  });
  return `${statuses.length} ${statuses.length === 1 ? "claim" : "claims"}: ${parts.join(", ")}`;
}
