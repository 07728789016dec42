import type { AnnouncementHead } from "../knowledge/heads.ts";
import type { Topics, Wishes } from "./subscription.ts";

type Selecting = Pick<Wishes, "include" | "exclude" | "minNovelty" | "minSignificance">;

/** Whether an announcement is what a channel asked for. One that was retracted is nobody's news. */
export const isWanted = (
  head: AnnouncementHead,
  { include, exclude, minNovelty, minSignificance }: Selecting,
): boolean =>
  !head.retracted &&
  head.novelty >= minNovelty &&
  head.significance >= minSignificance &&
  (include.players.length === 0 || share(include.players, head.players)) &&
  (include.segments.length === 0 || share(include.segments, head.segments)) &&
  (include.regions.length === 0 || share(include.regions, head.regions)) &&
  (include.tags.length === 0 || share(include.tags, head.tags)) &&
  !isAboutAny(head, exclude);

const isAboutAny = (head: AnnouncementHead, { players, segments, regions, tags }: Topics): boolean =>
  share(players, head.players) ||
  share(segments, head.segments) ||
  share(regions, head.regions) ||
  share(tags, head.tags);

function share<T>(some: readonly T[], others: readonly T[]): boolean {
  for (const one of some) if (others.includes(one)) return true;
  return false;
}
