import { setImmediate } from "node:timers/promises";

/** Long work is done so many milliseconds at a time while serving, a change of a record as well. */
export const SLICE_MS = 3;

let last: Promise<unknown> = Promise.resolve();

/** Resolves when everything else has had its turn; of several that wait, one a turn, so that their slices never add up. */
export function turn(): Promise<unknown> {
  last = last.then(() => setImmediate());
  return last;
}

/** Runs the steps to their end, giving way to everything else after every slice. */
export async function inSlices(steps: Iterator<unknown>): Promise<void> {
  for (;;) {
    const end = performance.now() + SLICE_MS;
    do if (steps.next().done) return;
    while (performance.now() < end);
    await turn();
  }
}
