import { z } from "zod";

const SHAPE = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;

/** A date as precisely as it is known: `2026`, `2026-06` or `2026-06-10`. Never padded with an invented month or day. */
export const PartialDate = z
  .string()
  .refine(isPartialDate, { error: "Write a date as YYYY, YYYY-MM or YYYY-MM-DD, as precisely as it is known." })
  .meta({ pattern: SHAPE.source, description: "YYYY, YYYY-MM or YYYY-MM-DD, as precisely as it is known" });
export type PartialDate = z.infer<typeof PartialDate>;

function isPartialDate(text: string): boolean {
  const [, year, month, day] = SHAPE.exec(text) ?? [];
  if (year === undefined) return false;
  if (month === undefined) return true;
  if (Number(month) < 1 || Number(month) > 12) return false;
  if (day === undefined) return true;
  return Number(day) >= 1 && Number(day) <= new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
}

/** The first day that the date can mean, as `YYYY-MM-DD`; sorts and compares as text. */
export const firstDay = (date: PartialDate): string => `${date}${"-01-01".slice(date.length - 4)}`;

/** The same as a number, 20260610 for 2026-06-10. */
export const firstDayNumber = (date: PartialDate): number => Number(firstDay(date).replaceAll("-", ""));

/** The last day that the date can mean, as `YYYY-MM-DD`. */
export function lastDay(date: PartialDate): string {
  if (date.length === 10) return date;
  const [year, month = "12"] = date.split("-");
  const days = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  return `${year}-${month}-${String(days).padStart(2, "0")}`;
}

/** Newest first; of two dates with the same first day, the more precise one first. */
export const newestFirst = (a: PartialDate, b: PartialDate): number =>
  firstDay(b).localeCompare(firstDay(a), "en") || b.length - a.length;
