import type { AnnouncementHead } from "../knowledge/heads.ts";
import { newestFirst } from "../knowledge/partial-date.ts";

export const SIGNIFICANCE_WEIGHT = 4;
export const NOVELTY_WEIGHT = 3;
export const LEAD_AT = 14;
export const BRIEF_AT = 7;

type Scores = Pick<AnnouncementHead, "novelty" | "significance">;

/** What an announcement's scores alone earn: `4·significance + 3·novelty`, 0 to 21. Credibility never changes it. */
export const scoreRank = ({ novelty, significance }: Scores): number =>
  SIGNIFICANCE_WEIGHT * significance + NOVELTY_WEIGHT * novelty;

/** Where a rank puts an announcement in a digest. */
export type Place = "lead" | "brief" | "minor";
export const placeOf = (rank: number): Place => (rank >= LEAD_AT ? "lead" : rank >= BRIEF_AT ? "brief" : "minor");

type Ranked = Scores & Pick<AnnouncementHead, "date" | "id">;

/** Highest first; ties by significance, novelty, date, id, so that it is the same everywhere. */
export const highestFirst = (a: Ranked, b: Ranked): number =>
  scoreRank(b) - scoreRank(a) ||
  b.significance - a.significance ||
  b.novelty - a.novelty ||
  newestFirst(a.date, b.date) ||
  (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
