import { setTimeout as pause } from "node:timers/promises";
import type { FrontEnd, Readiness } from "../adapters/front-end.ts";
import type { Clock, Log } from "../core/ports.ts";

interface Kept<F extends FrontEnd> {
  readonly name: string;
  /** The front end while it runs. */
  current(): F | undefined;
  ready(): Readiness;
  /** Resolves when the first attempt to start has ended, well or not. */
  readonly tried: Promise<void>;
  stop(): Promise<void>;
}

interface KeepOptions<F extends FrontEnd> {
  /** As an operator knows it: `slack`, `discord`. */
  readonly name: string;
  /** Rejects with a sentence that says what is wrong and what to do. */
  readonly start: () => Promise<F>;
  readonly log: Log;
  readonly clock: Clock;
  /** Milliseconds to wait after so many failures in a row, the first being 1. */
  readonly pauseAfter?: (failures: number) => number;
}

const LONGEST_PAUSE_MS = 5 * 60_000;
/** What ran this long and then ended is tried again at once, as if it had never failed. */
const STEADY_MS = 60_000;

/** 2, 4, 8 … seconds up to 5 minutes, each a little shorter by chance so that copies of AMW do not return as one. */
const backoff = (failures: number): number =>
  Math.min(LONGEST_PAUSE_MS, 1000 * 2 ** failures) * (0.8 + 0.2 * Math.random());

/** Starts a front end, and again whenever it cannot start or ends; what one of them lacks never holds up another. */
export function keepRunning<F extends FrontEnd>(options: KeepOptions<F>): Kept<F> {
  const { name, start, log, clock, pauseAfter = backoff } = options;
  const stopping = new AbortController();
  let running: F | undefined;
  let reason = "still connecting";
  let firstTried = (): void => {};
  const tried = new Promise<void>((resolve) => {
    firstTried = resolve;
  });

  /** Runs it once until it ends, and notes why it did. */
  async function run(): Promise<void> {
    try {
      const started = await start();
      if (stopping.signal.aborted) return await started.stop();
      running = started;
      firstTried();
      const cause = await Promise.race([started.ended, aborted(stopping.signal)]);
      if (cause === undefined) return;
      reason = cause.message;
      running = undefined;
      await started.stop();
    } catch (error) {
      reason = error instanceof Error ? error.message : String(error);
    } finally {
      firstTried();
    }
  }

  async function keep(): Promise<void> {
    for (let failures = 1; !stopping.signal.aborted; failures++) {
      const from = clock.now().getTime();
      await run();
      if (stopping.signal.aborted) return;
      if (clock.now().getTime() - from > STEADY_MS) failures = 1;
      const wait = pauseAfter(failures);
      log.error(`${name} is not connected: ${reason}`, { nextTryInSeconds: Math.round(wait / 1000) });
      await pause(wait, undefined, { signal: stopping.signal }).catch(() => {});
    }
  }

  void keep();
  return {
    name,
    tried,
    current: () => running,
    ready: () => running?.ready() ?? { ok: false, reason },
    async stop() {
      stopping.abort();
      await running?.stop();
    },
  };
}

const aborted = (signal: AbortSignal): Promise<undefined> =>
  new Promise((resolve) => signal.addEventListener("abort", () => resolve(undefined), { once: true }));
