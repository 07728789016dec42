import type { Log } from "../ports.ts";
import { type Decided, type Deciding, decide } from "./due.ts";
import { nextSlot } from "./schedule.ts";
import { isPaused, type Subscription } from "./subscription.ts";

const BATCH = 100;

interface Claiming {
  readonly desk: Deciding & { wake(): void };
  readonly log: Log;
  /** Lets others have their turn. */
  breathe(): Promise<void>;
  isStopped(): boolean;
}

/** What was decided about one subscription. */
export interface Claimed {
  readonly subscription: Subscription;
  readonly decided: Decided;
}

/** Claims every slot that is due at `at` (milliseconds), those longest due first; whoever sends is woken after each batch. */
export async function claimDue(at: number, { desk, log, breathe, isStopped }: Claiming): Promise<readonly Claimed[]> {
  const { subscriptions, deliveries } = desk.state;
  const claimed: Claimed[] = [];
  // One that fails stays due, and must not stand in the others' way.
  const failed = new Set<string>();
  const taken = new Set<string>();
  for (;;) {
    const due = (await subscriptions.due(at, BATCH + failed.size)).filter(
      ({ subscription: { id } }) => !failed.has(id),
    );
    if (due.length === 0) return claimed;
    for (const { subscription, nextAt } of due) {
      if (isStopped()) return claimed;
      try {
        const { decided, claim } = await decide(subscription, nextAt, at, desk);
        if ((await deliveries.claim(claim)) === "claimed") claimed.push({ subscription, decided });
        // Somebody changed it, or its last edition has just been sent: decided anew, unless that goes on.
        else if (taken.has(subscription.id)) failed.add(subscription.id);
        else taken.add(subscription.id);
      } catch (error) {
        failed.add(subscription.id);
        log.error("A digest that is due could not be made", { subscription: subscription.id, error });
      }
      await breathe();
    }
    desk.wake();
  }
}

/**
 * After the clock went back: subscriptions that wait for later than their next slot wait for that one. Slots that have had
 * their edition already are passed over when they come.
 */
export async function waitForNextSlots(at: number, { desk, log, breathe }: Claiming): Promise<void> {
  const { subscriptions, deliveries } = desk.state;
  for (const subscription of await subscriptions.all()) {
    await breathe();
    const wasDueAt = await subscriptions.nextAt(subscription.id);
    if (wasDueAt === undefined || isPaused(subscription, at)) continue;
    const nextAt = nextSlot(subscription.schedule, at).at;
    if (nextAt >= wasDueAt) continue;
    log.warn("The clock went back; a digest waits for its next time again", { subscription: subscription.id });
    await deliveries.claim({ subscription: subscription.id, wasDueAt, nextAt, supersedes: [], deliveries: [] });
  }
}
