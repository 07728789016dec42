import { z } from "zod";
import { firstDay, lastDay, PartialDate } from "../knowledge/partial-date.ts";

const DAY = 86_400_000;
const UNITS: Readonly<Record<string, number>> = { d: 1, w: 7, m: 30, y: 365 };
const WORDS: ReadonlyMap<string, number> = new Map(
  Object.entries({ today: 0, yesterday: 1, week: 7, month: 30, quarter: 91, year: 365 }),
);

const WRONG = "Write a date as 2026, 2026-06 or 2026-06-10, or a span back from today as 7d, 4w, 6m or 1y.";

/** A date as people type it: 2026-06, 30d, week. The span counts back from today. */
export const DateText = z
  .string()
  .transform((text) => text.trim().toLowerCase().replaceAll("/", "-"))
  .refine((text) => daysBack(text) !== undefined || PartialDate.safeParse(text).success, { error: WRONG });

function daysBack(text: string): number | undefined {
  const [, n, unit = ""] = /^(\d{1,4})([dwmy])$/.exec(text) ?? [];
  return n === undefined ? WORDS.get(text) : Number(n) * (UNITS[unit] ?? 1);
}

export const isoDay = (at: Date): string => at.toISOString().slice(0, 10);

/** The first day the text can mean, `YYYY-MM-DD`. */
export function sinceDay(text: string, now: Date): string {
  const back = daysBack(text);
  return back === undefined ? firstDay(text) : isoDay(new Date(now.getTime() - back * DAY));
}

/** The last day the text can mean, `YYYY-MM-DD`. */
export const untilDay = (text: string, now: Date): string =>
  daysBack(text) === undefined ? lastDay(text) : sinceDay(text, now);
