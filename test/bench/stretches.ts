import { PerformanceObserver } from "node:perf_hooks";

/** How long the event loop was held at a time, in milliseconds. */
export interface Stretches {
  /** By processor time: the longest, and what only one in a thousand exceeds. */
  readonly processor: { readonly longest: number; readonly p999: number };
  /** The longest by the clock. */
  readonly clock: number;
  /** The longest pause for clearing memory, by the clock. */
  readonly clearing: number;
}

/**
 * Watches the event loop turn. Every turn is timed by the clock and by the processor time that this process took in it,
 * and counts with the lesser of the two: no more than the first can be ours, and other programs lengthen only that.
 */
export class LoopWatch {
  readonly #turns: number[] = [];
  #clock = 0;
  #clearing = 0;

  /** Watches while `run` runs. */
  async during(run: () => Promise<void>): Promise<void> {
    const clearing = new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) this.#clearing = Math.max(this.#clearing, duration);
    });
    clearing.observe({ entryTypes: ["gc"] });
    let last = { at: performance.now(), busy: busyMs() };
    let next: NodeJS.Immediate;
    const turn = (): void => {
      const now = { at: performance.now(), busy: busyMs() };
      const clock = now.at - last.at;
      this.#clock = Math.max(this.#clock, clock);
      this.#turns.push(Math.min(clock, now.busy - last.busy));
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
  }

  get seen(): Stretches {
    const turns = this.#turns.toSorted((a, b) => a - b);
    const at = (share: number): number => turns[Math.floor(share * (turns.length - 1))] ?? 0;
    return { processor: { longest: at(1), p999: at(0.999) }, clock: this.#clock, clearing: this.#clearing };
  }
}

function busyMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
