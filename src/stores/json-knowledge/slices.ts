import { setImmediate } from "node:timers/promises";

/** Runs the steps to their end, giving way to everything else after every `milliseconds` of work. */
export async function inSlices(steps: Iterator<unknown>, milliseconds: number): Promise<void> {
  for (;;) {
    const end = performance.now() + milliseconds;
    do if (steps.next().done) return;
    while (performance.now() < end);
    await setImmediate();
  }
}
