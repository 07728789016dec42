import type { Log } from "../../core/ports.ts";
import type { Readiness } from "../front-end.ts";

interface TokenWatch {
  ready(): Readiness;
  stop(): void;
}

/** After a failed check, so that AMW is soon ready again. */
const AGAIN_MS = 10_000;

/**
 * Asks Slack from time to time whether it still takes the bot token: nothing else tells of a token that was revoked, and
 * in HTTP mode nothing else tells that Slack cannot be reached. `check` rejects with the operator's sentence.
 */
export function watchToken(check: () => Promise<unknown>, everyMs: number, log: Log): TokenWatch {
  let trouble: string | undefined;
  let stopped = false;
  let timer: NodeJS.Timeout;

  const wait = (): void => {
    if (stopped) return;
    timer = setTimeout(look, trouble === undefined ? everyMs : Math.min(everyMs, AGAIN_MS)).unref();
  };
  const look = (): void => {
    check()
      .then(
        () => {
          if (trouble !== undefined) log.info("Slack takes the bot token again");
          trouble = undefined;
        },
        (error: unknown) => {
          const reason = error instanceof Error ? error.message : String(error);
          if (reason !== trouble && !stopped) log.error(reason);
          trouble = reason;
        },
      )
      .finally(wait);
  };
  wait();

  return {
    ready: () => (trouble === undefined ? { ok: true } : { ok: false, reason: trouble }),
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };
}
