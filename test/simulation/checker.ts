import type { Delivery } from "../../src/core/digest/delivery.ts";
import { placeOf } from "../../src/core/digest/destination.ts";
import type { StateStore } from "../../src/core/digest/state.ts";
import type { Schedule, Subscription } from "../../src/core/digest/subscription.ts";
import { type ExpectedSlot, expectedSlots } from "./expected-slots.ts";
import { hash } from "./program.ts";
import type { Posted, World } from "./world.ts";

interface Span {
  readonly from: number;
  to: number | undefined;
}

export interface Account {
  readonly subscription: Subscription;
  /** When it was to be posted by which schedule. */
  readonly spans: (Span & { readonly schedule: Schedule })[];
  /** When its channel was archived, until its creator had it posted again. */
  readonly archived: Span[];
}

/** What the simulation wrote down while it ran. */
export interface Accounts {
  readonly subscriptions: Map<string, Account>;
  /** What AMW's clock showed at each plan that was carried out. */
  readonly plans: number[];
  /** When AMW first could know of each announcement. */
  readonly noticed: Map<string, number>;
  restarts: number;
  kills: number;
}

export type Fate = "posted" | "late" | "skipped" | "collapsed" | "missed" | "superseded" | "gone" | "paused" | "open";

export interface Report {
  readonly slots: number;
  readonly fates: Readonly<Record<Fate, number>>;
  readonly messages: number;
  readonly restarts: number;
  readonly kills: number;
  /** What should not have happened, in words; empty where all is well. */
  readonly faults: readonly string[];
}

interface Seen {
  readonly world: World;
  readonly state: StateStore;
  readonly catchUpMs: number;
  /** Slots after that are not checked. */
  readonly until: number;
}

const MINUTE = 60_000;
const LATE = 5 * MINUTE;
const iso = (at: number): string => new Date(at).toISOString().slice(0, 16);

/** Compares what stands in the channels with what each slot should have got, found by other means than the engine's. */
export async function checkYear(accounts: Accounts, seen: Seen): Promise<Report> {
  const faults: string[] = [];
  const fates: Record<Fate, number> = {
    posted: 0,
    late: 0,
    skipped: 0,
    collapsed: 0,
    missed: 0,
    superseded: 0,
    gone: 0,
    paused: 0,
    open: 0,
  };
  const posted = groupedBy(seen.world.posted, ({ delivery }) => delivery);
  for (const [delivery, copies] of posted)
    if (copies.length > 1) faults.push(`${delivery} stands ${copies.length} times in ${copies[0]?.place}`);
  let slots = 0;
  const editions = new Set<string>();
  const plans = accounts.plans.toSorted((a, b) => a - b);
  for (const account of accounts.subscriptions.values()) {
    const expected = slotsOf(account, seen.until + 10 * 24 * 60 * MINUTE);
    const ids = new Set<string>();
    for (const [i, slot] of expected.entries()) {
      const id = hash(`${account.subscription.id}/${slot.key}`).slice(0, 24);
      ids.add(id);
      editions.add(id);
      if (slot.at > seen.until) continue;
      slots += 1;
      const fate = await fateOf({ account, slot, next: expected[i + 1], id }, plans, posted.get(id) ?? [], seen);
      if (typeof fate === "string") fates[fate] += 1;
      else faults.push(`${account.subscription.id} ${slot.key}: ${fate.fault}`);
    }
    faults.push(...(await strayEditions(account, ids, seen)));
  }
  faults.push(...markersTold(accounts, editions, seen));
  return {
    slots,
    fates,
    messages: seen.world.posted.length,
    restarts: accounts.restarts,
    kills: accounts.kills,
    faults,
  };
}

/** Each local time once, in order. */
function slotsOf({ spans }: Account, until: number): readonly ExpectedSlot[] {
  const slots = new Map<string, ExpectedSlot>();
  for (const { from, to, schedule } of spans)
    for (const slot of expectedSlots(schedule, from, Math.min(to ?? until, until)))
      if (!slots.has(slot.key)) slots.set(slot.key, slot);
  return [...slots.values()].sort((a, b) => a.at - b.at);
}

interface Asked {
  readonly account: Account;
  readonly slot: ExpectedSlot;
  readonly next: ExpectedSlot | undefined;
  readonly id: string;
}

