import { Temporal } from "temporal-polyfill";
import { nearest } from "../../lookup/nearest.ts";
import { WEEKDAYS } from "../subscription.ts";
import { type Read, right, simple, wrong } from "./read.ts";

const HOW = "write a date such as 2026-12-24, a day such as monday, or a span such as 3d or 2w";
const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const HOURS: Readonly<Record<string, number>> = {
  h: 1,
  hour: 1,
  d: 24,
  day: 24,
  w: 168,
  week: 168,
  m: 720,
  month: 720,
  y: 8760,
  year: 8760,
};
const LONGEST_YEARS = 5;

/** When a pause ends, in milliseconds: the beginning of a day there, or so long from now. */
export function readUntil(text: string, now: number, timezone: string): Read<number> {
  const typed = simple(text).replace(/^(?:until|till|for|to|bis|next) /u, "");
  const today = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(timezone).toPlainDate();
  const span = /^(?:(\d{1,4}|an?|one) ?)?(h|hour|d|day|w|week|m|month|y|year)s?$/u.exec(typed);
  const day = span ? undefined : dayOf(typed, today);
  if (!span && day === undefined) {
    const meant = nearest(typed, DAY_WORDS);
    return wrong(
      meant ? `“${text.trim()}” is no day; did you mean ${meant}?` : `“${text.trim()}” is no day or span; ${HOW}.`,
      meant ? [meant] : [],
    );
  }
  const many = span?.[1] === undefined || /^[ao]/.test(span[1]) ? 1 : Number(span[1]);
  const until = span
    ? now + many * (HOURS[span[2] ?? "d"] ?? 24) * 3_600_000
    : (day?.toZonedDateTime(timezone).epochMilliseconds ?? now);
  if (until <= now) return wrong(`${text.trim()} has passed; ${HOW}.`);
  if (until > now + LONGEST_YEARS * 366 * 86_400_000)
    return wrong(`That is too far away; leave the date out to pause it until somebody resumes it.`);
  return right(until);
}

const LONG = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
const DAY_WORDS = [...LONG, "tomorrow"];

/** The next day that is called so, after today; undefined for what is no day. */
function dayOf(typed: string, today: Temporal.PlainDate): Temporal.PlainDate | undefined {
  if (typed === "tomorrow" || typed === "明天") return today.add({ days: 1 });
  const weekday = LONG.findIndex((name, i) => name === typed || WEEKDAYS[i] === typed || name.slice(0, 4) === typed);
  if (weekday >= 0) return today.add({ days: ((weekday + 1 - today.dayOfWeek + 6) % 7) + 1 });
  const [, year, month, date] = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/u.exec(typed) ?? [];
  if (year !== undefined) return plainDate(Number(year), Number(month), Number(date));
  const [, before, name = "", after, ofYear] =
    /^(?:(\d{1,2})\.? )?([a-z]{3,9})\.?(?: (\d{1,2})(?!\d))?,?(?: (\d{4}))?$/u.exec(typed) ?? [];
  const named = MONTHS.findIndex((one) => name.startsWith(one)) + 1;
  const dayOfMonth = Number(before ?? after);
  if (named === 0 || !dayOfMonth) return undefined;
  if (ofYear !== undefined) return plainDate(Number(ofYear), named, dayOfMonth);
  const thisYear = plainDate(today.year, named, dayOfMonth);
  return thisYear && Temporal.PlainDate.compare(thisYear, today) > 0
    ? thisYear
    : plainDate(today.year + 1, named, dayOfMonth);
}

function plainDate(year: number, month: number, day: number): Temporal.PlainDate | undefined {
  const fits = month >= 1 && month <= 12 && day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
  return fits ? Temporal.PlainDate.from({ year, month, day }) : undefined;
}
