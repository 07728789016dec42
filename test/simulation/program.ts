import { createHash } from "node:crypto";
import { setImmediate as turn } from "node:timers/promises";
import type { StateStore } from "../../src/core/digest/state.ts";
import { createEngine, type Engine } from "../../src/core/digest/tick.ts";
import type { Knowledge } from "../../src/core/knowledge/knowledge.ts";
import { sqliteStateStore } from "../../src/stores/state/sqlite-state-store.ts";
import { SILENT } from "../samples/knowledge-store.ts";
import type { Random } from "../samples/random.ts";
import { type Death, IMMORTAL, Life, mortal } from "./mortal.ts";
import type { World } from "./world.ts";

export const hash = (text: string): string => createHash("sha256").update(text).digest("hex");

interface Running {
  readonly file: string;
  readonly knowledge: Knowledge;
  readonly world: World;
  readonly random: Random;
  readonly now: () => number;
  readonly catchUpMs: number;
}

/** The engine over the real store, as it is started anew after each end. */
export class Program {
  readonly #running: Running;
  readonly state: StateStore;
  readonly engine: Engine;
  readonly life: Life;

  constructor(running: Running, death: Death = IMMORTAL) {
    this.#running = running;
    const { file, knowledge, world, random, now, catchUpMs } = running;
    const life = new Life(death);
    this.life = life;
    this.state = sqliteStateStore({ file, log: SILENT });
    const { subscriptions, deliveries, journal, watches, ...others } = this.state;
    const state: StateStore = {
      ...others,
      subscriptions: mortal(subscriptions, life),
      deliveries: mortal(deliveries, life),
      journal: mortal(journal, life),
      watches: mortal(watches, life),
      close: async () => {},
    };
    const messengers = { slack: world.messenger("slack", life), discord: world.messenger("discord", life) };
    this.engine = createEngine({
      desk: {
        state,
        catchUpMs,
        hash,
        messenger: (surface) => (surface === "slack" || surface === "discord" ? messengers[surface] : undefined),
        wake() {},
      },
      knowledge,
      clock: { now: () => new Date(now()) },
      log: SILENT,
      chance: () => random.int(1000) / 1000,
      pause: (ms) => world.pause(ms),
      breathe: async () => {},
    });
  }

  /** Ends it where it is. */
  async end(): Promise<void> {
    this.life.kill();
    await this.engine.stop();
    // What was on its way when it ended has its own end.
    await turn();
    await this.state.close();
  }

  again(death?: Death): Program {
    return new Program(this.#running, death);
  }
}
