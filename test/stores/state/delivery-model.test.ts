import fc from "fast-check";
import { expect, test } from "vitest";
import type { DeliveryState } from "../../../src/core/digest/delivery.ts";
import { runs } from "../../samples/runs.ts";
import { CHANNEL, delivery, standing, subscription } from "../../samples/state.ts";
import { temporaryState } from "./temporary-state.ts";

type Step =
  | { readonly do: "claim"; readonly wasDueAt: number; readonly slot: number; readonly supersedes: readonly number[] }
  | { readonly do: "begin"; readonly slot: number }
  | { readonly do: "settle"; readonly slot: number; readonly state: Exclude<DeliveryState, "sending"> }
  | { readonly do: "restart" };

const slot = fc.nat({ max: 4 });
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    do: fc.constant("claim" as const),
    wasDueAt: fc.nat({ max: 3 }),
    slot,
    supersedes: fc.uniqueArray(slot, { maxLength: 2 }),
  }),
  fc.record({ do: fc.constant("begin" as const), slot }),
  fc.record({
    do: fc.constant("settle" as const),
    slot,
    state: fc.constantFrom("ready", "sent", "gone", "uncertain", "given-up"),
  }),
  fc.record({ do: fc.constant("restart" as const) }),
);

/** The same in memory: when it is due, and each slot's edition with its detail. */
class Model {
  due = 0;
  readonly editions = new Map<number, DeliveryState>();
  readonly details = new Map<number, DeliveryState>();

  claim({ wasDueAt, slot, supersedes }: Extract<Step, { do: "claim" }>): "claimed" | "taken" {
    const unsent = supersedes.every((id) => this.editions.get(id) === "ready");
    if (wasDueAt !== this.due || this.editions.has(slot) || !unsent) return "taken";
    for (const id of supersedes) this.settle(id, "superseded");
    this.editions.set(slot, "ready");
    this.details.set(slot, "ready");
    this.due = (wasDueAt + 1) % 4;
    return "claimed";
  }

  begin(slot: number): boolean {
    if (this.editions.get(slot) !== "ready") return false;
    this.editions.set(slot, "sending");
    return true;
  }

  settle(slot: number, state: DeliveryState): boolean {
    const before = this.editions.get(slot);
    if (before === undefined || before === "sent") return false;
    this.editions.set(slot, state);
    if (["gone", "given-up", "superseded"].includes(state)) this.details.set(slot, "given-up");
    return true;
  }

  /** What a sender would be given. */
  ready(): string[] {
    const tops = [...this.editions].filter(([, state]) => state === "ready").map(([slot]) => `e${slot}`);
    const details = [...this.details]
      .filter(([slot, state]) => state === "ready" && this.editions.get(slot) === "sent")
      .map(([slot]) => `d${slot}`);
    return [...tops, ...details].toSorted();
  }
}

test("claiming, beginning and settling do what they say, in whatever order and over restarts", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 25 }), async (steps) => {
      const here = temporaryState();
      const model = new Model();
      let store = here.open();
      await store.subscriptions.add(subscription("s1"), model.due);
      for (const one of steps) {
        const { deliveries } = store;
        if (one.do === "restart") {
          await store.close();
          store = here.open();
        } else if (one.do === "begin") {
          expect(await deliveries.begin(`e${one.slot}`, 5)).toBe(model.begin(one.slot));
        } else if (one.do === "settle") {
          const outcome = await deliveries.settle(`e${one.slot}`, { state: one.state, at: 6 });
          expect(outcome).toBe(model.settle(one.slot, one.state));
        } else {
          const outcome = await deliveries.claim({
            subscription: "s1",
            wasDueAt: one.wasDueAt,
            nextAt: (one.wasDueAt + 1) % 4,
            supersedes: one.supersedes.map((slot) => `e${slot}`),
            deliveries: [
              delivery(`e${one.slot}`, { tells: [{ announcement: "one", as: standing() }] }),
              delivery(`d${one.slot}`, { kind: "detail", parent: `e${one.slot}` }),
            ],
          });
          expect(outcome).toBe(model.claim(one));
        }
        expect(await store.subscriptions.nextAt("s1")).toBe(model.due);
        expect((await store.deliveries.ready(9_000, 100)).map(({ id }) => id).toSorted()).toEqual(model.ready());
      }
      const told = (await store.deliveries.told(CHANNEL, ["one"], 0)).map((one) => one.delivery);
      const telling = [...model.editions].filter(([, state]) =>
        ["ready", "sending", "sent", "uncertain"].includes(state),
      );
      expect(told.toSorted()).toEqual(telling.map(([slot]) => `e${slot}`).toSorted());
      await store.close();
    }),
    runs(40),
  );
});
