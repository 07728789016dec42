import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Delivery } from "../../../src/core/digest/delivery.ts";
import type { Desk } from "../../../src/core/digest/desk.ts";
import { follow } from "../../../src/core/digest/follow.ts";
import { createNoticing } from "../../../src/core/digest/noticing.ts";
import type { Deliveries, StateStore } from "../../../src/core/digest/state.ts";
import type { ClaimStatus } from "../../../src/core/knowledge/claim.ts";
import { sampleDesk } from "../../samples/desk.ts";
import { SILENT } from "../../samples/knowledge-store.ts";
import { runs } from "../../samples/runs.ts";
import { ChangingKnowledge } from "../../simulation/changing-knowledge.ts";
import { Killed, Life, mortal } from "../../simulation/mortal.ts";
import { temporaryFolder } from "../../stores/temporary-base.ts";

const MINUTE = 60_000;
const START = Date.parse("2026-11-25T09:00:00Z");
const PLAYERS = 3;
const WATCHERS = [0, 1, 2].map((player) => ({ actor: `discord:${player}`, record: `player:p${player}` as const }));

/** What one process does: it notices, follows and sends, until it is killed. */
interface Turn {
  /** How long nothing ran before. */
  readonly off: number;
  readonly minutes: number;
  readonly writes: readonly { readonly id: number; readonly player: number }[];
  /** After so many calls of the state store, or at one that decides. */
  readonly dies: number | { readonly at: Deciding; readonly when: "before" | "after" };
}

/** Between these calls, what has been told and what is known to have been told differ. */
type Deciding = "add" | "rewrite" | "setDone" | "append";

const turn: fc.Arbitrary<Turn> = fc.record({
  off: fc.nat({ max: 4 }),
  minutes: fc.integer({ min: 1, max: 4 }),
  writes: fc.array(fc.record({ id: fc.nat({ max: 5 }), player: fc.nat({ max: PLAYERS - 1 }) }), { maxLength: 3 }),
  dies: fc.oneof(
    { weight: 1, arbitrary: fc.nat({ max: 60 }) },
    { weight: 1, arbitrary: fc.constant(10_000) },
    {
      weight: 3,
      arbitrary: fc.record({
        at: fc.constantFrom<Deciding>("add", "rewrite", "setDone", "append"),
        when: fc.constantFrom("before" as const, "after" as const),
      }),
    },
  ),
});

function mortalState(
  { subscriptions, deliveries, journal, watches, ...others }: StateStore,
  dies: Turn["dies"],
): StateStore {
  const life = new Life({ at: "any", after: typeof dies === "number" ? dies : 10_000 });
  return {
    ...others,
    subscriptions: mortal(subscriptions, life),
    deliveries: mortal(doomed(deliveries, life, dies), life),
    journal: mortal(doomed(journal, life, dies), life),
    watches: mortal(watches, life),
    close: () => Promise.resolve(),
  };
}

/** The port, one call of which is the last that the program makes, carried out or not. */
const doomed = <Port extends object>(port: Port, life: Life, dies: Turn["dies"]): Port =>
  new Proxy(port, {
    get(target, name) {
      const method: unknown = Reflect.get(target, name);
      if (typeof method !== "function" || typeof dies === "number" || name !== dies.at) return method;
      return async (...args: unknown[]) => {
        const answer: unknown = dies.when === "after" ? await method.apply(target, args) : undefined;
        life.kill();
        return answer;
      };
    },
  });

/** The world: what stands in each person's conversation, in order. */
class Inbox {
  readonly told: string[] = [];
  readonly #arrived = new Set<string>();

  /** Sends what is due, as the engine does; what was under way when the process was killed has arrived all the same. */
  async send(at: number, { deliveries }: StateStore): Promise<void> {
    for (const delivery of await deliveries.inState("sending", 100)) await this.#arrive(delivery, at, deliveries);
    for (const delivery of await deliveries.ready(at, 100))
      if (await deliveries.begin(delivery.id, at)) await this.#arrive(delivery, at, deliveries);
  }

  async #arrive({ id, to, message }: Delivery, at: number, deliveries: Deliveries): Promise<void> {
    if (!this.#arrived.has(id))
      for (const record of message.about)
        if (record.startsWith("announcement:"))
          this.told.push(`${to.person} ${record} ${stepIn(message.blocks, record)}`);
    this.#arrived.add(id);
    await deliveries.settle(id, { state: "sent", at, ref: { channel: "D", id } });
  }
}

/** Which change the message tells: how many steps the claim has, as the title counts them. */
function stepIn(blocks: readonly unknown[], record: string): string {
  const id = record.slice("announcement:".length);
  return new RegExp(`Title ${id} step (\\d+)`).exec(JSON.stringify(blocks))?.[1] ?? "none";
}

test("wherever it is killed, everybody is told every announcement as it stands at last, and nothing twice", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(turn, { minLength: 1, maxLength: 12 }), async (turns) => {
      const changing = new ChangingKnowledge(PLAYERS);
      const real: Desk = sampleDesk(join(temporaryFolder(), "data"));
      const inbox = new Inbox();
      const steps = new Map<string, number>();
      const players = new Map<string, number>();
      let at = START;
      const live = async (state: StateStore, minutes: number) => {
        const desk = { ...real, state };
        const noticing = createNoticing(changing.live, state.journal, async () => {});
        const errors: unknown[] = [];
        const log = { ...SILENT, error: (_: string, fields: object = {}) => errors.push(Object.values(fields)) };
        // Sending and following take turns in no fixed order.
        await inbox.send(at, state);
        for (let i = 0; i < minutes; i++) {
          await noticing.notice(at);
          await follow(at, { desk, knowledge: changing.live, log, breathe: async () => {} });
          await inbox.send(at, state);
          at += MINUTE;
        }
      };
      await live(real.state, 1);
      for (const one of WATCHERS) await real.state.watches.add({ ...one, since: START });
      for (const { off, minutes, writes, dies } of turns) {
        at += off * MINUTE;
        for (const write of writes) {
          const id = `a${write.id}`;
          const player = players.get(id) ?? write.player;
          const step = (steps.get(id) ?? 0) + 1;
          players.set(id, player);
          steps.set(id, step);
          const statuses = Array.from({ length: step }, (_, i): ClaimStatus => (i % 2 === 0 ? "claimed" : "disputed"));
          const title = `Title ${id} step ${step}`;
          changing.write({ id, title, player: `p${player}`, novelty: 1, significance: 1, statuses }, "2026-11-24");
        }
        try {
          await live(mortalState(real.state, dies), minutes);
        } catch (error) {
          if (!(error instanceof Killed)) throw error;
        }
      }
      await live(real.state, 15);
      await real.state.close();

      expect(new Set(inbox.told).size).toBe(inbox.told.length);
      for (const [id, player] of players) {
        const own = inbox.told.filter((one) => one.includes(` announcement:${id} `));
        expect(own.every((one) => one.startsWith(`${player} `))).toBe(true);
        expect(own.at(-1)).toBe(`${player} announcement:${id} ${steps.get(id)}`);
      }
    }),
    runs(15),
  );
}, 60_000);
