import { type Schedule, WEEKDAYS } from "../../src/core/digest/subscription.ts";

const MINUTE = 60_000;
const DAY = 86_400_000;

export interface ExpectedSlot {
  readonly key: string;
  readonly at: number;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** What the zone's clock shows at the instant, as if it were UTC; milliseconds. */
function shown(timezone: string, at: number): number {
  let format = formats.get(timezone);
  if (!format) {
    format = new Intl.DateTimeFormat("en-US", {
      timeZone: timezone,
      hourCycle: "h23",
      year: "numeric",
      month: "numeric",
      day: "numeric",
      hour: "numeric",
      minute: "numeric",
    });
    formats.set(timezone, format);
  }
  const part: Record<string, number> = {};
  for (const { type, value } of format.formatToParts(at)) part[type] = Number(value);
  const { year = 0, month = 0, day = 0, hour = 0, minute = 0 } = part;
  return Date.UTC(year, month - 1, day, hour, minute);
}

/** Found by asking the zone's clock, minute by minute where it jumps: no code of the engine has a part in it. */
function instantOf(local: number, timezone: string): number {
  const offset = (at: number): number => shown(timezone, at) - at;
  const candidates = [local - offset(local - DAY), local - offset(local + DAY)].sort((a, b) => a - b);
  const real = candidates.filter((at) => shown(timezone, at) === local);
  if (real[0] !== undefined) return real[0];
  // The clock skips that time: the first minute after the gap.
  let at = Math.min(...candidates);
  while (shown(timezone, at) < local) at += MINUTE;
  return at;
}

/** The slots whose instant lies after `after` and not after `until`; milliseconds. */
export function expectedSlots({ at, days, timezone }: Schedule, after: number, until: number): ExpectedSlot[] {
  const [hours = 0, minutes = 0] = at.split(":").map(Number);
  const slots: ExpectedSlot[] = [];
  for (let day = Math.floor(after / DAY) * DAY - 2 * DAY; day <= until + 2 * DAY; day += DAY) {
    const weekday = WEEKDAYS[(new Date(day).getUTCDay() + 6) % 7];
    if (!weekday || !days.includes(weekday)) continue;
    const local = day + (hours * 60 + minutes) * MINUTE;
    const instant = instantOf(local, timezone);
    if (instant > after && instant <= until)
      slots.push({ key: new Date(local).toISOString().slice(0, 16), at: instant });
  }
  return slots.sort((a, b) => a.at - b.at);
}
