import type { Delivery } from "../digest/delivery.ts";
import { localTime } from "../digest/local-time.ts";
import { daysText } from "../digest/reading/days.ts";
import { DEFAULT_WISHES, type Schedule, type Topics, type Weekday, type Wishes } from "../digest/subscription.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import { kindOf, slugOf } from "../knowledge/slug.ts";
import { unreachable } from "../unreachable.ts";
import { count, countryName, dateWords, listed } from "./words.ts";

const LONG: Readonly<Record<Weekday, string>> = {
  mon: "Monday",
  tue: "Tuesday",
  wed: "Wednesday",
  thu: "Thursday",
  fri: "Friday",
  sat: "Saturday",
  sun: "Sunday",
};
const SHORT = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
const SETS: Readonly<Record<string, string>> = {
  daily: "every day",
  weekdays: "on weekdays",
  weekends: "at weekends",
};

/** `every day`, `on Monday and Thursday`. */
export const daysWords = (days: readonly Weekday[]): string =>
  SETS[daysText(days)] ?? `on ${listed(days.map((day) => LONG[day]))}`;

/** `on weekdays at 09:00 (Europe/Berlin)`. */
export const scheduleWords = ({ at, days, timezone }: Schedule): string => `${daysWords(days)} at ${at} (${timezone})`;

/** `Thu 26 Nov 2026, 09:00`: an instant in milliseconds as the channel's clocks show it. */
export function momentWords(at: number, timezone: string): string {
  const { day, time } = localTime(at, timezone);
  return `${SHORT[new Date(`${day}T00:00Z`).getUTCDay()]} ${dateWords(day)}, ${time}`;
}

/** `Thu 26 Nov 2026, 09:00, in 18 hours`. */
export const nextWords = (at: number, timezone: string, now: number): string =>
  `${momentWords(at, timezone)}, ${at <= now ? "now" : `in ${spanWords(at - now)}`}`;

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** `5 minutes`, `18 hours`, `3 days`. */
export function spanWords(ms: number): string {
  if (ms < 59.5 * MINUTE) return count(Math.max(1, Math.round(ms / MINUTE)), "minute");
  if (ms < 35.5 * HOUR) return count(Math.round(ms / HOUR), "hour");
  return count(Math.round(ms / DAY), "day");
}

/** What a digest tells and how, in plain words, each a phrase; the schedule left out. */
export function wishesWords(wishes: Wishes, knowledge: Knowledge): readonly string[] {
  const { include, exclude, minNovelty, minSignificance, lift, language, max, quiet, alert } = wishes;
  const only = topicWords(include, knowledge, "or");
  const without = topicWords(exclude, knowledge, "and");
  const bars = [
    ...(minSignificance > 0 ? [leastWords("significance", minSignificance)] : []),
    ...(minNovelty > 0 ? [leastWords("novelty", minNovelty)] : []),
  ];
  const lifted = lift.map((id) => nameOf(kindOf(id), slugOf(id), knowledge));
  return [
    only.length + bars.length === 0 ? "every announcement" : [...only.map((one) => `only ${one}`), ...bars].join(", "),
    ...(without.length > 0 ? [`nothing about ${without.join(" or ")}`] : []),
    ...(lifted.length > 0 ? [`${listed(lifted)} moved up`] : []),
    ...(max === DEFAULT_WISHES.max ? [] : [`at most ${count(max, "item")}`]),
    ...(language === "zh" ? ["in Chinese"] : []),
    quiet === "skip" ? "nothing posted on a quiet day" : "quiet days say so",
    ...(alert ? [`${leastWords(alert.scale, alert.least)} posted at once`] : []),
  ];
}

const leastWords = (scale: string, least: number): string => `${scale} ${least}${least < 3 ? " or more" : ""}`;

function topicWords(
  { players, segments, regions, tags }: Topics,
  knowledge: Knowledge,
  joining: "and" | "or",
): string[] {
  const lists = [
    segments.map((slug) => nameOf("segment", slug, knowledge)),
    players.map((slug) => nameOf("player", slug, knowledge)),
    regions.map(countryName),
    tags.map((tag) => `#${tag}`),
  ];
  return lists.filter((names) => names.length > 0).map((names) => listed(names, joining));
}

const nameOf = (kind: string, slug: string, knowledge: Knowledge): string =>
  (kind === "player" ? knowledge.players.get(slug)?.name : knowledge.segments.get(slug)?.name) ?? slug;

/** What became of a delivery, as a clause. */
export function outcomeWords({ state, reason }: Pick<Delivery, "state" | "reason">): string {
  const why = reason === undefined ? "" : `: ${reason}`;
  switch (state) {
    case "ready":
      return reason === undefined ? "waiting to be sent" : `waiting to be tried again${why}`;
    case "sending":
      return "being sent";
    case "sent":
      return "posted";
    case "gone":
      return `not posted${why}`;
    case "uncertain":
      return `may or may not have arrived${why}`;
    case "given-up":
      return `not posted${why}`;
    case "superseded":
      return "told by a later one instead";
    case "skipped":
      return "a quiet day, so nothing was posted";
    case "missed":
      return "missed, because AMW was not running; the next one tells it";
    default:
      return unreachable(state);
  }
}

/** Whether it can be sent once more by hand. */
export const canResend = ({ state }: Pick<Delivery, "state">): boolean =>
  state === "uncertain" || state === "given-up" || state === "gone";
