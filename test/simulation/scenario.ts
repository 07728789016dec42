import {
  DEFAULT_WISHES,
  type Schedule,
  type Subscription,
  WEEKDAYS,
  type Wishes,
} from "../../src/core/digest/subscription.ts";
import type { Random } from "../samples/random.ts";
import { type Death, FATAL } from "./mortal.ts";
import { ZONES } from "./zones.ts";

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

export interface Size {
  readonly seed: number;
  readonly subscriptions: number;
  readonly days: number;
  /** In milliseconds. */
  readonly start: number;
}

/** What happens in the world. `people`: what somebody does in a chat, which needs AMW to be running. */
export type Happening =
  | { readonly what: "off" | "on" }
  | { readonly what: "kill"; readonly death: Death }
  | { readonly what: "clock"; readonly byMs: number }
  | { readonly what: "outage" | "recovery"; readonly surface: "slack" | "discord" }
  | { readonly what: "marker" | "doubt" | "status" | "minor" | "retract" | "remove" }
  | { readonly what: "archive"; readonly subscription: number }
  | { readonly what: "people"; readonly subscription: number; readonly does: "reschedule" | "pause" };

export interface Event {
  readonly at: number;
  readonly happening: Happening;
}

const DAYS: readonly (readonly (typeof WEEKDAYS)[number][])[] = [
  WEEKDAYS,
  WEEKDAYS,
  ["mon", "tue", "wed", "thu", "fri"],
  ["mon", "thu"],
  ["sun"],
];

export function someSchedule(random: Random): Schedule {
  // The hours in which clocks change get their share.
  const hour = random.int(3) === 0 ? random.int(4) : random.int(24);
  const minute = random.pick([0, 0, 0, 15, 30, 45]);
  return {
    at: `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`,
    days: random.pick(DAYS),
    timezone: random.pick(ZONES),
  };
}

export function someSubscription(i: number, { start }: Size, random: Random): Subscription {
  const surface = random.pick(["slack", "discord"] as const);
  const wishes: Wishes = {
    ...DEFAULT_WISHES,
    quiet: random.pick(["say", "skip"]),
    language: random.pick(["en", "en", "zh"]),
    ...(random.int(4) === 0 ? { alert: { scale: "significance", least: 3 } as const } : {}),
  };
  return {
    id: `s${i}`,
    name: `Digest ${i}`,
    to: { surface, space: `T${i % 37}`, channel: `C${i}` },
    creator: { id: `${surface}:T${i % 37}/U${i}`, name: `Person ${i}` },
    createdAt: start,
    schedule: { ...someSchedule(random), timezone: ZONES[i % ZONES.length] ?? "UTC" },
    wishes,
    version: 1,
  };
}

/** Everything that happens to AMW and to the world in that time, in order. */
export function scenario({ subscriptions, days, start }: Size, random: Random): readonly Event[] {
  const events: Event[] = [];
  const end = start + days * DAY;
  const add = (at: number, happening: Happening): void => {
    if (at < end) events.push({ at: Math.floor(at / MINUTE) * MINUTE, happening });
  };
  const times = (aYear: number): number => Math.max(1, Math.round((aYear * days) / 365));
  const any = (): number => start + HOUR + random.int(days * 24 * 60 - 60) * MINUTE;

  for (let i = times(60); i > 0; i--) {
    // Mostly a restart; at times a laptop that sleeps, or days off.
    const at = any();
    add(at, { what: "off" });
    add(at + random.pick([2 * MINUTE, 20 * MINUTE, 3 * HOUR, 14 * HOUR, 40 * HOUR, 5 * DAY]), { what: "on" });
  }
  for (let i = times(1500); i > 0; i--) {
    const at = random.pick(FATAL);
    add(any(), { what: "kill", death: { at, after: 1 + random.int(at === "any" ? 400 : 8) } });
  }
  for (let i = times(6); i > 0; i--)
    add(any(), { what: "clock", byMs: random.pick([-90 * MINUTE, -10 * MINUTE, 2 * HOUR]) });
  for (const surface of ["slack", "discord"] as const)
    for (let i = times(40); i > 0; i--) {
      const at = any();
      add(at, { what: "outage", surface });
      add(at + random.pick([3 * MINUTE, 40 * MINUTE, 5 * HOUR, 26 * HOUR]), { what: "recovery", surface });
    }
  for (let at = start + 7 * HOUR; at < end; at += 5 * DAY) {
    add(at + random.int(24) * HOUR, { what: "marker" });
    add(at + random.int(72) * HOUR, { what: "doubt" });
  }
  for (let i = times(60); i > 0; i--) add(any(), { what: "status" });
  for (let i = times(400); i > 0; i--) add(any(), { what: "minor" });
  for (let i = times(20); i > 0; i--) add(any(), { what: random.pick(["retract", "remove"] as const) });
  for (let i = times(subscriptions / 5); i > 0; i--)
    add(any(), { what: "archive", subscription: random.int(subscriptions) });
  for (let i = times(subscriptions); i > 0; i--)
    add(any(), {
      what: "people",
      subscription: random.int(subscriptions),
      does: random.pick(["reschedule", "pause"] as const),
    });
  // In the end all is well again, and what is open comes to its end.
  for (const happening of [
    { what: "on" },
    { what: "recovery", surface: "slack" },
    { what: "recovery", surface: "discord" },
  ] as const)
    events.push({ at: end, happening });
  return events.sort((a, b) => a.at - b.at);
}
