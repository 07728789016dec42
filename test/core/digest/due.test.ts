import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { claimDue } from "../../../src/core/digest/claiming.ts";
import { follow } from "../../../src/core/digest/follow.ts";
import { createNoticing } from "../../../src/core/digest/noticing.ts";
import { lastSlot, nextSlot } from "../../../src/core/digest/schedule.ts";
import { DEFAULT_WISHES, type Subscription, WEEKDAYS } from "../../../src/core/digest/subscription.ts";
import { SILENT } from "../../samples/knowledge-store.ts";
import { seededRandom } from "../../samples/random.ts";
import { ChangingKnowledge } from "../../simulation/changing-knowledge.ts";
import { writeSomething } from "../../simulation/writing.ts";
import { stateInMemory } from "./state-in-memory.ts";

const at = (text: string): number => Date.parse(`2026-03-${text}Z`);
const nobody = async () => {};

/** One digest at 09:00 UTC over the real store; nothing is sent. */
async function due(more: Partial<Subscription> = {}, nextAt?: number) {
  const state = stateInMemory();
  const knowledge = new ChangingKnowledge(400);
  const random = seededRandom(1);
  const subscription: Subscription = {
    id: "s1",
    name: "Morning",
    to: { surface: "slack", space: "T1", channel: "C1" },
    creator: { id: "slack:T1/U1", name: "Ada" },
    createdAt: at("01T12:00"),
    schedule: { at: "09:00", days: WEEKDAYS, timezone: "UTC" },
    wishes: DEFAULT_WISHES,
    version: 1,
    ...more,
  };
  const desk = {
    state,
    catchUpMs: 12 * 3_600_000,
    hash: (text: string) => createHash("sha256").update(text).digest("hex"),
    messenger: () => undefined,
    wake() {},
    knowledge: knowledge.live,
  };
  await state.subscriptions.add(subscription, nextAt ?? nextSlot(subscription.schedule, subscription.createdAt).at);
  const noticing = createNoticing(knowledge.live, state.journal, nobody);
  writeSomething("marker", knowledge, random, subscription.createdAt);
  await noticing.notice(subscription.createdAt);
  const history = async () =>
    (await state.deliveries.history("s1", 50, 0)).deliveries.map((one) => ({
      slot: one.key.replace("s1/", ""),
      state: one.state,
      text: JSON.stringify(one.message),
    }));
  return {
    state,
    subscription,
    history,
    write: (what: Parameters<typeof writeSomething>[0], now: number) => writeSomething(what, knowledge, random, now),
    /** What was decided as of that instant. */
    async claim(now: number) {
      await noticing.notice(now);
      const claimed = await claimDue(now, { desk, log: SILENT, breathe: nobody, isStopped: () => false });
      return claimed.map(({ decided }) => decided);
    },
    /** What follows from changes up to that instant. */
    async alert(now: number) {
      await noticing.notice(now);
      await follow(now, { desk, knowledge: knowledge.live, log: SILENT, breathe: nobody });
    },
    states: async () => (await history()).map(({ slot, state: is }) => `${slot} ${is}`),
    nextAt: () => state.subscriptions.nextAt("s1"),
  };
}

test("a slot is claimed when it is due, once, and the next one waited for", async () => {
  const { claim, states, nextAt } = await due();
  expect(await claim(at("02T08:59"))).toEqual([]);
  expect(await claim(at("02T09:00"))).toEqual(["edition"]);
  expect(await claim(at("02T09:00"))).toEqual([]);
  expect(await nextAt()).toBe(at("03T09:00"));
  expect(await states()).toEqual(["2026-03-02T09:00 ready"]);
});

test.each([
  ["02T09:05", false],
  ["02T09:06", true],
])("made at %s, it says that it is late: %s", async (now, isLate) => {
  const { claim, history } = await due();
  await claim(at(now));
  const [edition] = await history();
  expect(edition?.text.includes("Late:")).toBe(isLate);
});

test("after days off the last slot alone gets an edition, which says how many it stands for", async () => {
  const { claim, history, states } = await due();
  expect(await claim(at("05T10:00"))).toEqual(["edition"]);
  expect(await states()).toEqual(["2026-03-05T09:00 ready"]);
  expect((await history())[0]?.text).toContain("3 earlier editions");
});

test("beyond the catch-up window a slot is missed, and the next edition tells what it would have told", async () => {
  const { claim, history, states, write, nextAt } = await due();
  await claim(at("02T09:00"));
  write("marker", at("02T12:00"));
  expect(await claim(at("03T21:01"))).toEqual(["missed"]);
  expect(await nextAt()).toBe(at("04T09:00"));
  expect(await claim(at("04T09:00"))).toEqual(["edition"]);
  expect(await states()).toEqual(["2026-03-04T09:00 ready", "2026-03-03T09:00 missed", "2026-03-02T09:00 superseded"]);
  expect((await history())[0]?.text).toContain("Marker 1");
});

