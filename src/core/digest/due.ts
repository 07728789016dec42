import type { Knowledge } from "../knowledge/knowledge.ts";
import type { Desk } from "./desk.ts";
import { editionOf } from "./edition.ts";
import { deliveriesOf, deliveryOfSlot, detailsOn, missedDelivery } from "./edition-deliveries.ts";
import { windowOf } from "./look-back.ts";
import { lastSlot, nextSlot, slotsBetween } from "./schedule.ts";
import type { Slot } from "./slot.ts";
import type { Claim } from "./state.ts";
import { isPaused, type Subscription } from "./subscription.ts";
import type { Window } from "./window.ts";

/** What is posted later than this after its time says so. */
export const LATE_MS = 5 * 60_000;
/** Editions of one subscription that may still wait to be sent; more than one only where several were asked for. */
const MOST_UNSENT = 20;

/** What a due subscription came to. */
export type Decided = "edition" | "quiet" | "missed" | "paused" | "nothing";

export interface Decision {
  readonly decided: Decided;
  readonly claim: Claim;
}

export type Deciding = Pick<Desk, "state" | "messenger" | "catchUpMs" | "hash"> & { readonly knowledge: Knowledge };

/** Decides what happens to a subscription that was due at `wasDueAt`, as of `at`; milliseconds. Carried out by `claim`. */
export async function decide(
  subscription: Subscription,
  wasDueAt: number,
  at: number,
  desk: Deciding,
): Promise<Decision> {
  const { schedule } = subscription;
  const nothing = (decided: Decided, nextAt: number | undefined): Decision => ({
    decided,
    claim: { subscription: subscription.id, wasDueAt, nextAt, supersedes: [], deliveries: [] },
  });
  if (isPaused(subscription, at)) return nothing("paused", resumesAt(subscription));
  const nextAt = nextSlot(schedule, at).at;
  const slot = lastSlot(schedule, at);
  // What was due is no slot of the schedule: it was a pause that ended, or the zone's rules have changed since.
  if (!slot || slot.at < wasDueAt || slot.at < (pausedUntil(subscription) ?? 0)) return nothing("nothing", nextAt);
  // A clock that went back, or a schedule changed there and back.
  if (await desk.state.deliveries.find(deliveryOfSlot(subscription, slot, desk))) return nothing("nothing", nextAt);
  const claim = { subscription: subscription.id, wasDueAt, nextAt };
  if (at - slot.at > desk.catchUpMs)
    return {
      decided: "missed",
      claim: { ...claim, supersedes: [], deliveries: [missedDelivery(subscription, slot, at, desk)] },
    };
  const late = lateness(subscription, wasDueAt, slot, at);
  const lookBack = (instead: readonly string[]) => windowOf(subscription, at, slot, { ...desk, late, instead });
  const unsent = await unsentOf(subscription, desk);
  const first = await lookBack(unsent);
  // An alert that waits may be given up: what it tells is told by this edition.
  const alerts = await unsentAlerts(first, subscription, desk);
  const supersedes = [...unsent, ...alerts];
  const window = alerts.length === 0 ? first : await lookBack(supersedes);
  const edition = editionOf(subscription, window, desk.knowledge, {
    ...desk,
    details: detailsOn(subscription.to, desk),
  });
  const deliveries = deliveriesOf(subscription, { key: slot.key, at, upTo: window.upTo, edition }, desk);
  return {
    decided: deliveries[0]?.state === "skipped" ? "quiet" : "edition",
    claim: { ...claim, supersedes, deliveries },
  };
}

const pausedUntil = ({ paused }: Subscription): number | undefined =>
  paused?.why === "asked" ? paused.until : undefined;

function resumesAt(subscription: Subscription): number | undefined {
  const until = pausedUntil(subscription);
  return until === undefined ? undefined : nextSlot(subscription.schedule, until - 1).at;
}

/** Undefined where it is on time and the only one. */
function lateness(
  { schedule }: Subscription,
  wasDueAt: number,
  slot: Slot,
  at: number,
): { missed: number } | undefined {
  const missed = slotsBetween(schedule, wasDueAt - 1, slot.at) - 1;
  return missed > 0 || at - slot.at > LATE_MS ? { missed: Math.max(0, missed) } : undefined;
}

/** Editions that were surely not posted yet, and that the new one tells too. */
async function unsentOf({ id }: Subscription, { state }: Pick<Deciding, "state">): Promise<readonly string[]> {
  const { deliveries } = await state.deliveries.history(id, MOST_UNSENT, 0);
  return deliveries.filter((delivery) => delivery.state === "ready").map((delivery) => delivery.id);
}

/** The subscription's own alerts among what the channel was told that were surely not posted yet. */
async function unsentAlerts(
  { told }: Window,
  { id }: Subscription,
  { state }: Pick<Deciding, "state">,
): Promise<readonly string[]> {
  const alerts: string[] = [];
  for (const one of new Set(told.map(({ delivery }) => delivery))) {
    const delivery = await state.deliveries.find(one);
    if (delivery?.kind === "alert" && delivery.state === "ready" && delivery.subscription === id) alerts.push(one);
  }
  return alerts;
}
