import type { AnnouncementHead } from "../knowledge/heads.ts";
import { kindOf, type RecordId, slugOf } from "../knowledge/slug.ts";

export const PLAYER_LIFT = 3;
export const SEGMENT_LIFT = 1;

/** What a subscription's lift adds to the rank: 3 where one of its players is named, 1 for one of its segments. */
export function liftOf({ players, segments }: AnnouncementHead, lift: readonly RecordId[]): number {
  const named = (kind: string, slugs: readonly string[]): boolean =>
    lift.some((id) => kindOf(id) === kind && slugs.includes(slugOf(id)));
  return (named("player", players) ? PLAYER_LIFT : 0) + (named("segment", segments) ? SEGMENT_LIFT : 0);
}
