import { expect, test } from "vitest";
import { CHANNEL, subscription } from "../../samples/state.ts";
import type { StatePlace } from "../state-store.ts";

const OTHER = { surface: "slack", space: "T1", channel: "C2" } as const;
const PERSON = { surface: "discord", person: "U1" } as const;

export function subscriptionsConformance(place: () => StatePlace): void {
  test("as they were added, over a restart", async () => {
    const here = place();
    const before = here.open();
    const whole = subscription("s1", { paused: { why: "asked", by: "slack:T1/U1", since: 5, until: 9 } });
    const least = subscription("s2", { to: PERSON, wishes: { ...whole.wishes, alert: undefined } });
    expect(await before.subscriptions.add(whole, 2_000)).toBe("saved");
    expect(await before.subscriptions.add(least, undefined)).toBe("saved");
    await before.close();
    const { subscriptions } = here.open();
    expect(await subscriptions.find("s1")).toEqual(whole);
    expect(await subscriptions.find("s2")).toEqual(least);
    expect([await subscriptions.nextAt("s1"), await subscriptions.nextAt("s2")]).toEqual([2_000, undefined]);
    expect([await subscriptions.find("s3"), await subscriptions.nextAt("s3")]).toEqual([undefined, undefined]);
  });

  test("one of a name in a channel, whatever its letters", async () => {
    const { subscriptions } = place().open();
    await subscriptions.add(subscription("s1", { name: "Chips" }), 1);
    expect(await subscriptions.add(subscription("s2", { name: " chips" }), 1)).toBe("name-taken");
    expect(await subscriptions.add(subscription("s2", { name: "chips", to: OTHER }), 1)).toBe("saved");
    expect(await subscriptions.add(subscription("s1", { name: "models" }), 1)).toBe("conflict");
    await subscriptions.add(subscription("s3", { name: "models" }), 1);
    expect(await subscriptions.save(subscription("s3", { name: "CHIPS" }), 1)).toBe("name-taken");
    expect((await subscriptions.find("s3"))?.name).toBe("models");
    expect(await subscriptions.save(subscription("s1", { name: "CHIPS" }), 1)).toBe("saved");
  });

  test("the first of two changes, and tells the second", async () => {
    const { subscriptions } = place().open();
    await subscriptions.add(subscription("s1"), 1);
    expect(await subscriptions.save(subscription("s1", { name: "one" }), 7)).toBe("saved");
    expect(await subscriptions.save(subscription("s1", { name: "two" }), 8)).toBe("conflict");
    expect(await subscriptions.find("s1")).toMatchObject({ name: "one", version: 2 });
    expect(await subscriptions.nextAt("s1")).toBe(7);
    expect(await subscriptions.save(subscription("s1", { name: "two", version: 2 }), undefined)).toBe("saved");
    expect(await subscriptions.find("s1")).toMatchObject({ name: "two", version: 3 });
    expect(await subscriptions.nextAt("s1")).toBeUndefined();
    expect(await subscriptions.save(subscription("s9"), 1)).toBe("conflict");
  });

  test("removed ones out of every list, until they are restored", async () => {
    const { subscriptions } = place().open();
    await subscriptions.add(subscription("s1", { name: "chips" }), 1);
    expect(await subscriptions.remove("s1", 2, 50)).toBe("conflict");
    expect(await subscriptions.remove("s1", 1, 50)).toBe("saved");
    expect(await subscriptions.remove("s1", 1, 51)).toBe("conflict");
    expect(await subscriptions.find("s1")).toEqual({ ...subscription("s1", { name: "chips" }), removedAt: 50 });
    expect(await subscriptions.save(subscription("s1"), 1)).toBe("conflict");
    const lists = async () => [
      await subscriptions.in(CHANNEL),
      await subscriptions.inSpace("slack", "T1"),
      await subscriptions.all(),
      await subscriptions.due(100, 10),
    ];
    expect(await lists()).toEqual([[], [], [], []]);

    await subscriptions.add(subscription("s2", { name: "Chips" }), undefined);
    expect(await subscriptions.restore("s1", 3)).toBe("name-taken");
    await subscriptions.remove("s2", 1, 60);
    expect(await subscriptions.restore("s1", 3)).toBe("saved");
    expect(await subscriptions.restore("s1", 4)).toBe("conflict");
    expect(await subscriptions.restore("s9", 4)).toBe("conflict");
    const back = subscription("s1", { name: "chips" });
    expect(await lists()).toEqual([[back], [back], [back], [{ subscription: back, nextAt: 3 }]]);
  });

  test("those of a channel and of a space apart, the oldest first", async () => {
    const { subscriptions } = place().open();
    await subscriptions.add(subscription("b", { createdAt: 2 }), 1);
    await subscriptions.add(subscription("a", { createdAt: 3 }), 1);
    await subscriptions.add(subscription("c", { createdAt: 1, to: OTHER }), 1);
    await subscriptions.add(subscription("d", { createdAt: 4, to: { ...CHANNEL, space: "T2" } }), 1);
    await subscriptions.add(subscription("e", { createdAt: 5, to: PERSON }), 1);
    const ids = (list: readonly { id: string }[]) => list.map(({ id }) => id);
    expect(ids(await subscriptions.in(CHANNEL))).toEqual(["b", "a"]);
    expect(ids(await subscriptions.in(PERSON))).toEqual(["e"]);
    expect(ids(await subscriptions.inSpace("slack", "T1"))).toEqual(["c", "b", "a"]);
    expect(ids(await subscriptions.inSpace("discord", undefined))).toEqual(["e"]);
    expect(ids(await subscriptions.inSpace("slack", undefined))).toEqual([]);
    expect(ids(await subscriptions.all())).toEqual(["c", "b", "a", "d", "e"]);
  });

  test("those that are due, the longest first", async () => {
    const { subscriptions } = place().open();
    for (const [id, at] of [
      ["a", 30],
      ["b", 10],
      ["c", 20],
      ["d", 10],
      ["e", 31],
      ["f", undefined],
    ] as const)
      await subscriptions.add(subscription(id), at);
    const due = async (now: number, limit: number) =>
      (await subscriptions.due(now, limit)).map(({ subscription: { id }, nextAt }) => [id, nextAt]);
    expect(await due(30, 10)).toEqual([
      ["b", 10],
      ["d", 10],
      ["c", 20],
      ["a", 30],
    ]);
    expect(await due(30, 2)).toEqual([
      ["b", 10],
      ["d", 10],
    ]);
    expect(await due(9, 10)).toEqual([]);
  });
}
