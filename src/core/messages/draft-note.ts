import { count } from "./words.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** What a form says that holds a draft. */
export const draftNote = (at: number, now: number): string =>
  `Filled in with what you typed ${agoWords(now - at)} and did not save.`;

/** `a moment ago`, `5 minutes ago`, `3 days ago`: milliseconds, rounded down. */
function agoWords(ms: number): string {
  if (ms < MINUTE) return "a moment ago";
  if (ms < HOUR) return `${count(Math.floor(ms / MINUTE), "minute")} ago`;
  if (ms < 2 * DAY) return `${count(Math.floor(ms / HOUR), "hour")} ago`;
  return `${count(Math.floor(ms / DAY), "day")} ago`;
}
