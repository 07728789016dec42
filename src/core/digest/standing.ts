import type { ClaimStatus } from "../knowledge/claim.ts";
import type { AnnouncementHead } from "../knowledge/heads.ts";
import type { Slug } from "../knowledge/slug.ts";

/** What of an announcement may change under a channel that was told it. */
export interface Standing {
  readonly novelty: number;
  readonly significance: number;
  readonly retracted: boolean;
  /** By claim: its status, and how many pieces of evidence and steps it has. */
  readonly claims: Readonly<Record<Slug, readonly [status: ClaimStatus, evidence: number]>>;
}

export const standingOf = ({ novelty, significance, retracted, claims }: AnnouncementHead): Standing => ({
  novelty,
  significance,
  retracted,
  claims: Object.fromEntries(claims.map(({ id, status, evidence }) => [id, [status, evidence]])),
});

/** Whether nothing that counts lies between the two. */
export const isSameStanding = (a: Standing, b: Standing): boolean =>
  a.novelty === b.novelty &&
  a.significance === b.significance &&
  a.retracted === b.retracted &&
  Object.keys(a.claims).length === Object.keys(b.claims).length &&
  Object.entries(a.claims).every(([id, [status, evidence]]) => {
    const other = b.claims[id];
    return other !== undefined && other[0] === status && other[1] === evidence;
  });

/** One change of the knowledge as AMW noticed it, in the order of `seq`. New where there is no `before`, gone without `after`. */
export interface Change {
  readonly seq: number;
  /** When AMW noticed it, in milliseconds. */
  readonly at: number;
  readonly announcement: Slug;
  readonly before?: Standing | undefined;
  readonly after?: Standing | undefined;
}

/** That a place was told of an announcement, and how it stood then. */
export interface Told {
  readonly announcement: Slug;
  readonly as: Standing;
  /** Milliseconds. */
  readonly at: number;
  readonly delivery: string;
}
