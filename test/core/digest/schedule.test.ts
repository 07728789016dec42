import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lastSlot, nextSlot, slotsBetween } from "../../../src/core/digest/schedule.ts";
import type { Slot } from "../../../src/core/digest/slot.ts";
import { type Schedule, WEEKDAYS } from "../../../src/core/digest/subscription.ts";

const ZONES = [...Intl.supportedValuesOf("timeZone"), "UTC"];
const MINUTE = 60_000;
const DAY = 1440 * MINUTE;

const daily = (timezone: string, at: string): Schedule => ({ at, days: WEEKDAYS, timezone });

function slotsFrom(schedule: Schedule, from: string | number, many: number): Slot[] {
  const slots: Slot[] = [];
  let after = typeof from === "number" ? from : Date.parse(from);
  for (let i = 0; i < many; i++) {
    const slot = nextSlot(schedule, after);
    slots.push(slot);
    after = slot.at;
  }
  return slots;
}
const shown = ({ key, at }: Slot) => `${key} ${new Date(at).toISOString().slice(0, 16)}Z`;

const clocks = new Map<string, Intl.DateTimeFormat>();
/** What the zone's clock shows, `2026-11-25T09:00:00`, by the engine's own time zones. */
function clockAt(timezone: string, at: number): string {
  let clock = clocks.get(timezone);
  if (!clock) {
    clock = new Intl.DateTimeFormat("sv", {
      timeZone: timezone,
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
      hour: "2-digit",
      minute: "2-digit",
      second: "2-digit",
    });
    clocks.set(timezone, clock);
  }
  return clock.format(at).replace(" ", "T");
}

describe("a slot", () => {
  it.each([
    // Winter and summer time in both halves of the world.
    ["Europe/Berlin", "09:00", "2026-03-28T12:00Z", ["2026-03-29T09:00 2026-03-29T07:00Z"]],
    [
      "Europe/Berlin",
      "02:30",
      "2026-03-28T12:00Z",
      ["2026-03-29T02:30 2026-03-29T01:00Z", "2026-03-30T02:30 2026-03-30T00:30Z"],
    ],
    [
      "Europe/Berlin",
      "02:30",
      "2026-10-24T12:00Z",
      ["2026-10-25T02:30 2026-10-25T00:30Z", "2026-10-26T02:30 2026-10-26T01:30Z"],
    ],
    ["America/New_York", "02:00", "2026-03-07T20:00Z", ["2026-03-08T02:00 2026-03-08T07:00Z"]],
    [
      "America/New_York",
      "01:30",
      "2026-10-31T20:00Z",
      ["2026-11-01T01:30 2026-11-01T05:30Z", "2026-11-02T01:30 2026-11-02T06:30Z"],
    ],
    // A summer time of half an hour, zones of half and three quarters of an hour.
    ["Australia/Lord_Howe", "02:15", "2026-10-03T00:00Z", ["2026-10-04T02:15 2026-10-03T15:30Z"]],
    [
      "Asia/Kolkata",
      "09:00",
      "2026-01-31T00:00Z",
      ["2026-01-31T09:00 2026-01-31T03:30Z", "2026-02-01T09:00 2026-02-01T03:30Z"],
    ],
    [
      "Asia/Kathmandu",
      "00:00",
      "2024-02-28T18:15Z",
      ["2024-02-29T00:00 2024-02-28T18:15Z"].slice(1).concat("2024-03-01T00:00 2024-02-29T18:15Z"),
    ],
    ["Australia/Eucla", "23:59", "2026-12-31T00:00Z", ["2026-12-31T23:59 2026-12-31T15:14Z"]],
    // A day that a zone left out, one whose midnight it left out, one that began twice.
    [
      "Pacific/Apia",
      "09:00",
      "2011-12-29T00:00Z",
      ["2011-12-29T09:00 2011-12-29T19:00Z", "2011-12-31T09:00 2011-12-30T19:00Z"],
    ],
    ["America/Sao_Paulo", "00:30", "2018-11-03T12:00Z", ["2018-11-04T00:30 2018-11-04T03:00Z"]],
    [
      "America/St_Johns",
      "00:00",
      "2006-10-28T12:00Z",
      ["2006-10-29T00:00 2006-10-29T02:30Z", "2006-10-30T00:00 2006-10-30T03:30Z"],
    ],
    ["Africa/Monrovia", "00:10", "1972-01-06T12:00Z", ["1972-01-07T00:10 1972-01-07T00:45Z"]],
    ["Etc/GMT+12", "23:00", "2026-11-25T00:00Z", ["2026-11-24T23:00 2026-11-25T11:00Z"]],
  ])("in %s at %s after %s", (timezone, at, from, expected) => {
    expect(slotsFrom(daily(timezone, at), from, expected.length).map(shown)).toEqual(expected);
  });

  it("comes on the days of the week that the zone's own calendar shows", () => {
    const monday: Schedule = { at: "01:00", days: ["mon"], timezone: "Pacific/Kiritimati" };
    expect(slotsFrom(monday, "2026-11-21T00:00Z", 2).map(shown)).toEqual([
      "2026-11-23T01:00 2026-11-22T11:00Z",
      "2026-11-30T01:00 2026-11-29T11:00Z",
    ]);
  });

  it("is strictly after the instant, and the last one is at it or before", () => {
    const schedule = daily("Europe/Berlin", "09:00");
    const at = Date.parse("2026-11-25T08:00Z");
    expect(nextSlot(schedule, at).key).toBe("2026-11-26T09:00");
    expect(nextSlot(schedule, at - 1)).toEqual({ key: "2026-11-25T09:00", at });
    expect(lastSlot(schedule, at)).toEqual({ key: "2026-11-25T09:00", at });
    expect(lastSlot(schedule, at - 1)?.key).toBe("2026-11-24T09:00");
    expect(lastSlot({ ...schedule, days: [] }, at)).toBeUndefined();
  });

  it("is counted between two instants, the later one included", () => {
    const schedule = daily("Pacific/Apia", "09:00");
    expect(slotsBetween(schedule, Date.parse("2011-12-29T00:00Z"), Date.parse("2012-01-02T00:00Z"))).toBe(4);
    const at = Date.parse("2026-11-25T08:00Z");
    expect(slotsBetween(daily("Europe/Berlin", "09:00"), at, at)).toBe(0);
    expect(slotsBetween(daily("Europe/Berlin", "09:00"), at - 1, at)).toBe(1);
  });
});

