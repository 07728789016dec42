import { type Claim, type ClaimStatus, statusOf } from "../knowledge/claim.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import { type Source, sourceKey } from "../knowledge/source.ts";
import type { Block, Span, Text } from "../message/message.ts";
import { code, link, strong } from "../message/spans.ts";
import { shortPlayerName } from "./names.ts";
import { capital, dateWords, listed, sentence } from "./words.ts";

export const claimantName = (knowledge: Knowledge, { claimant }: Claim): string =>
  "player" in claimant ? shortPlayerName(knowledge, claimant.player) : claimant.name;

/** A claim as one item of a list: its status first, then the sentence, then who says so and when. */
export const claimLine = (knowledge: Knowledge, claim: Claim): Text => [
  code(statusOf(claim)),
  ` ${claim.text} `,
  `(${claimantName(knowledge, claim)}, ${dateWords(claim.date)})`,
];

/** How much contrary evidence a card shows at a glance. */
const SHOWN = 3;

/** `disputed` and `refuted` claims, each with what contradicts it: what a reader must see at a glance. */
export function contraryEvidence(claims: readonly Claim[], sources: readonly Source[]): Block[] {
  return claims.flatMap((claim): Block[] => {
    const status = statusOf(claim);
    if (status !== "disputed" && status !== "refuted") return [];
    const against = claim.evidence.filter((evidence) => evidence.stance === "contradicts");
    return [
      {
        kind: "caution",
        text: [
          strong(`${capital(status)}: `),
          sentence(claim.text),
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

/** The source that evidence names, as a link where it has an address. */
export function sourceLink(sources: readonly Source[], key: string): readonly Span[] {
  const source = sources.find((candidate) => sourceKey(candidate) === key);
  if (!source) return [key];
  return source.url ? [link(source.publisher, source.url)] : [source.publisher];
}

const RECORD_ORDER: readonly (ClaimStatus | "open")[] = [
  "verified",
  "corroborated",
  "disputed",
  "refuted",
  "stale",
  "superseded",
  "claimed",
];

/** A claimant's record: `7 claims: 2 verified, 1 refuted, 4 unresolved`; undefined for nobody's claims. */
export function claimRecord(statuses: readonly ClaimStatus[]): string | undefined {
  if (statuses.length === 0) return undefined;
  const parts = RECORD_ORDER.flatMap((status) => {
    const n = statuses.filter((s) => s === status).length;
    return n > 0 ? [`${n} ${status === "claimed" ? "not yet checked" : status}`] : [];
  });
  return `${statuses.length} ${statuses.length === 1 ? "claim" : "claims"}: ${listed(parts)}`;
}
