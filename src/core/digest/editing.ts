import { withCorrections } from "../messages/with-corrections.ts";
import { waitAfter } from "./backoff.ts";
import { type Delivering, outgoingOf } from "./deliver.ts";
import type { Delivery, MessageRef } from "./delivery.ts";
import type { Edited, Messenger, Outgoing } from "./messenger.ts";

const BATCH = 50;
const NOT_CONNECTED_MS = 60_000;

type Editing = Pick<Delivering, "desk" | "clock" | "log" | "chance"> & {
  isStopped(): boolean;
};

/** Edits posted messages that do not show their corrections yet. An edit does no harm twice, so it is tried until it is done. */
export async function showCorrections(parts: Editing): Promise<void> {
  const { desk, clock } = parts;
  for (;;) {
    const batch = await desk.state.deliveries.toEdit(clock.now().getTime(), BATCH);
    if (batch.length === 0) return;
    for (const delivery of batch) {
      if (parts.isStopped()) return;
      await edit(delivery, parts);
    }
  }
}

async function edit(delivery: Delivery, parts: Editing): Promise<void> {
  const { desk, clock, log, chance } = parts;
  const now = clock.now().getTime();
  const { id, ref, corrections } = delivery;
  const messenger = desk.messenger(delivery.to.surface);
  if (!messenger) return desk.state.deliveries.edited(id, 0, now + NOT_CONNECTED_MS);
  if (!ref) return desk.state.deliveries.edited(id, corrections.length, undefined);
  const outgoing = outgoingOf({ ...delivery, message: withCorrections(delivery.message, corrections) });
  const edited = await outcomeOf(messenger, ref, outgoing);
  if (edited.outcome === "later") {
    log.warn("A correction is not shown yet", { delivery: id, reason: edited.reason });
    return desk.state.deliveries.edited(id, 0, now + waitAfter(1, edited.afterMs, chance()));
  }
  if (edited.outcome === "gone") log.warn("A correction cannot be shown", { delivery: id, reason: edited.reason });
  return desk.state.deliveries.edited(id, corrections.length, undefined);
}

async function outcomeOf(messenger: Messenger, ref: MessageRef, outgoing: Outgoing): Promise<Edited> {
  try {
    return await messenger.edit(ref, outgoing);
  } catch (error) {
    return { outcome: "later", reason: error instanceof Error ? error.message : String(error) };
  }
}
