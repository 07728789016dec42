import { Temporal } from "temporal-polyfill";
import type { Slot } from "./slot.ts";
import { type Schedule, WEEKDAYS } from "./subscription.ts";

/** A wanted day is at most a week away; a day more for each that a zone leaves out, and one to begin with. */
const MOST_DAYS = 10;
const MINUTE = 60_000;
const DAY = 1440 * MINUTE;

/** The first slot strictly after the instant. Instants in milliseconds. */
export function nextSlot(schedule: Schedule, after: number): Slot {
  let date = firstDay(schedule, after);
  for (let i = 0; i <= MOST_DAYS; i++, date = date.add({ days: 1 })) {
    const slot = slotOn(date, schedule);
    if (slot && slot.at > after) return slot;
  }
  throw new RangeError(`No day of ${schedule.days.join()} comes`);
}

/** The last slot at the instant or before it; undefined where the schedule has no day. */
export function lastSlot(schedule: Schedule, until: number): Slot | undefined {
  // Where the clock goes back over midnight, tomorrow has been once already.
  let date = localDay(schedule, until).add({ days: 1 });
  for (let i = 0; i <= MOST_DAYS; i++, date = date.subtract({ days: 1 })) {
    const slot = slotOn(date, schedule);
    if (slot && slot.at <= until) return slot;
  }
  return undefined;
}

/** How many slots lie after the one instant and up to the other. */
export function slotsBetween(schedule: Schedule, after: number, until: number): number {
  let slots = 0;
  const end = localDay(schedule, until).add({ days: 1 });
  let date = firstDay(schedule, after);
  for (; Temporal.PlainDate.compare(date, end) <= 0; date = date.add({ days: 1 })) {
    const slot = slotOn(date, schedule);
    if (slot && slot.at > after && slot.at <= until) slots++;
  }
  return slots;
}

/** The earliest day whose slot can come after the instant: where a gap at midnight puts it off, the day before. */
function firstDay(schedule: Schedule, after: number): Temporal.PlainDate {
  return remembered(days, `${schedule.timezone} ${after}`, () => {
    const today = localDay(schedule, after);
    const steady = offsetAt(schedule, after) === offsetAt(schedule, after - DAY);
    return steady ? today : today.subtract({ days: 1 });
  });
}

const offsetAt = ({ timezone }: Schedule, at: number): number =>
  Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timezone).offsetNanoseconds;

const localDay = ({ timezone }: Schedule, at: number): Temporal.PlainDate =>
  Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timezone).toPlainDate();

/** The day's slot; none on a day that is not wanted, or that the zone leaves out altogether. */
function slotOn(date: Temporal.PlainDate, { at, days, timezone }: Schedule): Slot | undefined {
  if (!days.includes(WEEKDAYS[date.dayOfWeek - 1] ?? "mon")) return undefined;
  return remembered(slots, `${timezone} ${at} ${date.toString()}`, () => slotAt(date.toPlainDateTime(at), timezone));
}

function slotAt(local: Temporal.PlainDateTime, timezone: string): Slot | undefined {
  // Of a time that the clock shows twice, the first; of one that it skips, one before it.
  const zoned = local.toZonedDateTime(timezone, { disambiguation: "earlier" });
  const key = local.toString({ smallestUnit: "minute" });
  if (zoned.toPlainDateTime().equals(local)) return { key, at: zoned.epochMilliseconds };
  const date = local.toPlainDate();
  if (!date.toZonedDateTime(timezone).toPlainDate().equals(date)) return undefined;
  const valid = zoned.getTimeZoneTransition("next")?.epochMilliseconds ?? zoned.epochMilliseconds;
  return { key, at: wholeMinute(valid, timezone) };
}

/** A tick asks for the same few zones, times and days again and again, and each takes about a tenth of a millisecond. */
const MOST_REMEMBERED = 5_000;
const days = new Map<string, Temporal.PlainDate>();
const slots = new Map<string, Slot | undefined>();

function remembered<T>(known: Map<string, T>, key: string, find: () => T): T {
  if (known.has(key)) return known.get(key) as T;
  if (known.size >= MOST_REMEMBERED) known.clear();
  const found = find();
  known.set(key, found);
  return found;
}

/** The first instant from there on when the zone's clock shows a whole minute: offsets had seconds once. */
function wholeMinute(at: number, timezone: string): number {
  const { second } = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timezone);
  return second === 0 ? at : at + MINUTE - second * 1000;
}
