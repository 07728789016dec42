import { setTimeout as sleep } from "node:timers/promises";
import type { IIdentifyThrottler } from "discord.js";
import type { Clock } from "../../core/ports.ts";

/** Discord takes one identify in 5 s for each of its slots. */
const SPACING_MS = 5500;
const HOUR_MS = 3_600_000;
/** Discord takes 1000 a day and then resets the token. */
export const IDENTIFIES_AN_HOUR = 30;

/** Spaces out the identifies of a connection; beyond so many in an hour none goes out and `onTooMany` hears of it. */
export function identifyThrottle(slots: number, clock: Clock, onTooMany: () => void): IIdentifyThrottler {
  const freeAt = new Map<number, number>();
  let recent: number[] = [];
  return {
    async waitForIdentify(shard, signal) {
      const now = clock.now().getTime();
      recent = recent.filter((at) => now - at < HOUR_MS);
      if (recent.length >= IDENTIFIES_AN_HOUR) {
        onTooMany();
        return new Promise(() => {});
      }
      const slot = shard % slots;
      const before = freeAt.get(slot) ?? now;
      const at = Math.max(now, before);
      freeAt.set(slot, at + SPACING_MS);
      try {
        if (at > now) await sleep(at - now, undefined, { signal });
        recent.push(at);
      } catch (error) {
        if (freeAt.get(slot) === at + SPACING_MS) freeAt.set(slot, before);
        throw error;
      }
    },
  };
}
