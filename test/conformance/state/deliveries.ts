import { expect, test } from "vitest";
import type { Claim } from "../../../src/core/digest/state.ts";
import { CHANNEL, delivery, MESSAGE, standing, subscription } from "../../samples/state.ts";
import type { StatePlace } from "../state-store.ts";

const claim = (change: Partial<Claim> = {}): Claim => ({
  subscription: "s1",
  wasDueAt: 100,
  nextAt: 200,
  supersedes: [],
  deliveries: [],
  ...change,
});

export function deliveriesConformance(place: () => StatePlace): void {
  test("as they were added, over a restart", async () => {
    const here = place();
    const before = here.open();
    const whole = delivery("d1", {
      key: "s1/2026-11-25T09:00",
      subscription: "s1",
      hash: "abc123",
      tells: [{ announcement: "one", as: standing() }],
      upTo: 7,
      reckoning: '{"one":1}',
      nextTryAt: 2_000,
    });
    const detail = delivery("d2", { kind: "detail", parent: "d1", to: { surface: "discord", person: "U1" } });
    expect(await before.deliveries.add([whole, detail])).toEqual(["d1", "d2"]);
    await before.close();
    const { deliveries } = here.open();
    const { tells: _, ...kept } = whole;
    const { tells: __, ...keptDetail } = detail;
    expect(await deliveries.find("d1")).toEqual({ ...kept, tries: 0, looks: { all: 0, absent: 0 }, corrections: [] });
    expect(await deliveries.find("d2")).toEqual({
      ...keptDetail,
      tries: 0,
      looks: { all: 0, absent: 0 },
      corrections: [],
    });
    expect(await deliveries.find("d3")).toBeUndefined();
  });

  test("only the first of a key", async () => {
    const { deliveries } = place().open();
    await deliveries.add([delivery("d1", { key: "k" })]);
    const second = delivery("d2", { key: "k", tells: [{ announcement: "one", as: standing() }] });
    expect(await deliveries.add([second, delivery("d3")])).toEqual(["d3"]);
    expect(await deliveries.find("d2")).toBeUndefined();
    expect(await deliveries.told(CHANNEL, ["one"], 0)).toEqual([]);
  });

  test("a claim whole: what is due next, what is superseded with its details, what is to be sent", async () => {
    const { deliveries, subscriptions } = place().open();
    await subscriptions.add(subscription("s1"), 100);
    await deliveries.add([delivery("old"), delivery("old-detail", { kind: "detail", parent: "old" })]);
    const made = [delivery("new"), delivery("new-detail", { kind: "detail", parent: "new" })];
    expect(await deliveries.claim(claim({ supersedes: ["old"], deliveries: made }))).toBe("claimed");
    expect(await subscriptions.nextAt("s1")).toBe(200);
    const states = await Promise.all(["old", "old-detail", "new", "new-detail"].map((id) => deliveries.find(id)));
    expect(states.map((one) => one?.state)).toEqual(["superseded", "given-up", "ready", "ready"]);
    expect(await deliveries.claim(claim({ wasDueAt: 200, nextAt: undefined }))).toBe("claimed");
    expect(await subscriptions.nextAt("s1")).toBeUndefined();
  });

  test.each<[string, Partial<Claim>]>([
    ["the subscription is due at another time", { wasDueAt: 99 }],
    ["there is no such subscription", { subscription: "s9" }],
    ["one of the keys is there", { deliveries: [delivery("new"), delivery("d9", { key: "key-there" })] }],
    ["one of those to supersede is on its way", { supersedes: ["waiting", "sending"] }],
    ["one of those to supersede is unknown", { supersedes: ["waiting", "unknown"] }],
  ])("nothing of a claim where %s", async (_, change) => {
    const { deliveries, subscriptions } = place().open();
    await subscriptions.add(subscription("s1"), 100);
    await deliveries.add([delivery("there", { key: "key-there" }), delivery("waiting"), delivery("sending")]);
    await deliveries.begin("sending", 5);
    expect(await deliveries.claim(claim({ supersedes: ["waiting"], deliveries: [delivery("new")], ...change }))).toBe(
      "taken",
    );
    expect(await subscriptions.nextAt("s1")).toBe(100);
    expect((await deliveries.find("waiting"))?.state).toBe("ready");
    expect(await deliveries.find("new")).toBeUndefined();
  });

  test("nothing of a claim for a subscription that was removed or paused", async () => {
    const { deliveries, subscriptions } = place().open();
    await subscriptions.add(subscription("s1"), 100);
    await subscriptions.save(subscription("s1"), undefined);
    expect(await deliveries.claim(claim({ deliveries: [delivery("new")] }))).toBe("taken");
    await subscriptions.remove("s1", 2, 5);
    expect(await deliveries.claim(claim({ deliveries: [delivery("new")] }))).toBe("taken");
    expect(await deliveries.find("new")).toBeUndefined();
  });

  test("one of many claims at the same time", async () => {
    const { deliveries, subscriptions } = place().open();
    await subscriptions.add(subscription("s1"), 100);
    const outcomes = await Promise.all(
      ["a", "b", "c"].map((id) => deliveries.claim(claim({ deliveries: [delivery(id, { key: "slot" })] }))),
    );
    expect(outcomes.toSorted()).toEqual(["claimed", "taken", "taken"]);
  });

  test("another message in the place of what is still ready, and no longer", async () => {
    const { deliveries } = place().open();
    await deliveries.add([delivery("d1", { upTo: 3, hash: "old", tells: [{ announcement: "one", as: standing(1) }] })]);
    const message = { ...MESSAGE, title: "Two" };
    const tells = [
      { announcement: "one", as: standing(2) },
      { announcement: "two", as: standing(3) },
    ];
    expect(await deliveries.rewrite("d1", { message, hash: "new", nextTryAt: 9_000, tells, upTo: 4 })).toBe(true);
    expect(await deliveries.find("d1")).toMatchObject({ message, hash: "new", nextTryAt: 9_000, upTo: 4 });
    expect((await deliveries.told(CHANNEL, ["one", "two"], 0)).map(({ as }) => as.significance)).toEqual([2, 3]);
    await deliveries.begin("d1", 5);
    expect(await deliveries.rewrite("d1", { message: MESSAGE, nextTryAt: 1, tells: [] })).toBe(false);
    expect(await deliveries.rewrite("d9", { message: MESSAGE, nextTryAt: 1, tells: [] })).toBe(false);
    expect(await deliveries.find("d1")).toMatchObject({ message, nextTryAt: 9_000 });
  });
}
