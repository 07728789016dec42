import { uncertainNotice } from "../messages/delivery-notices.ts";
import { type Delivering, FIRST_LOOK_MS, outgoingOf, tell } from "./deliver.ts";
import type { Delivery, DeliveryKind } from "./delivery.ts";
import type { Found, Messenger } from "./messenger.ts";
import { addNotice } from "./notices.ts";

const MINUTE_MS = 60_000;
/** Between the looks: the first comes half a minute after the try, the others about 2 and 10 minutes after it. */
const GAPS_MS = [1.5 * MINUTE_MS, 8 * MINUTE_MS];
const MOST_LOOKS = GAPS_MS.length + 1;
/** A platform's history may lag behind what it took: one look is not enough to post again. */
const SURELY_ABSENT = 2;
const MOST = 5000;

/** What was being sent when AMW ended may have arrived. To be called before anything is sent. */
export async function recoverInterrupted(parts: Delivering): Promise<void> {
  const { deliveries } = parts.desk.state;
  const at = parts.clock.now().getTime();
  for (const delivery of await deliveries.inState("sending", MOST)) {
    const reason = "AMW ended while it was being posted";
    const nextTryAt = (delivery.triedAt ?? at) + FIRST_LOOK_MS;
    await deliveries.settle(delivery.id, { state: "uncertain", at, reason, nextTryAt, from: ["sending"] });
    tell({ delivery, state: "uncertain", reason }, parts);
  }
}

/** Looks for those uncertain deliveries whose time has come, and settles what it finds. */
export async function reconcile(parts: Delivering): Promise<void> {
  const at = parts.clock.now().getTime();
  for (const delivery of await parts.desk.state.deliveries.inState("uncertain", MOST)) {
    if (delivery.looks.all >= MOST_LOOKS || delivery.nextTryAt > at) continue;
    const messenger = parts.desk.messenger(delivery.to.surface);
    if (messenger) await look(delivery, messenger, at, parts);
  }
}

async function look(delivery: Delivery, messenger: Messenger, at: number, parts: Delivering): Promise<void> {
  const { deliveries } = parts.desk.state;
  const settle = async (to: Omit<Parameters<typeof deliveries.settle>[1], "at" | "from">): Promise<void> => {
    if (!(await deliveries.settle(delivery.id, { ...to, at, from: ["uncertain"] }))) return;
    tell({ delivery, state: to.state, reason: to.reason }, parts);
  };
  const found = await search(delivery, messenger, parts);
  if (found.outcome === "found") {
    await settle({ state: "sent", ref: found.ref });
    return parts.sent(delivery);
  }
  const looked = found.outcome;
  const looks = delivery.looks.all + 1;
  if (looked === "absent" && delivery.looks.absent + 1 >= SURELY_ABSENT)
    return settle({ state: "ready", nextTryAt: at, looked, reason: "it did not arrive, and is posted again" });
  const reason = looked === "absent" ? "AMW does not see it there yet" : "AMW cannot see whether it was posted";
  if (looks >= MOST_LOOKS) await offerResend(delivery, at, parts);
  return settle({ state: "uncertain", looked, reason, nextTryAt: at + (GAPS_MS[looks - 1] ?? 0) });
}

async function search(delivery: Delivery, messenger: Messenger, { desk, log }: Delivering): Promise<Found> {
  const parent = delivery.parent === undefined ? undefined : await desk.state.deliveries.find(delivery.parent);
  try {
    return await messenger.find(
      outgoingOf({ ...delivery, thread: parent?.ref }),
      delivery.triedAt ?? delivery.createdAt,
    );
  } catch (error) {
    log.error("AMW could not look for a delivery", { delivery: delivery.id, error });
    return { outcome: "unknown" };
  }
}

/** What is worth a question to the creator. */
const ASKED_ABOUT: readonly DeliveryKind[] = ["edition", "alert"];

/** Only a person who can see the channel knows now. */
async function offerResend(delivery: Delivery, at: number, { desk }: Delivering): Promise<void> {
  if (delivery.subscription === undefined || !ASKED_ABOUT.includes(delivery.kind)) return;
  const subscription = await desk.state.subscriptions.find(delivery.subscription);
  if (!subscription || subscription.removedAt !== undefined) return;
  await addNotice(subscription, { key: `${delivery.id}/uncertain/${delivery.tries}`, at, desk }, (place) =>
    uncertainNotice(subscription, { place, delivery }),
  );
}
