const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
const WAITS_MS = [30 * SECOND_MS, MINUTE_MS, 2 * MINUTE_MS, 5 * MINUTE_MS, 10 * MINUTE_MS, 30 * MINUTE_MS];
const LEAST_MS = SECOND_MS;

/**
 * How long to wait after so many tries in a row that came to nothing, in milliseconds: as long as the platform says, else
 * 30 s growing to 30 min. Up to a fifth longer by `chance` (0 to 1), so that what failed together does not return together.
 */
export function waitAfter(tries: number, afterMs: number | undefined, chance: number): number {
  const wait = afterMs ?? WAITS_MS[Math.min(tries, WAITS_MS.length) - 1] ?? LEAST_MS;
  return Math.round(Math.max(LEAST_MS, wait) * (1 + chance / 5));
}
