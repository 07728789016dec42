import { goneNotice } from "../messages/delivery-notices.ts";
import type { Log } from "../ports.ts";
import type { Delivery, DeliveryKind } from "./delivery.ts";
import type { Desk } from "./desk.ts";
import type { Sent } from "./messenger.ts";
import { addNotice } from "./notices.ts";
import type { Subscription } from "./subscription.ts";

interface Pausing {
  readonly desk: Pick<Desk, "state" | "messenger" | "hash">;
  readonly log: Log;
}

/** Of these a missing place ends more than themselves. */
const PAUSING: readonly DeliveryKind[] = ["edition", "alert"];

/** Tells the creator of a subscription that can no longer be posted, and pauses it. `at` in milliseconds. */
export async function pauseGone(
  delivery: Delivery,
  { reason, mend }: Extract<Sent, { outcome: "gone" }>,
  at: number,
  { desk, log }: Pausing,
): Promise<void> {
  if (delivery.subscription === undefined || !PAUSING.includes(delivery.kind)) return;
  const subscription = await running(delivery.subscription, desk);
  if (!subscription) return;
  log.warn("A digest is paused: AMW can no longer post there", { subscription: subscription.id, reason, mend });
  // First the notice, which the same version of the subscription gets once: what is told twice is better than never.
  await addNotice(subscription, { key: `${subscription.id}/gone/${subscription.version}`, at, desk }, (place) =>
    goneNotice(subscription, { place, reason, mend }),
  );
  await pause(subscription, reason, at, desk);
}

/** Undefined for one that was removed or is paused for the same already. */
async function running(
  id: string,
  { state: { subscriptions } }: Pick<Desk, "state">,
): Promise<Subscription | undefined> {
  const found = await subscriptions.find(id);
  if (!found || found.removedAt !== undefined || found.paused?.why === "gone") return undefined;
  const { removedAt: _, ...subscription } = found;
  return subscription;
}

async function pause(subscription: Subscription, reason: string, since: number, desk: Pick<Desk, "state">) {
  const paused = { ...subscription, paused: { why: "gone", reason, since } as const };
  if ((await desk.state.subscriptions.save(paused, undefined)) === "saved") return;
  // Somebody changed it meanwhile: the pause goes on top of that.
  const changed = await running(subscription.id, desk);
  if (changed) await pause(changed, reason, since, desk);
}
