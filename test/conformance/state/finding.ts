import { expect, test } from "vitest";
import type { NewDelivery } from "../../../src/core/digest/delivery.ts";
import type { StateStore } from "../../../src/core/digest/state.ts";
import { link, strong } from "../../../src/core/message/spans.ts";
import { CHANNEL, delivery, standing } from "../../samples/state.ts";
import type { StatePlace } from "../state-store.ts";

const OTHER = { surface: "slack", space: "T1", channel: "C2" } as const;
const REF = { channel: "C1", id: "1.2" };
const ids = (list: readonly { id: string }[]) => list.map(({ id }) => id);
const tells = (...announcements: string[]): NewDelivery["tells"] =>
  announcements.map((announcement) => ({ announcement, as: standing() }));

async function sent({ deliveries }: StateStore, ...list: NewDelivery[]): Promise<void> {
  await deliveries.add(list);
  for (const { id } of list) {
    await deliveries.begin(id, 5);
    await deliveries.settle(id, { state: "sent", at: 6, ref: REF });
  }
}

export function findingConformance(place: () => StatePlace): void {
  test("the newest of a hash, in a place or anywhere", async () => {
    const { deliveries } = place().open();
    await deliveries.add([
      delivery("a", { hash: "h", createdAt: 1 }),
      delivery("b", { hash: "h", createdAt: 3 }),
      delivery("c", { hash: "h", createdAt: 4, to: OTHER }),
      delivery("d", { hash: "i", createdAt: 5 }),
    ]);
    expect((await deliveries.byHash("h", CHANNEL))?.id).toBe("b");
    expect((await deliveries.byHash("h"))?.id).toBe("c");
    expect(await deliveries.byHash("i", OTHER)).toBeUndefined();
  });

  test("the last of a kind to a place, whatever became of it", async () => {
    const { deliveries } = place().open();
    expect(await deliveries.latest(CHANNEL, "watch")).toBeUndefined();
    await deliveries.add([
      delivery("a", { kind: "watch", upTo: 9, createdAt: 1 }),
      delivery("b", { kind: "watch", upTo: 8, createdAt: 2 }),
      delivery("c", { kind: "watch", upTo: 10, to: OTHER }),
      delivery("d", { kind: "alert", upTo: 11 }),
      delivery("e", { kind: "watch", createdAt: 3 }),
    ]);
    await deliveries.settle("a", { state: "gone", at: 5 });
    expect(await deliveries.latest(CHANNEL, "watch")).toMatchObject({ id: "a", state: "gone", upTo: 9 });
  });

  test("a subscription's editions, the newest first, in pages", async () => {
    const { deliveries } = place().open();
    const of = { subscription: "s1" };
    await deliveries.add([
      delivery("a", { ...of, createdAt: 1 }),
      delivery("b", { ...of, createdAt: 3, state: "skipped" }),
      delivery("c", { ...of, createdAt: 2, state: "missed" }),
      delivery("d", { ...of, createdAt: 4, kind: "detail" }),
      delivery("e", { ...of, createdAt: 5, kind: "test" }),
      delivery("f", { subscription: "s2", createdAt: 6 }),
    ]);
    const first = await deliveries.history("s1", 2, 0);
    expect([ids(first.deliveries), first.total]).toEqual([["b", "c"], 3]);
    const second = await deliveries.history("s1", 2, 2);
    expect([ids(second.deliveries), second.total]).toEqual([["a"], 3]);
    expect(await deliveries.history("s3", 2, 0)).toEqual({ deliveries: [], total: 0 });
  });

  test("the last change that a subscription's editions took in, but what was not told", async () => {
    const { deliveries } = place().open();
    const of = { subscription: "s1" };
    expect(await deliveries.upTo("s1")).toBeUndefined();
    await deliveries.add([
      delivery("a", { ...of, upTo: 3 }),
      delivery("b", { ...of, upTo: 5 }),
      delivery("c", { ...of, upTo: 9, kind: "test" }),
      delivery("d", { ...of, upTo: 9, state: "missed" }),
      delivery("e", { ...of }),
      delivery("f", { subscription: "s2", upTo: 8 }),
    ]);
    expect(await deliveries.upTo("s1")).toBe(5);
    expect(await deliveries.upTo("s1", ["b"])).toBe(3);
    await deliveries.settle("b", { state: "gone", at: 5 });
    expect(await deliveries.upTo("s1")).toBe(3);
    await deliveries.settle("a", { state: "sent", at: 5, ref: REF });
    expect(await deliveries.upTo("s1")).toBe(3);
  });

  test("what a place was told or is about to be, the newest first", async () => {
    const { deliveries } = place().open();
    await deliveries.add([
      delivery("a", { createdAt: 1, tells: [{ announcement: "one", as: standing(1) }] }),
      delivery("b", { createdAt: 2, tells: tells("one", "two"), state: "skipped" }),
      delivery("c", { createdAt: 3, tells: tells("one"), to: OTHER }),
      delivery("d", { createdAt: 3, tells: tells("one"), kind: "test" }),
      delivery("e", { createdAt: 3, tells: tells("one"), state: "missed" }),
      delivery("f", { createdAt: 4, tells: tells("one"), kind: "alert" }),
      delivery("g", { createdAt: 5, tells: tells("three") }),
    ]);
    const told = async (since: number, ...except: string[]) =>
      (await deliveries.told(CHANNEL, ["one", "two"], since, except)).map((one) => [
        one.delivery,
        one.announcement,
        one.at,
        one.as.significance,
      ]);
    expect(await told(0)).toEqual([
      ["f", "one", 4, 2],
      ["b", "one", 2, 2],
      ["b", "two", 2, 2],
      ["a", "one", 1, 1],
    ]);
    expect(await told(2, "f")).toEqual([
      ["b", "one", 2, 2],
      ["b", "two", 2, 2],
    ]);
    for (const state of ["gone", "given-up", "superseded"] as const) {
      await deliveries.settle("f", { state, at: 9 });
      expect(await told(3)).toEqual([]);
    }
    await deliveries.settle("f", { state: "uncertain", at: 9 });
    expect(await told(3)).toEqual([["f", "one", 4, 2]]);
    expect(await deliveries.told(CHANNEL, [], 0)).toEqual([]);
    const many = ["one", ...Array.from({ length: 2_000 }, (_, i) => `none-${i}`), "two"];
    expect((await deliveries.told(CHANNEL, many, 0)).length).toBe(4);
  });

  test("the sent deliveries that told of an announcement", async () => {
    const store = place().open();
    await sent(
      store,
      delivery("a", { createdAt: 1, tells: tells("one") }),
      delivery("b", { createdAt: 3, tells: tells("one", "two"), to: OTHER }),
      delivery("c", { createdAt: 2, tells: tells("one"), kind: "test" }),
    );
    await store.deliveries.add([delivery("d", { createdAt: 4, tells: tells("one") })]);
    expect(ids(await store.deliveries.tellingOf("one", 0))).toEqual(["b", "a"]);
    expect(ids(await store.deliveries.tellingOf("one", 2))).toEqual(["b"]);
    expect((await store.deliveries.tellingOf("two", 0))[0]).toMatchObject({ id: "b", ref: REF, state: "sent" });
  });

  test("corrections, each once, until the message shows them all", async () => {
    const store = place().open();
    const { deliveries } = store;
    await sent(store, delivery("a"), delivery("b"));
    const note = (text: string) => ({
      at: 10,
      announcement: "one",
      text: [strong(text), ": see ", link("the filing", "https://example.com/filing")],
    });
    await deliveries.correct("a", [note("first")], 30);
    await deliveries.correct("b", [note("first")], 20);
    expect(ids(await deliveries.toEdit(30, 10))).toEqual(["b", "a"]);
    expect(ids(await deliveries.toEdit(30, 1))).toEqual(["b"]);
    expect(ids(await deliveries.toEdit(29, 10))).toEqual(["b"]);
    await deliveries.edited("b", 1, 90);
    expect(ids(await deliveries.toEdit(30, 10))).toEqual(["a"]);
    expect((await deliveries.find("b"))?.editAt).toBe(90);

    await deliveries.correct("a", [note("first"), note("second")], 35);
    expect((await deliveries.find("a"))?.corrections).toEqual([note("first"), note("second")]);
    await deliveries.edited("a", 1, undefined);
    expect((await deliveries.find("a"))?.editAt).toBe(35);
    await deliveries.edited("a", 2, undefined);
    expect((await deliveries.find("a"))?.editAt).toBeUndefined();
    await deliveries.correct("a", [note("second")], 40);
    expect((await deliveries.find("a"))?.editAt).toBeUndefined();
  });

  test("no corrections of what was never posted", async () => {
    const { deliveries } = place().open();
    await deliveries.add([delivery("a")]);
    await deliveries.correct("a", [{ at: 1, announcement: "one", text: "no" }], 1);
    await deliveries.correct("z", [{ at: 1, announcement: "one", text: "no" }], 1);
    expect([(await deliveries.find("a"))?.corrections, await deliveries.toEdit(9, 9)]).toEqual([[], []]);
  });
}
