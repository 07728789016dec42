import { nearest } from "../../lookup/nearest.ts";
import { WEEKDAYS, type Weekday } from "../subscription.ts";
import { entry, type Read, right, simple, wrong } from "./read.ts";

const WORKDAYS: readonly Weekday[] = ["mon", "tue", "wed", "thu", "fri"];
const WEEKEND: readonly Weekday[] = ["sat", "sun"];
const SETS: Readonly<Record<string, readonly Weekday[]>> = {
  daily: WEEKDAYS,
  everyday: WEEKDAYS,
  day: WEEKDAYS,
  all: WEEKDAYS,
  每天: WEEKDAYS,
  weekdays: WORKDAYS,
  weekday: WORKDAYS,
  workdays: WORKDAYS,
  workday: WORKDAYS,
  工作日: WORKDAYS,
  weekends: WEEKEND,
  weekend: WEEKEND,
  周末: WEEKEND,
};
const LONG = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"] as const;
const OTHERS: Readonly<Record<string, Weekday>> = { tues: "tue", weds: "wed", thur: "thu", thurs: "thu" };
const CHINESE = ["一", "二", "三", "四", "五", "六", "日"];

const HOW = "write daily, weekdays, weekends, or days such as mon,thu or mon-fri";

/** Days as people write them (`daily`, `mon,thu`, `Monday and Thursday`, `mon-fri`, `mo`), in the week's order. */
export function readDays(text: string): Read<readonly Weekday[]> {
  const typed = simple(text)
    .replaceAll("天", (day, at: number, all: string) => (all[at - 1] === "每" ? day : "日"))
    .replace(/\b(?:every|each|on|all|the) (?=\p{L})/gu, "")
    .replace(/\b(?:business|working|work) ?days?\b/gu, "weekdays")
    .replace(/ ?(?:-|\.\.+|\b(?:to|through|thru|until|bis)\b|至|到) ?/gu, "-");
  const parts = typed.split(/[,;/+&、，；和\s]+|\b(?:and|und)\b/u).filter(Boolean);
  if (parts.length === 0) return wrong(`On which days? ${HOW.charAt(0).toUpperCase()}${HOW.slice(1)}.`);
  const days = new Set<Weekday>();
  const mended: string[] = [];
  let unknown: string | undefined;
  for (const part of parts) {
    const found = daysOf(part);
    const meant = found ? part : part.split("-").map(nearestDay).join("-");
    if (!found) unknown ??= part;
    for (const day of found ?? daysOf(meant) ?? []) days.add(day);
    mended.push(found || daysOf(meant) ? meant : "");
  }
  if (unknown === undefined) return right(inOrder(days));
  const meant = mended.includes("") ? undefined : daysText(inOrder(days));
  return wrong(`“${unknown}” is no day; ${meant ? `did you mean ${meant}?` : `${HOW}.`}`, meant ? [meant] : []);
}

const inOrder = (days: ReadonlySet<Weekday>): readonly Weekday[] => WEEKDAYS.filter((day) => days.has(day));

/** The days as they are written in a line: `daily`, `weekdays`, `mon,thu`. */
export function daysText(days: readonly Weekday[]): string {
  const text = days.join(",");
  const name = ["daily", "weekdays", "weekends"].find((set) => SETS[set]?.join(",") === text);
  return name ?? text;
}

function daysOf(part: string): readonly Weekday[] | undefined {
  const set = entry(SETS, part);
  if (set) return set;
  const [first = "", last, more] = part.split("-");
  const [from, to] = [dayOf(first), last === undefined ? dayOf(first) : dayOf(last)];
  if (from === undefined || to === undefined || more !== undefined) return undefined;
  const [start, end] = [WEEKDAYS.indexOf(from), WEEKDAYS.indexOf(to)];
  return start <= end ? WEEKDAYS.slice(start, end + 1) : [...WEEKDAYS.slice(start), ...WEEKDAYS.slice(0, end + 1)];
}

function dayOf(word: string): Weekday | undefined {
  const bare = word.replace(/\.$/u, "");
  const short = bare.replace(/s$/u, "");
  const long = LONG.find(
    (name) => name === bare || name === short || name.slice(0, 3) === short || name.slice(0, 2) === bare,
  );
  const chinese = CHINESE.indexOf(/^(?:周|星期|礼拜|週)(.)$/u.exec(bare)?.[1] ?? "");
  return (long?.slice(0, 3) as Weekday | undefined) ?? entry(OTHERS, bare) ?? WEEKDAYS[chinese];
}

const nearestDay = (word: string): string => nearest(word, [...LONG, ...Object.keys(SETS)]) ?? word;
