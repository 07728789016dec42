import { expect, test } from "vitest";
import { CHANNEL, delivery, standing } from "../../samples/state.ts";
import { temporaryState } from "./temporary-state.ts";

const DAY_MS = 86_400_000;
const NOW = 1_000 * DAY_MS;
const REF = { channel: "C1", id: "1" };
const tells = [{ announcement: "one", as: standing() }];

test("what is older than 400 days is forgotten, but what the next edition begins from and what somebody waits for", async () => {
  const store = temporaryState().open();
  const { deliveries } = store;
  const old = (id: string, days: number, change = {}) =>
    delivery(id, { createdAt: NOW - days * DAY_MS, kind: "edition", tells, ...change });
  await deliveries.add([
    old("older-edition", 500, { subscription: "s1", upTo: 3 }),
    old("newest-edition", 450, { subscription: "s1", upTo: 4 }),
    old("followed-edition", 450, { subscription: "s2", upTo: 4 }),
    old("recent-edition", 399, { subscription: "s2", upTo: 5 }),
    old("old-detail", 401, { kind: "detail" }),
    old("recent-detail", 399, { kind: "detail" }),
    old("old-watch", 401, { kind: "watch" }),
    old("old-unsent", 401, { kind: "alert" }),
    old("old-uncertain", 401, { kind: "alert" }),
    old("old-to-edit", 401, { kind: "alert" }),
  ]);
  for (const { id } of await deliveries.ready(NOW, 100)) {
    if (id === "old-unsent") continue;
    await deliveries.settle(id, { state: id === "old-uncertain" ? "uncertain" : "sent", at: 5, ref: REF });
  }
  await deliveries.correct("old-to-edit", [{ at: 1, announcement: "one", text: "x" }], 5);
  await store.tidy(NOW);
  const kept = ["newest-edition", "old-to-edit", "old-uncertain", "old-unsent", "recent-detail", "recent-edition"];
  expect((await deliveries.told(CHANNEL, ["one"], 0)).map((one) => one.delivery).toSorted()).toEqual(kept);
  for (const id of ["older-edition", "followed-edition", "old-detail", "old-watch"])
    expect(await deliveries.find(id)).toBeUndefined();
  expect([await deliveries.upTo("s1"), await deliveries.upTo("s2")]).toEqual([4, 5]);
});

test("however much is old, it goes bit by bit, and a store that is closed meanwhile lets go", async () => {
  const store = temporaryState().open();
  const old = Array.from({ length: 250 }, (_, i) =>
    delivery(`d${i}`, { createdAt: i, kind: "detail", state: "missed" }),
  );
  await store.deliveries.add(old);
  await store.tidy(NOW);
  expect(await store.deliveries.inState("missed", 300)).toEqual([]);
  await store.deliveries.add(old);
  const tidying = store.tidy(NOW);
  await store.close();
  await tidying;
});
