import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { SqliteStateStore } from "../../../src/stores/state/sqlite-state-store.ts";
import { seededRandom } from "../../samples/random.ts";
import { runs } from "../../samples/runs.ts";
import { CHANNEL, delivery, standing, subscription } from "../../samples/state.ts";
import { CompiledStores } from "../compiled-stores.ts";
import { temporaryState } from "./temporary-state.ts";

const ROUNDS = runs(6).numRuns;
const LONGEST_ROUND_MS = 120;
let compiled: CompiledStores;
beforeAll(() => {
  compiled = new CompiledStores();
});
afterAll(() => compiled.remove());

/** Claims slot after slot, from where the state stands; sends each; says on its output what is done. */
const writing = (file: string): string => `
  import { writeSync } from "node:fs";
  import { sqliteStateStore } from ${compiled.module("stores/state/sqlite-state-store.js")};
  const nothing = () => {};
  const log = { debug: nothing, info: nothing, warn: nothing, error: nothing };
  const { subscriptions, deliveries, journal } = sqliteStateStore({ file: ${JSON.stringify(file)}, log });
  const sample = ${JSON.stringify(delivery("none"))};
  sample.message.blocks = [];
  const tells = [{ announcement: "one", as: ${JSON.stringify(standing())} }];
  const done = (what, slot) => writeSync(1, what + " " + slot + "\\n");
  writeSync(1, "open 0\\n");
  for (;;) {
    const slot = await subscriptions.nextAt("s1");
    const edition = { ...sample, id: "e" + slot, key: "s1/" + slot, subscription: "s1", tells, upTo: slot };
    const detail = { ...sample, id: "d" + slot, key: "s1/" + slot + "/one", kind: "detail", parent: edition.id };
    await deliveries.claim({
      subscription: "s1", wasDueAt: slot, nextAt: slot + 1, supersedes: [], deliveries: [edition, detail],
    });
    done("claimed", slot);
    await deliveries.begin(edition.id, slot);
    done("begun", slot);
    await deliveries.settle(edition.id, { state: "sent", at: slot, ref: { channel: "C1", id: String(slot) } });
    done("sent", slot);
    await journal.append([{ at: slot, announcement: "one", after: tells[0].as }], "r" + slot);
    done("noticed", slot);
  }`;

/** What is there of the slot, and whether that is whole. */
async function stateOf({ deliveries }: SqliteStateStore, slot: number): Promise<string> {
  const [edition, detail] = [await deliveries.find(`e${slot}`), await deliveries.find(`d${slot}`)];
  if (!edition && !detail) return "nothing";
  const told = await deliveries.told(CHANNEL, ["one"], 0);
  const whole = edition && detail && told.some((one) => one.delivery === edition.id);
  return whole ? edition.state : "half";
}

test(
  "whatever was said to be done is there after the process was killed, and no claim by halves",
  async () => {
    const here = temporaryState();
    const first = here.open();
    await first.subscriptions.add(subscription("s1"), 1);
    await first.close();
    const random = seededRandom(20_261_125);
    let slots = 0;
    for (let round = 0; round < ROUNDS; round++) {
      const running = compiled.start(writing(here.file));
      await new Promise((resolve) => running.child.stdout?.once("data", resolve));
      await pause(random.int(LONGEST_ROUND_MS));
      running.child.kill("SIGKILL");
      const { printed } = await running.ended;
      const done = new Map<string, number>(
        printed
          .trim()
          .split("\n")
          .map((line) => line.split(" "))
          .map(([what = "", slot]) => [what, Number(slot)]),
      );

      const store = here.open();
      const next = (await store.subscriptions.nextAt("s1")) ?? 0;
      const claimed = done.get("claimed") ?? 0;
      const at = (what: string) => done.get(what) ?? 0;
      // At most one step beyond what was said.
      expect(next === claimed + 1 || next === claimed + 2 || claimed === 0).toBe(true);
      expect(await stateOf(store, next)).toBe("nothing");
      if (next > 1) expect(["ready", "sending", "sent"]).toContain(await stateOf(store, next - 1));
      if (at("begun") > 0) expect(["sending", "sent"]).toContain(await stateOf(store, at("begun")));
      if (at("sent") > 0) expect(await stateOf(store, at("sent"))).toBe("sent");
      const changes = await store.journal.since(0);
      if (at("noticed") > 0) expect(changes.some((change) => change.at === at("noticed"))).toBe(true);
      expect(changes.map(({ seq }) => seq)).toEqual(changes.map((_, i) => i + 1));
      if (changes.length > 0) expect(await store.journal.revision()).toBe(`r${changes.at(-1)?.at}`);
      await store.close();
      slots = next - 1;
    }
    expect(slots).toBeGreaterThan(ROUNDS);
  },
  20_000 + ROUNDS * 3_000,
);
