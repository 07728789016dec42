import { setInterval } from "node:timers";
import { schedule } from "node-cron";
import type { Engine } from "./core/digest/tick.ts";
import type { Clock, Log } from "./core/ports.ts";

const EVERY_MINUTE = "* * * * *";
const LOOK_EVERY_MS = 3000;
const MINUTE_MS = 60_000;

interface Scheduling {
  readonly engine: Engine;
  readonly knowledge: { readonly revision: string };
  readonly clock: Clock;
  readonly log: Log;
  /** Calls the listener whenever something is ready to be sent. */
  hear(listener: () => void): void;
}

export interface Scheduler {
  /** Begins nothing new; resolves when what is being sent has been settled. */
  stop(): Promise<void>;
}

/**
 * Plans at every full minute and a few seconds after the knowledge changed, and sends whenever there is something to send.
 * The first plan is made at once: it tells what was due, and what changed, while AMW was off.
 */
export function startScheduler({ engine, knowledge, clock, log, hear }: Scheduling): Scheduler {
  let plannedAt = 0;
  let plannedRevision: string | undefined;
  const lost = (error: unknown): void => log.error("Deliveries could not be seen to; AMW tries again", { error });
  const send = (): void => void engine.send().catch(lost);
  function plan(): void {
    plannedAt = clock.now().getTime();
    plannedRevision = knowledge.revision;
    engine.plan(plannedAt).then(send, lost);
  }
  const minutes = schedule(EVERY_MINUTE, plan, { name: "deliveries" });
  // A clock that was set back would hold up the minutes of cron for as long.
  const looks = setInterval(() => {
    const since = clock.now().getTime() - plannedAt;
    if (knowledge.revision !== plannedRevision || since < 0 || since > MINUTE_MS + LOOK_EVERY_MS) plan();
    else send();
  }, LOOK_EVERY_MS);
  hear(send);
  plan();
  return {
    async stop() {
      clearInterval(looks);
      hear(() => {});
      await minutes.destroy();
      await engine.stop();
    },
  };
}
