import type { Announcement } from "./announcement.ts";
import { type ClaimStatus, statusOf } from "./claim.ts";
import type { AnnouncementHead } from "./heads.ts";
import { type Source, sourceKey, UNGRADED } from "./source.ts";

/** The status a reader must hear first comes first. */
const MOST_CAUTIOUS: readonly ClaimStatus[] = [
  "refuted",
  "disputed",
  "stale",
  "superseded",
  "claimed",
  "corroborated",
  "verified",
];

/** The one status that an announcement with several claims wears: the most cautious of them; undefined without claims. */
export const overallStatus = (statuses: readonly ClaimStatus[]): ClaimStatus | undefined =>
  MOST_CAUTIOUS.find((status) => statuses.includes(status));

export const headStatus = (head: AnnouncementHead): ClaimStatus | undefined =>
  overallStatus(head.claims.map((claim) => claim.status));

/** The sources that carry the announcement: all but those cited only as contrary evidence. */
export function carryingSources({ claims, sources }: Pick<Announcement, "claims" | "sources">): readonly Source[] {
  const evidence = claims.flatMap((claim) => claim.evidence);
  const supporting = new Set(evidence.filter((one) => one.stance === "supports").map((one) => one.source));
  const contrary = new Set(evidence.filter((one) => one.stance === "contradicts").map((one) => one.source));
  const carrying = sources.filter((source) => supporting.has(sourceKey(source)) || !contrary.has(sourceKey(source)));
  return carrying.length > 0 ? carrying : sources;
}

/** Everything at once: `AMW:1/N:2/S:2/ST:claimed/SRC:B3`. SRC is the best grade among the sources that carry it. */
export function vectorOf(announcement: Announcement): string {
  const status = overallStatus(announcement.claims.map(statusOf)) ?? "none";
  const [grade = UNGRADED] = carryingSources(announcement)
    .map((source) => source.grade)
    .sort();
  const { novelty, significance } = announcement.read;
  return `AMW:1/N:${novelty.score}/S:${significance.score}/ST:${status}/SRC:${grade}`;
}
