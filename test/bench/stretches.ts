import { PerformanceObserver } from "node:perf_hooks";

/** How long the event loop was held at a time, in milliseconds. */
export interface Stretches {
  /** The longest by the clock, by processor time, and the longest pause for clearing memory. */
  readonly clock: number;
  readonly processor: number;
  readonly clearing: number;
}

/**
 * Watches the event loop turn while `run` runs. Every turn is timed by the clock and by the processor time that this
 * process took in it; what a turn took is the lesser of the two, for no more than the first can be ours, and other
 * programs on the machine only lengthen the first.
 */
export async function stretchesOf(run: () => Promise<void>): Promise<Stretches> {
  const longest = { clock: 0, processor: 0, clearing: 0 };
  const clearing = new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) longest.clearing = Math.max(longest.clearing, duration);
  });
  clearing.observe({ entryTypes: ["gc"] });
  let last = { at: performance.now(), busy: busyMs() };
  let next: NodeJS.Immediate;
  const turn = (): void => {
    const now = { at: performance.now(), busy: busyMs() };
    const clock = now.at - last.at;
    longest.clock = Math.max(longest.clock, clock);
    longest.processor = Math.max(longest.processor, Math.min(clock, now.busy - last.busy));
    last = now;
    next = setImmediate(turn);
  };
  next = setImmediate(turn);
  try {
    await run();
  } finally {
    clearImmediate(next);
    clearing.disconnect();
  }
  return longest;
}

function busyMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
