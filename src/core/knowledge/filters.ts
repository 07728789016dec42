import type { ClaimStatus } from "./claim.ts";
import type { AnnouncementHead } from "./heads.ts";
import { firstDay } from "./partial-date.ts";
import type { Slug } from "./slug.ts";

/** Which announcements to show. An empty list lets everything pass; several values of one filter mean any of them. */
export interface Filters {
  readonly players: readonly Slug[];
  readonly segments: readonly Slug[];
  readonly regions: readonly string[];
  readonly tags: readonly Slug[];
  /** First and last day, `YYYY-MM-DD`, both included. */
  readonly since?: string | undefined;
  readonly until?: string | undefined;
  readonly minNovelty: number;
  readonly minSignificance: number;
  /** Passes when a claim of the announcement has one of these. */
  readonly statuses: readonly ClaimStatus[];
}

export const NO_FILTERS: Filters = {
  players: [],
  segments: [],
  regions: [],
  tags: [],
  minNovelty: 0,
  minSignificance: 0,
  statuses: [],
};

function anyOf<T>(wanted: readonly T[], has: readonly T[]): boolean {
  for (const one of wanted) if (has.includes(one)) return true;
  return wanted.length === 0;
}

/** An announcement known only to its month or year counts as of the first day of it, as it does in every order. */
export const matches = (head: AnnouncementHead, filters: Filters): boolean =>
  head.novelty >= filters.minNovelty &&
  head.significance >= filters.minSignificance &&
  (filters.since === undefined || firstDay(head.date) >= filters.since) &&
  (filters.until === undefined || firstDay(head.date) <= filters.until) &&
  anyOf(filters.players, head.players) &&
  anyOf(filters.segments, head.segments) &&
  anyOf(filters.regions, head.regions) &&
  anyOf(filters.tags, head.tags) &&
  (filters.statuses.length === 0 || hasClaimOf(head, filters.statuses));

function hasClaimOf({ claims }: AnnouncementHead, statuses: readonly ClaimStatus[]): boolean {
  for (const { status } of claims) if (statuses.includes(status)) return true;
  return false;
}

/** True when not everything passes. */
export const narrows = (filters: Filters): boolean =>
  filters.minNovelty + filters.minSignificance > 0 ||
  filters.since !== undefined ||
  filters.until !== undefined ||
  [filters.players, filters.segments, filters.regions, filters.tags, filters.statuses].some((list) => list.length > 0);
