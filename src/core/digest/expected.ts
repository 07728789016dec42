import type { AnnouncementHead } from "../knowledge/heads.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import { firstDay } from "../knowledge/partial-date.ts";
import { liftOf } from "./lift.ts";
import { LEAD_AT, scoreRank } from "./rank.ts";
import type { Wishes } from "./subscription.ts";
import { isWanted } from "./wanted.ts";

/** What wishes would have brought. */
export interface Expected {
  readonly announcements: number;
  readonly leading: number;
  /** The newest that is wanted, whatever its date. */
  readonly newest?: AnnouncementHead | undefined;
  /** How many are wanted, whatever their date. */
  readonly ever: number;
}

/** Of the announcements dated from the day on, `YYYY-MM-DD`, and up to the other. */
export function expected(wishes: Wishes, since: string, until: string, knowledge: Knowledge): Expected {
  let [announcements, leading, ever] = [0, 0, 0];
  let newest: AnnouncementHead | undefined;
  for (const head of knowledge.announcements) {
    if (!isWanted(head, wishes)) continue;
    ever++;
    newest ??= head;
    const day = firstDay(head.date);
    if (day < since || day > until) continue;
    announcements++;
    if (scoreRank(head) + liftOf(head, wishes.lift) >= LEAD_AT) leading++;
  }
  return { announcements, leading, newest, ever };
}
