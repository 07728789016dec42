import { PartialDate } from "../core/knowledge/partial-date.ts";

const MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");
const MONTH = "(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\\.?";
const HAN_DIGITS = "〇一二三四五六七八九";

/** Each way to write a date, with where its year, month and day stand. */
const WAYS: readonly (readonly [RegExp, year: number, month: number, day: number])[] = [
  // 2026年6月10日, 2026년 6월 10일
  [/(?<!\d)(\d{4})\s?[年년]\s?(?:(\d{1,2})\s?[月월]\s?(?:(\d{1,2})\s?[日号號일]?)?)?/, 1, 2, 3],
  // 2026-06-10, 2026/6/10, 2026.06.10, 2026-06
  [/(?<![\d./-])(\d{4})([-/.])(\d{1,2})(?:\2(\d{1,2}))?(?![\d/-])/, 1, 3, 4],
  // June 10, 2026; June 2026
  [new RegExp(`\\b${MONTH}\\s+(?:(\\d{1,2})(?:st|nd|rd|th)?,?\\s+)?(\\d{4})\\b`, "i"), 3, 1, 2],
  // 10 June 2026; Wed, 10 Jun 2026
  [new RegExp(`\\b(\\d{1,2})(?:st|nd|rd|th)?[\\s-]+(?:of\\s+)?${MONTH},?[\\s-]+(\\d{4})\\b`, "i"), 3, 2, 1],
];

/** The first date in a line, as precisely as it is written there; undefined where none is, or no year is said. */
export function statedDate(line: string): PartialDate | undefined {
  const text = arabic(line.normalize("NFKC"));
  const found = WAYS.flatMap(([way, ...places]) => {
    const match = way.exec(text);
    if (!match) return [];
    const [year = "", month, day] = places.map((place) => match[place]);
    return [{ at: match.index, date: dateOf(year, month, day) }];
  });
  return found.sort((a, b) => a.at - b.at).find(({ date }) => date !== undefined)?.date;
}

/** A value that is a date, with or without a time of day, which is left out: the day as the page says it, in its own zone. */
export function wholeDate(value: string | undefined): PartialDate | undefined {
  const text = value?.trim() ?? "";
  if (/^\d{4}$/.test(text)) return dateOf(text, undefined, undefined);
  const [, year = "", month, day] = /^(\d{4})(\d{2})(\d{2})(?:T?\d{4,6}.*)?$/.exec(text) ?? [];
  if (year !== "") return dateOf(year, month, day);
  // 2026-06-10T08:00:00+08:00: the time is no part of the date.
  return statedDate(text.replace(/^(\d{4}-\d{1,2}-\d{1,2})T.*$/, "$1").slice(0, 100));
}

function dateOf(year: string, month: string | undefined, day: string | undefined): PartialDate | undefined {
  const number = month && (/^\d/.test(month) ? month : String(MONTHS.indexOf(month.toLowerCase()) + 1));
  const date = [year, number, number && day].filter(Boolean).map((part) => String(part).padStart(2, "0"));
  const checked = PartialDate.safeParse(date.join("-"));
  return checked.success ? checked.data : undefined;
}

/** 二〇二六年六月十日 as 2026年6月10日. */
const arabic = (text: string): string =>
  text
    .replace(/[〇零○一二三四五六七八九]{4}(?=\s?年)/g, (year) => [...year].map(hanDigit).join(""))
    .replace(/([二三]?十[一二三四五六七八九]?|[一二三四五六七八九])(?=\s?[月日号號])/g, (number) => {
      const [tens, units] = number.includes("十") ? number.split("十") : ["", number];
      const ten = number.includes("十") ? (tens ? hanDigit(tens) : 1) : 0;
      return String(ten * 10 + (units ? hanDigit(units) : 0));
    });

const hanDigit = (digit: string): number => Math.max(0, HAN_DIGITS.indexOf(digit));
