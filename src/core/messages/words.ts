import type { PartialDate } from "../knowledge/partial-date.ts";
import type { Page } from "../message/pages.ts";

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"] as const;
const LONG_MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
] as const;
const figures = new Intl.NumberFormat("en");
const countries = new Intl.DisplayNames(["en"], { type: "region", style: "short" });

/** `10 Jun 2026`, `June 2026` or `2026`: exactly as much as is known. */
export function dateWords(date: PartialDate): string {
  const [year = "", month, day] = date.split("-");
  if (month === undefined) return year;
  if (day === undefined) return `${LONG_MONTHS[Number(month) - 1]} ${year}`;
  return `${Number(day)} ${MONTHS[Number(month) - 1]} ${year}`;
}

/** `25 November 2026`, of a whole date. */
export function longDate(day: PartialDate): string {
  const [year = "", month = "", date = ""] = day.split("-");
  return `${Number(date)} ${LONG_MONTHS[Number(month) - 1]} ${year}`;
}

/** `since 17 Oct 2023`, `in June 2026`, `in 2026`: with the preposition that the precision asks for. */
export const onDate = (date: PartialDate): string => `${date.length === 10 ? "on" : "in"} ${dateWords(date)}`;

const countryNames = new Map<string, string>();

export function countryName(code: string): string {
  const known = countryNames.get(code);
  if (known !== undefined) return known;
  const name = countries.of(code) ?? code;
  countryNames.set(code, name);
  return name;
}

/** `1 player`, `37 players`, `12,345 announcements`. */
export const count = (n: number, one: string, many = `${one}s`): string =>
  `${figures.format(n)} ${n === 1 ? one : many}`;

/** `91 announcements` on one page, `6 to 10 of 91 announcements` on several. */
export function range({ first, items, total, pages }: Page<unknown>, one: string, many = `${one}s`): string {
  if (pages === 1) return count(total, one, many);
  const last = first + items.length - 1;
  const from = first === last ? "" : `${figures.format(first)} to `;
  return `${from}${figures.format(last)} of ${count(total, one, many)}`;
}

/** `a`, `a and b`, `a, b and c`. */
export function listed(names: readonly string[], conjunction: "and" | "or" = "and"): string {
  const last = names.at(-1) ?? "";
  return names.length < 2 ? last : `${names.slice(0, -1).join(", ")} ${conjunction} ${last}`;
}

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** The text with a full stop, unless it ends in a mark of its own. */
export const sentence = (text: string): string => (/[.!?…。！？]["”)]?$/u.test(text) ? text : `${text}.`);

const MINUTE = 60_000;
const UNITS = [
  ["week", 7 * 24 * 60 * MINUTE],
  ["day", 24 * 60 * MINUTE],
  ["hour", 60 * MINUTE],
] as const;

/** `3 days`, `1 week`, `90 minutes`: milliseconds in the largest unit that fits them whole. */
export function spanWords(ms: number): string {
  const [unit, size] = UNITS.find(([, one]) => ms % one === 0) ?? ["minute", MINUTE];
  return count(Math.round(ms / size), unit);
}
