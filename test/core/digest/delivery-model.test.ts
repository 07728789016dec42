import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Delivery, DeliveryState } from "../../../src/core/digest/delivery.ts";
import { placeOf } from "../../../src/core/digest/destination.ts";
import { nextSlot } from "../../../src/core/digest/schedule.ts";
import { DEFAULT_WISHES, type Subscription, WEEKDAYS } from "../../../src/core/digest/subscription.ts";
import { seededRandom } from "../../samples/random.ts";
import { ChangingKnowledge } from "../../simulation/changing-knowledge.ts";
import { type Death, FATAL, Killed } from "../../simulation/mortal.ts";
import { Program } from "../../simulation/program.ts";
import { type Faults, World } from "../../simulation/world.ts";
import { writeSomething } from "../../simulation/writing.ts";

const MINUTE = 60_000;
const START = Date.UTC(2026, 2, 1);
const FINE: Faults = { tooMany: 0, answerLost: 0, requestLost: 0, editFails: 0 };
const ALWAYS = 1000;

/** What may follow what, between two looks at the state; what is not listed is final. */
const MAY_BECOME: Partial<Record<DeliveryState, readonly DeliveryState[]>> = {
  ready: ["ready", "sending", "sent", "uncertain", "gone", "given-up", "superseded"],
  sending: ["sending", "uncertain", "ready", "sent", "given-up"],
  uncertain: ["uncertain", "ready", "sending", "sent", "gone", "given-up", "superseded"],
};
const SURELY_NOT_POSTED: readonly DeliveryState[] = ["ready", "gone", "given-up", "superseded", "skipped", "missed"];
const ALL_STATES: readonly DeliveryState[] = [
  ...Object.keys(MAY_BECOME),
  "sent",
  ...SURELY_NOT_POSTED.slice(1),
] as DeliveryState[];

type Weather = "fine" | keyof Faults | "down" | "archived" | "unreadable";
type Step =
  | { readonly wait: number }
  | { readonly weather: Weather }
  | { readonly kill: Death }
  | { readonly write: "marker" | "doubt" | "status" };

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ wait: fc.constantFrom(1, 1, 3, 12, 60, 300, 1500) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      weather: fc.constantFrom<Weather>(
        "fine",
        "tooMany",
        "answerLost",
        "requestLost",
        "editFails",
        "down",
        "archived",
        "unreadable",
      ),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kill: fc.oneof(
        fc.record({ at: fc.constantFrom(...FATAL.slice(0, -1)), after: fc.integer({ min: 1, max: 6 }) }),
        fc.record({ at: fc.constant("any"), after: fc.integer({ min: 1, max: 120 }) }),
      ),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ write: fc.constantFrom("marker" as const, "doubt" as const, "status" as const) }),
  },
);

const SUBSCRIPTIONS = ["slack", "discord"].map(
  (surface, i): Subscription => ({
    id: `s${i}`,
    name: "Morning",
    to: { surface: surface as "slack" | "discord", space: "T1", channel: `C${i}` },
    creator: { id: `${surface}:T1/U1`, name: "Ada" },
    createdAt: START,
    schedule: { at: "09:00", days: WEEKDAYS, timezone: "UTC" },
    wishes: { ...DEFAULT_WISHES, alert: { scale: "significance", least: 3 } },
    version: 1,
  }),
);

class Model {
  readonly #random = seededRandom(1);
  readonly #knowledge = new ChangingKnowledge(400);
  readonly #world: World;
  readonly #before = new Map<string, DeliveryState>();
  #program: Program;
  #now = START + 8 * 60 * MINUTE;
  faults: Faults = FINE;

