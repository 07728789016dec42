import { nearest } from "../../lookup/nearest.ts";
import { entry, type Read, right, simple, wrong } from "./read.ts";

const WORDS: Readonly<Record<string, string>> = {
  noon: "12:00",
  midday: "12:00",
  midnight: "00:00",
  正午: "12:00",
  中午: "12:00",
  午夜: "00:00",
};
/** What is no time but has a usual one. */
const VAGUE: Readonly<Record<string, string>> = {
  morning: "09:00",
  afternoon: "14:00",
  evening: "18:00",
  night: "21:00",
};
const HOURS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

const HOW = "write a time such as 09:00, 9am or 21:30";
const CLOCK =
  /^(上午|早上|下午|晚上)? ?(\d{1,2})(?:(?: ?[:.h时点] ?| uhr )([0-5]\d|半)?(?::00)?分?|([0-5]\d))?(?: ?(am|pm|a|p|h|uhr|o'clock))?$/u;

/** A time of day as people write it (`9`, `9am`, `9:30 pm`, `0900`, `noon`, `9 Uhr`), as `HH:MM`. */
export function readTime(text: string): Read<string> {
  const typed = simple(text)
    .replace(/^(?:at|um|@) ?/u, "")
    .replace(/([ap])\.? ?m\.?$/u, "$1m");
  const word = entry(WORDS, typed);
  if (word) return right(word);
  if (/\d ?(?:,|and|&|und|和|、) ?\d/u.test(typed))
    return wrong("A digest has one time; give the other time to a second one, with a --name of its own.");
  const hour = HOURS.indexOf(typed) + 1;
  const [, daytime, hours, after, joined, half] = CLOCK.exec(hour > 0 ? String(hour) : typed) ?? [];
  if (hours === undefined) return wrong(...guess(typed));
  const minutes = joined ?? (after === "半" ? "30" : (after ?? "00"));
  const part = daytime
    ? /上午|早上/.test(daytime)
      ? "am"
      : "pm"
    : /^[ap]/.test(half ?? "")
      ? `${half?.charAt(0)}m`
      : "";
  const h = Number(hours);
  if (h === 24 && minutes === "00") return wrong("A day ends at 00:00; did you mean 00:00?", ["00:00"]);
  if (h > 23) return wrong(`A day has no hour ${h}; ${HOW}.`);
  if (part !== "" && (h > 12 || h === 0)) {
    const meant = `${two(h)}:${minutes}`;
    return h > 12 && part === "pm"
      ? right(meant)
      : wrong(`A 12-hour clock has no ${h} ${part}; did you mean ${meant}?`, [meant]);
  }
  return right(`${two(part === "" ? h : (h % 12) + (part === "pm" ? 12 : 0))}:${minutes}`);
}

const two = (n: number): string => String(n).padStart(2, "0");

function guess(typed: string): [string, string[]] {
  const [, hours = "", minutes = ""] = /^(\d{1,2})[:.](\d{1,2})(?!\d)/.exec(typed) ?? [];
  if (minutes !== "" && Number(hours) < 24) {
    const meant = minutes.length === 1 ? `${two(Number(hours))}:0${minutes}` : `${two(Number(hours))}:00`;
    return [`“${typed}” is no time; did you mean ${meant}?`, [meant]];
  }
  const vague = Object.keys(VAGUE).find((word) => typed.includes(word));
  const near = vague ? VAGUE[vague] : nearest(typed, [...Object.keys(WORDS), ...HOURS]);
  if (near === undefined) return [`“${typed}” is no time; ${HOW}.`, []];
  const meant = entry(WORDS, near) ?? (HOURS.includes(near) ? `${two(HOURS.indexOf(near) + 1)}:00` : near);
  return [`“${typed}” is no time; did you mean ${meant}?`, [meant]];
}
