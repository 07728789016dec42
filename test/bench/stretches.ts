import { openSync, readSync } from "node:fs";
import { PerformanceObserver } from "node:perf_hooks";

/** How long the event loop was held at a time, in milliseconds. */
export interface Stretches {
  /** Without the time in which other programs had the processor: the longest, and what only one in a thousand exceeds. */
  readonly held: { readonly longest: number; readonly p999: number };
  /** The longest by the clock. */
  readonly clock: number;
  /** The longest pause for clearing memory, by the clock. */
  readonly clearing: number;
}

/**
 * Watches the event loop turn. Every turn is timed by the clock, less the time for which this thread was ready to run but
 * had to wait for a processor, and by the processor time that the whole process took in it, and counts with the lesser of
 * the two: no more can be ours, and other programs lengthen both least.
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
    let last = { at: performance.now(), waited: waitedMs(), busy: busyMs() };
    let next: NodeJS.Immediate;
    const turn = (): void => {
      const now = { at: performance.now(), waited: waitedMs(), busy: busyMs() };
      const clock = now.at - last.at;
      this.#clock = Math.max(this.#clock, clock);
      this.#turns.push(Math.min(clock - (now.waited - last.waited), now.busy - last.busy));
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
    return { held: { longest: at(1), p999: at(0.999) }, clock: this.#clock, clearing: this.#clearing };
  }
}

function busyMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

const LONGEST_LINE = 64;
const line = Buffer.alloc(LONGEST_LINE);
const schedule = openSchedule();

/** How long this thread has waited for a processor; 0 where the system does not say: then the clock alone counts. */
function waitedMs(): number {
  if (schedule === undefined) return 0;
  const [, waited = "0"] = line.toString("latin1", 0, readSync(schedule, line, 0, LONGEST_LINE, 0)).split(" ");
  return Number(waited) / 1e6;
}

function openSchedule(): number | undefined {
  try {
    return openSync(`/proc/self/task/${process.pid}/schedstat`, "r");
  } catch {
    return undefined;
  }
}
