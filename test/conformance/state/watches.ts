import { expect, test } from "vitest";
import type { Watch } from "../../../src/core/digest/state.ts";
import type { StatePlace } from "../state-store.ts";

const ADA: Watch = { actor: "slack:T1/U1", record: "player:alpha", since: 2 };
const BOB: Watch = { actor: "discord:2", record: "player:alpha", since: 3, mutedUntil: 9 };

export function watchesConformance(place: () => StatePlace): void {
  test("who watches what, each once, over a restart", async () => {
    const here = place();
    const before = here.open();
    expect(await before.watches.add(ADA)).toBe(true);
    expect(await before.watches.add({ ...ADA, since: 5 })).toBe(false);
    await before.watches.add(BOB);
    await before.watches.add({ ...ADA, record: "segment:accelerators", since: 1 });
    await before.close();
    const { watches } = here.open();
    expect(await watches.of(ADA.actor)).toEqual([{ ...ADA, record: "segment:accelerators", since: 1 }, ADA]);
    expect(new Set(await watches.on(["player:alpha", "player:beta"]))).toEqual(new Set([ADA, BOB]));
    expect(await watches.on([])).toEqual([]);
  });

  test("no longer what somebody stopped watching", async () => {
    const { watches } = place().open();
    await watches.add(ADA);
    await watches.add(BOB);
    expect([await watches.remove(ADA.actor, ADA.record), await watches.remove(ADA.actor, ADA.record)]).toEqual([
      true,
      false,
    ]);
    expect(await watches.on(["player:alpha"])).toEqual([BOB]);
  });

  test("until when somebody wants quiet, of one or of all", async () => {
    const { watches } = place().open();
    const other: Watch = { ...ADA, record: "player:beta", since: 3 };
    for (const watch of [ADA, other, BOB]) await watches.add(watch);
    expect(await watches.mute(ADA.actor, "player:alpha", 50)).toBe(1);
    expect(await watches.of(ADA.actor)).toEqual([{ ...ADA, mutedUntil: 50 }, other]);
    expect(await watches.mute(ADA.actor, undefined, 60)).toBe(2);
    expect((await watches.of(ADA.actor)).map(({ mutedUntil }) => mutedUntil)).toEqual([60, 60]);
    expect(await watches.mute(ADA.actor, undefined, undefined)).toBe(2);
    expect(await watches.of(ADA.actor)).toEqual([ADA, other]);
    expect(await watches.mute(ADA.actor, "player:gamma", 50)).toBe(0);
    expect(await watches.of(BOB.actor)).toEqual([BOB]);
  });
}