  constructor(file: string) {
    const model = this;
    this.#world = new World({
      random: this.#random,
      now: () => this.#now,
      get faults() {
        return model.faults;
      },
    });
    const { live: knowledge } = this.#knowledge;
    const running = { file, knowledge, world: this.#world, random: this.#random, now: () => this.#now };
    this.#program = new Program({ ...running, catchUpMs: 12 * 60 * MINUTE });
  }

  async begin(): Promise<void> {
    writeSomething("marker", this.#knowledge, this.#random, this.#now);
    const { subscriptions } = this.#program.state;
    for (const one of SUBSCRIPTIONS) await subscriptions.add(one, nextSlot(one.schedule, this.#now).at);
    await this.#work();
  }

  async end(): Promise<void> {
    await this.#program.end();
  }

  async take(step: Step): Promise<void> {
    if ("wait" in step) {
      this.#now += step.wait * MINUTE;
      await this.#work();
    } else if ("kill" in step) {
      await this.#program.end();
      this.#program = this.#program.again(step.kill);
    } else if ("write" in step) {
      writeSomething(step.write, this.#knowledge, this.#random, this.#now);
    } else {
      this.#change(step.weather);
    }
    await this.#check();
  }

  #change(weather: Weather): void {
    const { down, archived, unreadable } = this.#world;
    for (const set of [down, archived, unreadable]) set.clear();
    this.faults = weather in FINE ? { ...FINE, [weather]: ALWAYS } : FINE;
    for (const { to } of SUBSCRIPTIONS) {
      if (weather === "down") down.add(to.surface);
      if (weather === "archived") archived.add(placeOf(to));
      if (weather === "unreadable") unreadable.add(placeOf(to));
    }
  }

  /** Once as of now; a program that is killed is started again and goes on. */
  async #work(): Promise<void> {
    for (;;) {
      try {
        await this.#program.engine.plan(this.#now);
        await this.#program.engine.send();
        if (!this.#program.life.isOver) return;
      } catch (error) {
        if (!(error instanceof Killed)) throw error;
      }
      await this.#program.end();
      this.#program = this.#program.again();
    }
  }

  async #deliveries(): Promise<Delivery[]> {
    const { deliveries } = this.#program.state;
    return (await Promise.all(ALL_STATES.map((state) => deliveries.inState(state, 1000)))).flat();
  }

  async #check(): Promise<void> {
    const times = new Map<string, number>();
    for (const { delivery } of this.#world.posted) times.set(delivery, (times.get(delivery) ?? 0) + 1);
    const all = await this.#deliveries();
    expect(new Set(all.map(({ key }) => key)).size).toBe(all.length);
    for (const { id, key, state } of all) {
      const posted = times.get(id) ?? 0;
      expect({ key, posted }).toEqual({ key, posted: Math.min(posted, 1) });
      if (state === "sent") expect({ key, state, posted }).toEqual({ key, state, posted: 1 });
      if (SURELY_NOT_POSTED.includes(state)) expect({ key, state, posted }).toEqual({ key, state, posted: 0 });
      const before = this.#before.get(id);
      if (before && before !== state)
        expect({ key, before, state: MAY_BECOME[before] }).toMatchObject({ state: expect.arrayContaining([state]) });
      this.#before.set(id, state);
    }
  }

  /** Once all is well for long enough, nothing is left open and every channel was told the first marker. */
  async settle(): Promise<void> {
    this.#change("fine");
    for (const minutes of [1, 2, 12, 30, 40]) await this.take({ wait: minutes });
    const open = (await this.#deliveries()).filter(({ state, looks }) => state in MAY_BECOME && looks.all < 3);
    const isWaiting = ({ parent }: Delivery): boolean => parent !== undefined;
    expect(open.filter((delivery) => !isWaiting(delivery)).map(({ key, state }) => ({ key, state }))).toEqual([]);
  }
}

test("whatever fails and whenever it is killed, each delivery is posted once or surely not", {
  timeout: 120_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 25 }), async (steps) => {
      const folder = mkdtempSync(join(tmpdir(), "amw-model-"));
      const model = new Model(join(folder, "state.db"));
      try {
        await model.begin();
        for (const one of steps) await model.take(one);
        await model.settle();
      } finally {
        await model.end();
        rmSync(folder, { recursive: true, force: true });
      }
    }),
    { numRuns: Number(process.env.MODEL_RUNS ?? 40) },
  );
});
