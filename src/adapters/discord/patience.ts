import type { RateLimitData } from "discord.js";
import type { Clock } from "../../core/ports.ts";

/** An interaction waits 3 s for its first response, so a longer wait is for nothing. */
const WORTH_WAITING_MS = { response: 2500, other: 10_000 } as const;
const FORGET_AFTER_MS = 60_000;

/** Tells whether a request that Discord slows down, perhaps again and again, is to be given up. */
export function patience(clock: Clock): (data: RateLimitData) => boolean {
  const askedSince = new Map<string, number>();
  return ({ route, url, timeToReset }) => {
    const now = clock.now().getTime();
    for (const [other, since] of askedSince) if (now - since > FORGET_AFTER_MS) askedSince.delete(other);
    const since = askedSince.get(url) ?? now;
    askedSince.set(url, since);
    const limit = route.endsWith("/callback") ? WORTH_WAITING_MS.response : WORTH_WAITING_MS.other;
    return now + timeToReset - since > limit;
  };
}
