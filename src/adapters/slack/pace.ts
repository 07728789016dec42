import { setTimeout as wait } from "node:timers/promises";
import type { Clock } from "../../core/ports.ts";

export interface Pace {
  /**
   * Does the work when the channel's turn has come, in order; `full` where too much waits there already. Never rejects
   * where the work does not.
   */
  inTurn<Done extends { readonly outcome: string }>(channel: string, work: () => Promise<Done>): Promise<Done | "full">;
  pause(ms: number): Promise<unknown>;
}

interface PaceParts {
  readonly clock: Clock;
  /** Milliseconds between two messages in one channel. */
  readonly everyMs: number;
  pause?: ((ms: number) => Promise<unknown>) | undefined;
}

interface Line {
  /** When the last message was posted there. */
  at: number;
  waiting: number;
  last: Promise<unknown>;
}

const MOST_WAITING = 100;
/** What was surely not posted for a reason of its own takes nothing of the channel's pace. */
const TURNED_DOWN: ReadonlySet<string> = new Set(["refused", "gone"]);

const sleep = (ms: number): Promise<void> => wait(ms, undefined, { ref: false });

/** Slack takes about a message a second in each channel, whoever in AMW posts it: one pace for all. */
export function createPace({ clock, everyMs, pause = sleep }: PaceParts): Pace {
  const lines = new Map<string, Line>();

  function forgetIdle(): void {
    const now = clock.now().getTime();
    for (const [channel, { at, waiting }] of lines) if (waiting === 0 && now - at >= everyMs) lines.delete(channel);
  }

  return {
    pause,
    inTurn(channel, work) {
      const line = lines.get(channel) ?? { at: Number.NEGATIVE_INFINITY, waiting: 0, last: Promise.resolve() };
      if (line.waiting >= MOST_WAITING) return Promise.resolve("full");
      lines.set(channel, line);
      line.waiting += 1;
      const turn = line.last.then(async () => {
        const early = line.at + everyMs - clock.now().getTime();
        if (early > 0) await pause(early);
        const done = await work();
        if (!TURNED_DOWN.has(done.outcome)) line.at = clock.now().getTime();
        line.waiting -= 1;
        if (lines.size > MOST_WAITING) forgetIdle();
        return done;
      });
      line.last = turn;
      return turn;
    },
  };
}
