import type { RateLimitData } from "discord.js";
import type { Clock } from "../../core/ports.ts";

/** An interaction waits 3 s for its first response, so a longer wait is for nothing. */
const WORTH_WAITING_MS = { response: 2500, other: 10_000 } as const;
const FORGET_AFTER_MS = 60_000;

/** How long Discord asks to wait, in milliseconds. Some limits stand in the one field of the library's, some in the other. */
export const waitOf = ({ timeToReset, retryAfter }: Pick<RateLimitData, "timeToReset" | "retryAfter">): number =>
  Math.max(timeToReset, retryAfter);

/**
 * Tells whether a request that Discord slows down, perhaps again and again, is to be given up: after so many milliseconds
 * in all, for first responses to interactions and for whatever else.
 */
export function patience(
  clock: Clock,
  worthWaitingMs: { readonly response: number; readonly other: number } = WORTH_WAITING_MS,
): (data: RateLimitData) => boolean {
  const askedSince = new Map<string, number>();
  return (data) => {
    const { route, url } = data;
    const now = clock.now().getTime();
    for (const [other, since] of askedSince) if (now - since > FORGET_AFTER_MS) askedSince.delete(other);
    const since = askedSince.get(url) ?? now;
    askedSince.set(url, since);
    const limit = route.endsWith("/callback") ? worthWaitingMs.response : worthWaitingMs.other;
    return now + waitOf(data) - since > limit;
  };
}