const times = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map(([hour, minute]) => `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`);
const dayLists = fc.subarray([...WEEKDAYS], { minLength: 1 });
const instants = fc
  .integer({ min: Date.UTC(1975, 0, 1) / MINUTE, max: Date.UTC(2060, 0, 1) / MINUTE })
  .map((n) => n * MINUTE);
const schedules = fc.record({ at: times, days: dayLists, timezone: fc.constantFrom(...ZONES) });

describe("every schedule", () => {
  it("has slots in order, each on a wanted day at its time, or at the first minute after one that is skipped", () => {
    fc.assert(
      fc.property(schedules, instants, (schedule, from) => {
        const slots = slotsFrom(schedule, from, 8);
        slots.forEach((slot, i) => {
          expect(slot.at).toBeGreaterThan(i === 0 ? from : (slots[i - 1]?.at ?? 0));
          expect(slot.key > (slots[i - 1]?.key ?? "")).toBe(true);
          expect(schedule.days).toContain(WEEKDAYS[(new Date(`${slot.key}Z`).getUTCDay() + 6) % 7]);
          expect(slot.key.slice(11)).toBe(schedule.at);
          const clock = clockAt(schedule.timezone, slot.at);
          if (clock === `${slot.key}:00`) {
            // The first of two: the clock has not shown it before.
            for (let back = 15; back <= 180; back += 15)
              expect(clockAt(schedule.timezone, slot.at - back * MINUTE)).not.toBe(clock);
          } else {
            expect(clock > slot.key && clock.endsWith(":00")).toBe(true);
            expect(clockAt(schedule.timezone, slot.at - MINUTE) < slot.key).toBe(true);
          }
        });
      }),
      { numRuns: 400 },
    );
  });

  it("finds back what it found ahead, and counts it", () => {
    fc.assert(
      fc.property(schedules, instants, fc.integer({ min: 1, max: 5 }), (schedule, from, many) => {
        const slots = slotsFrom(schedule, from, many);
        const last = slots.at(-1) as Slot;
        expect(lastSlot(schedule, last.at)).toEqual(last);
        expect(lastSlot(schedule, nextSlot(schedule, last.at).at - 1)).toEqual(last);
        expect(slotsBetween(schedule, from, last.at)).toBe(many);
        expect((lastSlot(schedule, from) as Slot).at).toBeLessThanOrEqual(from);
      }),
      { numRuns: 400 },
    );
  });

  it("has one slot for each day that a zone's calendar shows, in every zone and year", () => {
    // Continuous integration takes a share: one zone in four, each with one of the times in one of the years.
    const whole = process.env.EVERY_SLOT !== undefined;
    const YEARS = whole ? Array.from({ length: 60 }, (_, i) => 1975 + i) : [1994, 2011, 2026];
    const TIMES = ["02:30", "00:00", "23:45"];
    const wrong: string[] = [];
    ZONES.forEach((timezone, i) => {
      if (!whole && i % 4 > 0 && timezone !== "Pacific/Apia") return;
      YEARS.forEach((year, j) => {
        if (!whole && j !== (timezone === "Pacific/Apia" ? 1 : (i / 4) % YEARS.length)) return;
        for (const at of whole ? TIMES : TIMES.slice(i % 3, (i % 3) + 1))
          if (slotDays(timezone, at, year) !== calendarDays(timezone, year)) wrong.push(`${timezone} ${at} ${year}`);
      });
    });
    expect(wrong).toEqual([]);
  }, 6_000_000);
});

/** The days of the year, but for the first and the last, that the zone's clock shows at some time. */
function calendarDays(timezone: string, year: number): string {
  const days = new Set<string>();
  for (let t = Date.UTC(year, 0, 1); t < Date.UTC(year + 1, 0, 1); t += 6 * 60 * MINUTE)
    days.add(clockAt(timezone, t).slice(0, 10));
  return inside([...days].sort(), year);
}

function slotDays(timezone: string, at: string, year: number): string {
  const keys: string[] = [];
  const schedule = daily(timezone, at);
  let slot = nextSlot(schedule, Date.UTC(year, 0, 1) - 2 * DAY);
  for (; slot.at < Date.UTC(year + 1, 0, 1) + 2 * DAY; slot = nextSlot(schedule, slot.at))
    keys.push(slot.key.slice(0, 10));
  return inside(keys, year);
}

const inside = (days: readonly string[], year: number): string =>
  days.filter((day) => day > `${year}-01-01` && day < `${year}-12-31`).join();
