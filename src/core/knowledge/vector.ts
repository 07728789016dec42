import type { AnnouncementHead } from "./heads.ts";
import { sourceKey, UNGRADED } from "./source.ts";
import type { Announcement } from "./announcement.ts";
import { type ClaimStatus, statusOf } from "./claim.ts";

/** The status a reader must hear first comes first. */
const MOST_CAUTIOUS: readonly ClaimStatus[] = ["refuted", "disputed", "stale", "superseded", "claimed", "corroborated", "verified"];

/** The one status that an announcement with several claims wears: the most cautious of them; undefined without claims. */
export const overallStatus = (statuses: readonly ClaimStatus[]): ClaimStatus | undefined =>
  MOST_CAUTIOUS.find((status) => statuses.includes(status));

export const headStatus = (head: AnnouncementHead): ClaimStatus | undefined =>
  overallStatus(head.claims.map((claim) => claim.status));

/** Everything at once: `AMW:1/N:2/S:2/ST:claimed/SRC:B3`. SRC is the best grade among the sources that carry it, contrary evidence aside. */
export function vectorOf(announcement: Announcement): string {
  const status = overallStatus(announcement.claims.map(statusOf)) ?? "none";
  const contrary = new Set(announcement.claims.flatMap((claim) => claim.evidence.flatMap((e) => (e.stance === "contradicts" ? [e.source] : []))));
  const carrying = announcement.sources.filter((source) => !contrary.has(sourceKey(source)));
  const grade = (carrying.length > 0 ? carrying : announcement.sources).map((source) => source.grade).sort()[0] ?? UNGRADED;
  const { novelty, significance } = announcement.read;
  return `AMW:1/N:${novelty.score}/S:${significance.score}/ST:${status}/SRC:${grade}`;
}