test("what waits to be sent is superseded by the next edition, which tells it too; what may stand there is not", async () => {
  const { claim, state, states, history, write } = await due();
  await claim(at("02T09:00"));
  write("marker", at("02T12:00"));
  await claim(at("03T09:00"));
  expect(await states()).toEqual(["2026-03-03T09:00 ready", "2026-03-02T09:00 superseded"]);
  expect((await history())[0]?.text).toContain("Marker 0");
  const [last] = (await state.deliveries.history("s1", 1, 0)).deliveries;
  await state.deliveries.begin(last?.id ?? "", at("03T09:00"));
  write("marker", at("03T12:00"));
  await claim(at("04T09:00"));
  expect(await states()).toEqual(["2026-03-04T09:00 ready", "2026-03-03T09:00 sending", "2026-03-02T09:00 superseded"]);
  const [newest] = await history();
  expect(newest?.text).toContain("Marker 2");
  expect(newest?.text).not.toContain("Marker 0");
});

test("a quiet slot keeps silent where that is wished, and says so where it is not", async () => {
  const silent = await due({ wishes: { ...DEFAULT_WISHES, quiet: "skip" } });
  await silent.claim(at("02T09:00"));
  const [first] = (await silent.state.deliveries.history("s1", 1, 0)).deliveries;
  await silent.state.deliveries.begin(first?.id ?? "", 1);
  await silent.state.deliveries.settle(first?.id ?? "", { state: "sent", at: 1, ref: { channel: "C1", id: "1" } });
  expect(await silent.claim(at("03T09:00"))).toEqual(["quiet"]);
  expect(await silent.states()).toEqual(["2026-03-03T09:00 skipped", "2026-03-02T09:00 sent"]);
});

test("paused until an hour, it goes on by itself, and no slot of the pause is missed", async () => {
  const until = at("05T12:00");
  const { claim, states, nextAt } = await due(
    { paused: { why: "asked", by: "slack:T1/U1", since: at("01T13:00"), until } },
    at("02T09:00"),
  );
  expect(await claim(at("02T09:00"))).toEqual(["paused"]);
  expect(await nextAt()).toBe(at("06T09:00"));
  expect(await claim(at("06T09:00"))).toEqual(["edition"]);
  expect(await states()).toEqual(["2026-03-06T09:00 ready"]);
});

test("when the clock went back, a slot that had its edition is passed over", async () => {
  const { claim, state, states, nextAt } = await due();
  await claim(at("02T09:00"));
  await state.deliveries.claim({
    subscription: "s1",
    wasDueAt: at("03T09:00"),
    nextAt: at("02T09:00"),
    supersedes: [],
    deliveries: [],
  });
  expect(await claim(at("02T09:00"))).toEqual(["nothing"]);
  expect(await nextAt()).toBe(at("03T09:00"));
  expect(await states()).toEqual(["2026-03-02T09:00 ready"]);
});

test("a schedule changed between is followed: what is due is no slot of it any more", async () => {
  const { claim, state, subscription, states, nextAt } = await due();
  const schedule = { at: "17:30", days: WEEKDAYS, timezone: "UTC" } as const;
  // Saved with the time that was due before.
  await state.subscriptions.save({ ...subscription, schedule }, at("02T09:00"));
  expect(await claim(at("02T09:00"))).toEqual(["nothing"]);
  expect(await nextAt()).toBe(at("02T17:30"));
  expect(await states()).toEqual([]);
});

test("one that cannot be made holds up no other, and stays due", async () => {
  const { claim, state, subscription, states } = await due();
  const broken = {
    ...subscription,
    id: "s0",
    name: "Broken",
    schedule: { ...subscription.schedule, timezone: "No/Where" },
  };
  await state.subscriptions.add(broken, at("02T08:00"));
  expect(await claim(at("02T09:00"))).toEqual(["edition"]);
  expect(await states()).toEqual(["2026-03-02T09:00 ready"]);
  expect(await state.subscriptions.nextAt("s0")).toBe(at("02T08:00"));
});

test("an alert that could not be posted yet is told by the edition instead, and is not posted besides", async () => {
  const wishes = { ...DEFAULT_WISHES, alert: { scale: "significance", least: 3 } } as const;
  const { claim, alert, state, history, write } = await due({ wishes });
  await claim(at("02T09:00"));
  const [first] = (await state.deliveries.history("s1", 1, 0)).deliveries;
  await state.deliveries.begin(first?.id ?? "", 1);
  await state.deliveries.settle(first?.id ?? "", { state: "sent", at: 1, ref: { channel: "C1", id: "1" } });
  write("marker", at("02T12:00"));
  await alert(at("02T12:00"));
  expect((await state.deliveries.inState("ready", 10)).map(({ kind }) => kind)).toContain("alert");
  await claim(at("03T09:00"));
  const [edition] = await history();
  expect(edition?.text).toContain("Marker 1");
  expect((await state.deliveries.inState("superseded", 10)).map(({ kind }) => kind)).toEqual(["alert"]);
});

test("slots before and after every instant agree", () => {
  const schedule = { at: "02:30", days: WEEKDAYS, timezone: "Europe/Berlin" } as const;
  for (let now = at("28T00:00"); now < at("30T00:00"); now += 1_800_000) {
    const last = lastSlot(schedule, now);
    expect(last && nextSlot(schedule, last.at - 1)).toEqual(last);
  }
});
