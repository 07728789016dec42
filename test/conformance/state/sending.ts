import { expect, test } from "vitest";
import type { DeliveryState } from "../../../src/core/digest/delivery.ts";
import { delivery } from "../../samples/state.ts";
import type { StatePlace } from "../state-store.ts";

const REF = { channel: "C1", id: "1.2" };

export function sendingConformance(place: () => StatePlace): void {
  test("what is ready and due, the oldest first", async () => {
    const { deliveries } = place().open();
    await deliveries.add([
      delivery("a", { nextTryAt: 30 }),
      delivery("b", { nextTryAt: 10, createdAt: 2 }),
      delivery("c", { nextTryAt: 10, createdAt: 1 }),
      delivery("d", { nextTryAt: 31 }),
      delivery("e", { nextTryAt: 1, state: "missed" }),
      delivery("f", { nextTryAt: 1, state: "skipped" }),
    ]);
    const ready = async (now: number, limit = 10) => (await deliveries.ready(now, limit)).map(({ id }) => id);
    expect(await ready(30)).toEqual(["c", "b", "a"]);
    expect(await ready(30, 1)).toEqual(["c"]);
    expect(await ready(9)).toEqual([]);
  });

  test("details until what they belong to has been sent", async () => {
    const { deliveries } = place().open();
    await deliveries.add([delivery("top", { nextTryAt: 5 }), delivery("detail", { kind: "detail", parent: "top" })]);
    const ready = async () => (await deliveries.ready(9_000, 10)).map(({ id, thread }) => [id, thread]);
    expect(await ready()).toEqual([["top", undefined]]);
    await deliveries.begin("top", 6);
    expect(await ready()).toEqual([]);
    await deliveries.settle("top", { state: "uncertain", at: 7, reason: "no answer" });
    expect(await ready()).toEqual([]);
    await deliveries.settle("top", { state: "sent", at: 8, ref: REF });
    expect(await ready()).toEqual([["detail", REF]]);
  });

  test("that one is on its way, begun once", async () => {
    const { deliveries } = place().open();
    await deliveries.add([delivery("d1")]);
    expect(await Promise.all([deliveries.begin("d1", 5), deliveries.begin("d1", 6)])).toEqual([true, false]);
    expect(await deliveries.begin("d9", 5)).toBe(false);
    expect(await deliveries.find("d1")).toMatchObject({ state: "sending", tries: 1, triedAt: 5 });
    expect((await deliveries.inState("sending", 10)).map(({ id }) => id)).toEqual(["d1"]);
    expect(await deliveries.ready(9_000, 10)).toEqual([]);
  });

  test("what became of it", async () => {
    const { deliveries } = place().open();
    await deliveries.add([delivery("d1", { createdAt: 2 }), delivery("d2", { createdAt: 1 })]);
    await deliveries.begin("d1", 5);
    expect(await deliveries.settle("d1", { state: "ready", at: 6, reason: "slow down", nextTryAt: 60 })).toBe(true);
    expect(await deliveries.find("d1")).toMatchObject({ state: "ready", reason: "slow down", nextTryAt: 60, tries: 1 });
    await deliveries.begin("d1", 61);
    await deliveries.settle("d1", { state: "uncertain", at: 62, reason: "no answer" });
    await deliveries.begin("d2", 62);
    await deliveries.settle("d2", { state: "uncertain", at: 63, reason: "no answer" });
    expect((await deliveries.inState("uncertain", 10)).map(({ id }) => id)).toEqual(["d2", "d1"]);
    expect((await deliveries.inState("uncertain", 1)).map(({ id }) => id)).toEqual(["d2"]);
    await deliveries.settle("d1", { state: "sent", at: 64, ref: REF });
    const sent = await deliveries.find("d1");
    expect(sent).toMatchObject({ state: "sent", tries: 2, triedAt: 61, ref: REF, sentAt: 64 });
    expect(sent?.reason).toBeUndefined();
  });

  test("what has been sent as sent, whatever comes after", async () => {
    const { deliveries } = place().open();
    await deliveries.add([delivery("d1")]);
    await deliveries.begin("d1", 5);
    await deliveries.settle("d1", { state: "sent", at: 6, ref: REF });
    expect(await deliveries.settle("d1", { state: "ready", at: 7, nextTryAt: 8 })).toBe(false);
    expect(await deliveries.find("d1")).toMatchObject({ state: "sent", ref: REF, sentAt: 6 });
    expect(await deliveries.settle("d9", { state: "gone", at: 7 })).toBe(false);
  });

  test("one of two that settle the same, where both say from where", async () => {
    const { deliveries } = place().open();
    await deliveries.add([delivery("d1")]);
    await deliveries.begin("d1", 5);
    await deliveries.settle("d1", { state: "uncertain", at: 6 });
    const again = () => deliveries.settle("d1", { state: "ready", at: 7, nextTryAt: 7, from: ["uncertain"] });
    expect(await Promise.all([again(), again()])).toEqual([true, false]);
  });

  test.each<[DeliveryState, DeliveryState]>([
    ["gone", "given-up"],
    ["given-up", "given-up"],
    ["superseded", "given-up"],
    ["uncertain", "ready"],
    ["ready", "ready"],
    ["sent", "ready"],
  ])("details of what is %s as %s", async (state, detail) => {
    const { deliveries } = place().open();
    await deliveries.add([delivery("top"), delivery("detail", { parent: "top" }), delivery("other", { parent: "x" })]);
    if (state !== "sending") await deliveries.settle("top", { state, at: 6, ref: REF, nextTryAt: 7 });
    expect((await deliveries.find("detail"))?.state).toBe(detail);
    expect((await deliveries.find("other"))?.state).toBe("ready");
  });
}
