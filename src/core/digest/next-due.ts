import { nextSlot } from "./schedule.ts";
import type { Subscription } from "./subscription.ts";

/** When a subscription is due after the instant, in milliseconds; undefined while it is paused without an end. */
export function nextDue(
  { schedule, paused }: Pick<Subscription, "schedule" | "paused">,
  now: number,
): number | undefined {
  if (paused === undefined) return nextSlot(schedule, now).at;
  if (paused.why === "gone" || paused.until === undefined) return undefined;
  return nextSlot(schedule, Math.max(now, paused.until - 1)).at;
}
