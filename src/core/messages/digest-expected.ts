import type { Expected } from "../digest/expected.ts";
import { count, dateWords, onDate } from "./words.ts";

/** What settings would have brought in so many days, in one sentence. */
export function expectedSentence({ announcements, leading, newest, ever }: Expected, days: number): string {
  if (announcements > 0)
    return `In the last ${days} days this would have brought ${count(announcements, "announcement")}, ${leading === 0 ? "none" : leading} of them leading.`;
  if (!newest) return "No announcement of the knowledge base passes this; choose less.";
  return ever === 1
    ? `Nothing of the last ${days} days passes this; the one announcement that does is of ${dateWords(newest.date)}.`
    : `Nothing of the last ${days} days passes this; of the ${count(ever, "announcement")} that do, the newest came ${onDate(newest.date)}.`;
}
