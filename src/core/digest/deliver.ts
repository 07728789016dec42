import type { Clock, Log } from "../ports.ts";
import { waitAfter } from "./backoff.ts";
import type { Delivery, DeliveryKind, DeliveryState } from "./delivery.ts";
import type { Desk } from "./desk.ts";
import type { Messenger, Outgoing, Sent } from "./messenger.ts";
import type { Ready } from "./sender.ts";
import { isPaused } from "./subscription.ts";

const DAY_MS = 86_400_000;
/** After a send whose answer was lost, the first look whether it arrived. */
export const FIRST_LOOK_MS = 30_000;

/** What became of one delivery, for whoever follows them. */
export interface Outcome {
  readonly delivery: Delivery;
  readonly state: DeliveryState;
  readonly reason?: string | undefined;
}

export interface Delivering {
  readonly desk: Pick<Desk, "state" | "messenger" | "hash">;
  readonly clock: Clock;
  readonly log: Log;
  /** Between 0 and 1. */
  chance(): number;
  /** Carries out what else follows once it stands there. */
  sent(delivery: Delivery): Promise<void>;
  /** Carries out what else follows from a place that is gone, before that is settled. */
  gone(delivery: Delivery, sent: Extract<Sent, { outcome: "gone" }>): Promise<void>;
  report(outcome: Outcome): void;
}

/** Tries to send the delivery once, and settles what became of it; nothing while its platform is not connected. */
export async function deliver(delivery: Ready, parts: Delivering): Promise<void> {
  const { desk, clock } = parts;
  const now = () => clock.now().getTime();
  const settle = async (to: Parameters<typeof desk.state.deliveries.settle>[1]): Promise<void> => {
    if (!(await desk.state.deliveries.settle(delivery.id, to))) return;
    tell({ delivery, state: to.state, reason: to.reason }, parts);
  };
  const withdrawn = await whyWithdrawn(delivery, now(), desk);
  if (withdrawn !== undefined) return settle({ state: "given-up", at: now(), reason: withdrawn, from: ["ready"] });
  const messenger = desk.messenger(delivery.to.surface);
  if (!messenger || !(await desk.state.deliveries.begin(delivery.id, now()))) return;
  const sent = await outcomeOf(messenger, outgoingOf(delivery));
  const at = now();
  switch (sent.outcome) {
    case "sent":
      await settle({ state: "sent", at, ref: sent.ref });
      return parts.sent(delivery);
    case "uncertain":
      return settle({ state: "uncertain", at, reason: sent.reason, nextTryAt: at + FIRST_LOOK_MS });
    case "later": {
      const nextTryAt = at + waitAfter(delivery.tries + 1, sent.afterMs, parts.chance());
      return settle({ state: "ready", at, reason: sent.reason, nextTryAt });
    }
    case "gone":
      await parts.gone(delivery, sent);
      return settle({ state: "gone", at, reason: sent.reason });
  }
}

export const outgoingOf = ({ id, hash, to, message, thread }: Ready): Outgoing => ({ id, hash, to, message, thread });

/** A messenger never throws; one that does may have posted. */
async function outcomeOf(messenger: Messenger, outgoing: Outgoing): Promise<Sent> {
  try {
    return await messenger.send(outgoing);
  } catch (error) {
    return { outcome: "uncertain", reason: error instanceof Error ? error.message : String(error) };
  }
}

/** Waits for as long as it is of use: an edition until the next one tells it too, the others for a day. */
const LASTING: readonly DeliveryKind[] = ["edition"];

/** Why it is no longer to be sent; undefined where it is. */
async function whyWithdrawn(
  { kind, createdAt, subscription: id }: Delivery,
  now: number,
  { state }: Pick<Desk, "state">,
): Promise<string | undefined> {
  if (!LASTING.includes(kind) && now - createdAt >= DAY_MS) return "it could not be posted for a day";
  if (id === undefined || kind === "notice") return undefined;
  const subscription = await state.subscriptions.find(id);
  if (!subscription || subscription.removedAt !== undefined) return "the digest was unsubscribed";
  const isPausedSince = isPaused(subscription, now) && (subscription.paused?.since ?? 0) >= createdAt;
  return isPausedSince ? "the digest was paused" : undefined;
}

const WELL: readonly DeliveryState[] = ["sent", "superseded", "skipped"];

export function tell(outcome: Outcome, { log, report }: Pick<Delivering, "log" | "report">): void {
  const { delivery, state, reason } = outcome;
  const { id, kind, to, subscription } = delivery;
  const fields = { delivery: id, kind, to, subscription, state, ...(reason === undefined ? {} : { reason }) };
  if (WELL.includes(state)) log.info("A delivery was sent", fields);
  else log.warn("A delivery was not sent", fields);
  report(outcome);
}
