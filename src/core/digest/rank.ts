import type { AnnouncementHead } from "../knowledge/heads.ts";
import { newestFirst } from "../knowledge/partial-date.ts";
import type { Reckoning } from "./window.ts";

export const SIGNIFICANCE_WEIGHT = 4;
export const NOVELTY_WEIGHT = 3;
export const STATUS_CHANGED = 4;
export const NEW_EVIDENCE = 1;
export const REPEATED = 2;
/** Posts older than this no longer count as repeated. */
export const REPEATED_WITHIN_DAYS = 7;
export const LEAD_AT = 14;
export const BRIEF_AT = 7;

type Scores = Pick<AnnouncementHead, "novelty" | "significance">;

/** What an announcement's scores alone earn: `4·significance + 3·novelty`, 0 to 21. Credibility never changes it. */
export const scoreRank = ({ novelty, significance }: Scores): number =>
  SIGNIFICANCE_WEIGHT * significance + NOVELTY_WEIGHT * novelty;

/** The whole rank in points, for one channel. `repeats`: earlier posts of the announcement as it stands now. */
export function reckon(
  { novelty, significance }: Scores,
  { lifted, change, repeats }: { readonly lifted: number; readonly change: number; readonly repeats: number },
): Reckoning {
  const parts = {
    significance: SIGNIFICANCE_WEIGHT * significance,
    novelty: NOVELTY_WEIGHT * novelty,
    lifted,
    change,
    repeated: repeats === 0 ? 0 : -REPEATED * repeats,
  };
  return { ...parts, rank: scoreRank({ novelty, significance }) + lifted + change + parts.repeated };
}

/** Where a rank puts an announcement in a digest. */
export type Place = "lead" | "brief" | "minor";
export const placeOf = (rank: number): Place => (rank >= LEAD_AT ? "lead" : rank >= BRIEF_AT ? "brief" : "minor");

type Ranked = Scores & Pick<AnnouncementHead, "date" | "id">;

/** Of equal rank: by significance, novelty, date, id, so that it is the same everywhere. */
export const ofEqualRank = (a: Ranked, b: Ranked): number =>
  b.significance - a.significance ||
  b.novelty - a.novelty ||
  newestFirst(a.date, b.date) ||
  (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

/** Highest first, by the scores alone. */
export const highestFirst = (a: Ranked, b: Ranked): number => scoreRank(b) - scoreRank(a) || ofEqualRank(a, b);