/** What became of the slot, where that is as it should be. */
async function fateOf(
  { account, slot, next, id }: Asked,
  plans: readonly number[],
  copies: readonly Posted[],
  { state, world, catchUpMs }: Seen,
): Promise<Fate | { readonly fault: string }> {
  const [copy] = copies;
  if (copy) {
    if (copy.place !== placeOf(account.subscription.to)) return { fault: `stands in ${copy.place}` };
    return copy.at - slot.at > LATE ? "late" : "posted";
  }
  const delivery = await state.deliveries.find(id);
  // A delivery that waits out an outage finds the channel as it is by then, days later where the next slot is.
  const lastTry = Math.max(slot.at + 13 * 60 * MINUTE, delivery?.triedAt ?? 0);
  const isArchived = account.archived.some(
    ({ from, to = Number.POSITIVE_INFINITY }) => from <= lastTry && slot.at <= to,
  );
  const plannedWithin = (from: number, to: number): boolean => plans.some((at) => at >= from && at < to);
  if (!delivery) {
    if (isArchived) return "gone";
    const isOffUntilNext = next !== undefined && !plannedWithin(slot.at, next.at);
    return isOffUntilNext ? "collapsed" : { fault: "nothing was made of it" };
  }
  const tries = world.tries.get(id) ?? [];
  switch (delivery.state) {
    case "skipped":
      return account.subscription.wishes.quiet === "skip" ? "skipped" : { fault: "skipped though it was to be said" };
    case "missed":
      return plannedWithin(slot.at, slot.at + catchUpMs) ? { fault: "missed though AMW ran" } : "missed";
    case "superseded":
      return tries.every((outcome) => outcome !== "sent") && (await isFollowed(delivery, state))
        ? "superseded"
        : { fault: `superseded after ${tries.join(", ")}` };
    case "gone":
      return isArchived ? "gone" : { fault: "gone though the channel was there" };
    case "given-up":
      if (isArchived) return "gone";
      return /paused/.test(delivery.reason ?? "") ? "paused" : { fault: `given up: ${delivery.reason}` };
    case "ready":
    case "uncertain":
      return tries.at(-1) === "sent" ? { fault: `${delivery.state} after it was sent` } : "open";
    default:
      return { fault: `is ${delivery.state} and stands nowhere` };
  }
}

/** Whether a later edition tells what this one would have told. */
async function isFollowed({ subscription, createdAt }: Delivery, { deliveries }: StateStore): Promise<boolean> {
  const { deliveries: newest } = await deliveries.history(subscription ?? "", 1, 0);
  return newest.some((one) => one.createdAt >= createdAt);
}

/** Editions that no slot asked for. */
async function strayEditions({ subscription }: Account, ids: ReadonlySet<string>, { state, until }: Seen) {
  const strays: string[] = [];
  for (let offset = 0; ; offset += 100) {
    const { deliveries } = await state.deliveries.history(subscription.id, 100, offset);
    if (deliveries.length === 0) return strays;
    for (const { id, key, createdAt } of deliveries)
      if (!ids.has(id) && createdAt <= until)
        strays.push(`${key} was made at ${iso(createdAt)}, and no slot asked for it`);
  }
}

/** Every marker is told in every channel that had an edition since, and once. */
function markersTold(accounts: Accounts, editions: ReadonlySet<string>, { world }: Seen): string[] {
  const faults: string[] = [];
  const inChannel = groupedBy(
    world.posted.filter(({ thread }) => thread === undefined),
    ({ place }) => place,
  );
  for (const { subscription } of accounts.subscriptions.values()) {
    const messages = inChannel.get(placeOf(subscription.to)) ?? [];
    const first = messages[0];
    if (!first) continue;
    const times = new Map<string, number>();
    for (const { names } of messages) for (const name of names) times.set(name, (times.get(name) ?? 0) + 1);
    for (const [id, at] of accounts.noticed) {
      if (!id.startsWith("m")) continue;
      const told = times.get(`Marker ${id.slice(1)}`) ?? 0;
      // A day and a half: an edition that was made before it may have arrived after it.
      const isDue =
        at > first.at &&
        messages.some(({ delivery, at: arrived }) => editions.has(delivery) && arrived > at + 36 * 60 * MINUTE);
      if (told > 1 || (isDue && told === 0))
        faults.push(`${placeOf(subscription.to)} was told of marker ${id} of ${iso(at)} ${told} times`);
    }
  }
  return faults;
}

/** As Map.groupBy, which Node 20 has not. */
function groupedBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): ReadonlyMap<string, readonly Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}
