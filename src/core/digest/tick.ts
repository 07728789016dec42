import type { Surface } from "../amw.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import type { Clock, Log } from "../ports.ts";
import { type Claimed, claimDue, waitForNextSlots } from "./claiming.ts";
import { correctArrived } from "./corrections.ts";
import { type Delivering, deliver, type Outcome } from "./deliver.ts";
import type { Desk } from "./desk.ts";
import { showCorrections } from "./editing.ts";
import { follow } from "./follow.ts";
import { pauseGone } from "./gone.ts";
import { createNoticing } from "./noticing.ts";
import { reconcile, recoverInterrupted } from "./reconcile.ts";
import { createSender } from "./sender.ts";

export interface EngineParts {
  readonly desk: Pick<Desk, "state" | "messenger" | "hash" | "catchUpMs" | "wake">;
  readonly knowledge: Knowledge;
  readonly clock: Clock;
  readonly log: Log;
  /** Between 0 and 1. */
  chance(): number;
  /** Resolves after so many milliseconds. */
  pause(ms: number): Promise<unknown>;
  /** Resolves when everything else has had its turn. */
  breathe(): Promise<unknown>;
  /** Told what becomes of each delivery. */
  report?(outcome: Outcome): void;
}

/** What delivers. */
export interface Engine {
  /**
   * Plans as of the instant (milliseconds): notices what changed, follows it, and claims what is due. Two plans never
   * overlap, and planning the same instant again does nothing more.
   */
  plan(at: number): Promise<readonly Claimed[]>;
  /** Sends what is ready and mends what was left open; resolves when nothing is left to do now. */
  send(): Promise<void>;
  /** Begins nothing more; resolves when what is on its way has been settled. */
  stop(): Promise<void>;
}

/** A clock that is set back by less than this is set right, not back. */
const SET_BACK_MS = 60_000;
/** Slack takes about a message a second in a channel. */
const SPACING_MS: Readonly<Record<Surface, number>> = { slack: 1000, discord: 0, terminal: 0, web: 0 };
const SURFACES = Object.keys(SPACING_MS) as Surface[];

export function createEngine(parts: EngineParts): Engine {
  const { desk, knowledge, clock, log, pause } = parts;
  const breathe = async () => void (await parts.breathe());
  const now = () => clock.now().getTime();
  let stopped = false;
  const following = { desk, knowledge, log, breathe };
  const delivering: Delivering = {
    desk,
    clock,
    log,
    chance: parts.chance,
    sent: (delivery) => correctArrived(delivery, now(), following),
    gone: (delivery, sent) => pauseGone(delivery, sent, now(), { desk, log }),
    report: (outcome) => parts.report?.(outcome),
  };
  const sender = createSender({
    ready: (limit) => {
      const connected = SURFACES.filter((surface) => desk.messenger(surface));
      return connected.length === 0 ? Promise.resolve([]) : desk.state.deliveries.ready(now(), limit, connected);
    },
    deliver: (delivery) => deliver(delivery, delivering),
    spacing: async ({ to }) => {
      const ms = SPACING_MS[to.surface];
      if (ms > 0) await pause(ms);
    },
  });
  const noticing = createNoticing(knowledge, desk.state.journal, breathe);
  const claiming = { desk: { ...desk, knowledge }, log, breathe, isStopped: () => stopped };

  let recovered: Promise<void> | undefined;
  /** Before anything is sent or claimed. */
  function recover(): Promise<void> {
    recovered ??= recoverInterrupted(delivering).catch((error: unknown) => {
      recovered = undefined;
      throw error;
    });
    return recovered;
  }

  let plannedAt: number | undefined;
  async function planNow(at: number): Promise<readonly Claimed[]> {
    if (stopped) return [];
    await recover();
    if (plannedAt === undefined || at < plannedAt - SET_BACK_MS) await waitForNextSlots(at, claiming);
    plannedAt = at;
    await noticing.notice(at);
    await follow(at, following);
    return claimDue(at, claiming);
  }

  let mending: Promise<void> | undefined;
  async function mend(): Promise<void> {
    await reconcile(delivering);
    await showCorrections({ ...delivering, isStopped: () => stopped });
  }

  let plans: Promise<unknown> = Promise.resolve();
  return {
    plan(at) {
      const planned = plans.then(() => planNow(at));
      plans = planned.catch(() => {});
      return planned;
    },
    async send() {
      if (stopped) return;
      await recover();
      mending ??= mend().finally(() => {
        mending = undefined;
      });
      // What the mending found to be absent is sent again.
      await Promise.all([mending.then(() => sender.send()), sender.send()]);
    },
    async stop() {
      stopped = true;
      await Promise.allSettled([plans, mending, sender.stop()]);
    },
  };
}
