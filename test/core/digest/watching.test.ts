import { join } from "node:path";
import { beforeEach, describe, expect, onTestFinished, test } from "vitest";
import type { Desk } from "../../../src/core/digest/desk.ts";
import { personalPlace, placeOf } from "../../../src/core/digest/destination.ts";
import { type Following, follow } from "../../../src/core/digest/follow.ts";
import { createNoticing } from "../../../src/core/digest/noticing.ts";
import { tellNoLonger } from "../../../src/core/digest/watching.ts";
import type { ClaimStatus } from "../../../src/core/knowledge/claim.ts";
import type { RecordId } from "../../../src/core/knowledge/slug.ts";
import { plainText } from "../../../src/core/message/plain.ts";
import { sampleDesk } from "../../samples/desk.ts";
import { SILENT } from "../../samples/knowledge-store.ts";
import { ChangingKnowledge } from "../../simulation/changing-knowledge.ts";
import { temporaryFolder } from "../../stores/temporary-base.ts";

const ADA = "slack:T1/U1";
const BOB = "discord:2";
const MINUTE = 60_000;
const START = Date.parse("2026-11-25T09:00:00Z");

let changing: ChangingKnowledge;
let desk: Desk;
let noticing: ReturnType<typeof createNoticing>;
let following: Following;

beforeEach(async () => {
  changing = new ChangingKnowledge(4);
  desk = sampleDesk(join(temporaryFolder(), "data"));
  onTestFinished(() => desk.state.close());
  noticing = createNoticing(changing.live, desk.state.journal, async () => {});
  following = { desk, knowledge: changing.live, log: SILENT, breathe: async () => {} };
  await noticing.notice(START);
});

const write = (id: string, { player = "p1", significance = 1, statuses = ["claimed"] as ClaimStatus[] } = {}): void =>
  changing.write({ id, title: `Title ${id}`, player, novelty: 1, significance, statuses }, "2026-11-24");
const watch = (actor: string, record: RecordId, since = START) => desk.state.watches.add({ actor, record, since });

/** What a tick does at that minute, short of sending. */
async function tick(minute: number): Promise<void> {
  const at = START + minute * MINUTE;
  await noticing.notice(at);
  await follow(at, following);
}

/** The minutes at which messages to the actor are due, each with what it tells, in its order. */
async function waiting(actor = ADA) {
  const place = personalPlace(actor);
  const ready = await desk.state.deliveries.ready(START + 1e9, 100);
  return ready
    .filter(({ to }) => place && placeOf(to) === placeOf(place))
    .map(({ nextTryAt, message }) => ({
      due: (nextTryAt - START) / MINUTE,
      tells: message.about.filter((id) => id.startsWith("announcement:")).map((id) => id.slice("announcement:".length)),
    }));
}

/** Sends what is due at that minute; gives what was sent. */
async function send(minute: number): Promise<string[]> {
  const at = START + minute * MINUTE;
  const sent = await desk.state.deliveries.ready(at, 100);
  for (const { id } of sent) {
    await desk.state.deliveries.begin(id, at);
    await desk.state.deliveries.settle(id, { state: "sent", at, ref: { channel: "D1", id } });
  }
  return sent.map(({ message }) => plainText(message));
}

describe("what is told", () => {
  test("a new announcement, to those who watch its player or segment, and to nobody else", async () => {
    await watch(ADA, "player:p1");
    await watch(BOB, "segment:accelerators");
    await watch("slack:T1/U3", "player:p2");
    write("one");
    await tick(1);
    expect([await waiting(), await waiting(BOB), await waiting("slack:T1/U3")]).toEqual([
      [{ due: 3, tells: ["one"] }],
      [{ due: 3, tells: ["one"] }],
      [],
    ]);
  });

  test("a claim's new status, with both statuses in words", async () => {
    write("one");
    await tick(1);
    await watch(ADA, "player:p1");
    write("one", { statuses: ["claimed", "disputed"] });
    await tick(2);
    const [text = ""] = await send(9);
    expect(text).toContain("You watch Player p1: 1 change.");
    expect(text).toMatch(/Claim now disputed: Title one · .*\. “Title one is true” was claimed and is now disputed\./);
  });

  test("each announcement once, however often it changed meanwhile, the highest ranked first", async () => {
    await watch(ADA, "player:p1");
    write("low");
    write("high", { significance: 3 });
    await tick(1);
    write("low", { statuses: ["claimed", "disputed"] });
    await tick(2);
    expect(await waiting()).toEqual([{ due: 4, tells: ["high", "low"] }]);
    expect((await send(9))[0]).toContain("You watch Player p1: 2 new announcements.");
  });

  test("nothing of scores alone, nor of what is no longer there", async () => {
    write("one");
    write("two");
    await tick(1);
    await watch(ADA, "player:p1");
    write("one", { significance: 3 });
    changing.remove("two");
    await tick(2);
    expect(await waiting()).toEqual([]);
  });

  test("nothing of what was there before the watch", async () => {
    write("one");
    await tick(1);
    await watch(ADA, "player:p1", START + 2 * MINUTE);
    await tick(3);
    write("two");
    await tick(4);
    expect(await waiting()).toEqual([{ due: 6, tells: ["two"] }]);
  });

  test("what it says", async () => {
    await watch(ADA, "player:p1");
    await watch(ADA, "segment:accelerators", START + 1);
    write("new", { significance: 2 });
    write("old", { player: "p2" });
    await tick(1);
    write("old", { player: "p2", statuses: ["claimed", "corroborated"] });
    await tick(2);
    const [text] = await send(9);
    expect(text).toMatchInlineSnapshot(`
      "News of what you watch

      You watch Player p1 and accelerators: 2 new announcements.

      1. New: Title new · 24 Nov 2026 · N1 S2 · claimed · Example Times (https://example.com/a) (undated, B2)
      2. New: Title old · 24 Nov 2026 · N1 S1 · corroborated · Example Times (https://example.com/a) (undated, B2)

      N is novelty and S is significance, 0 to 3 each; /amw rubric explains every code."
    `);
    const [message] = await Promise.all([
      desk.state.deliveries.latest({ surface: "slack", space: "T1", person: "U1" }, "watch"),
    ]);
    expect(message?.message.actions).toMatchInlineSnapshot(`
      [
        {
          "kind": "run",
          "label": "Open 1",
          "line": "new",
        },
        {
          "kind": "run",
          "label": "Open 2",
          "line": "old",
        },
        {
          "kind": "run",
          "label": "Mute for a day",
          "line": "mute player:p1 segment:accelerators --for 1d",
        },
        {
          "kind": "run",
          "label": "Stop watching Player p1",
          "line": "unwatch player:p1",
        },
        {
          "kind": "run",
          "label": "Stop watching accelerators",
          "line": "unwatch segment:accelerators",
        },
        {
          "kind": "run",
          "label": "What you watch",
          "line": "watching",
        },
      ]
    `);
  });
});

describe("bundling", () => {
  test("what comes within two minutes goes into one message, ten minutes after the first at the latest", async () => {
    await watch(ADA, "player:p1");
    const due: number[] = [];
    for (let minute = 1; minute <= 11; minute++) {
      write(`n${minute}`);
      await tick(minute);
      due.push(...(await waiting()).map((one) => one.due));
    }
    expect(due).toEqual([3, 4, 5, 6, 7, 8, 9, 10, 11, 11, 11]);
    expect((await waiting())[0]?.tells).toHaveLength(7);
    const [text = ""] = await send(11);
    expect(text).toContain("You watch Player p1: 11 new announcements.");
    expect(text).toContain("4 more announcements");
  });

  test("what comes later goes into another one", async () => {
    await watch(ADA, "player:p1");
    write("one");
    await tick(1);
    expect(await send(3)).toHaveLength(1);
    write("two");
    await tick(4);
    expect(await waiting()).toEqual([{ due: 6, tells: ["two"] }]);
  });

  test("what cannot be sent yet takes in the rest, and waits as long as the platform asks", async () => {
    await watch(ADA, "player:p1");
    write("one");
    await tick(1);
    const [first] = await desk.state.deliveries.ready(START + 3 * MINUTE, 1);
    await desk.state.deliveries.begin(first?.id ?? "", START + 3 * MINUTE);
    await desk.state.deliveries.settle(first?.id ?? "", {
      state: "ready",
      at: START + 3 * MINUTE,
      nextTryAt: START + 60 * MINUTE,
    });
    write("two");
    await tick(20);
    expect(await waiting()).toEqual([{ due: 60, tells: ["one", "two"] }]);
  });

  test("changes that undo each other are not told", async () => {
    write("one");
    await tick(1);
    await watch(ADA, "player:p1");
    write("one", { statuses: ["claimed", "disputed"] });
    await tick(2);
    write("one");
    await tick(3);
    expect(await waiting()).toEqual([]);
    write("two");
    await tick(4);
    expect(await waiting()).toEqual([{ due: 6, tells: ["two"] }]);
  });
});

describe("quiet", () => {
  const mute = (record: RecordId | undefined, minute: number | undefined) =>
    desk.state.watches.mute(ADA, record, minute === undefined ? undefined : START + minute * MINUTE);

  test("nothing of what happens while a watch is muted, not afterwards either", async () => {
    await watch(ADA, "player:p1");
    await mute(undefined, 10);
    write("one");
    await tick(1);
    await mute(undefined, undefined);
    await tick(2);
    expect(await waiting()).toEqual([]);
    await mute(undefined, 10);
    write("two");
    await tick(10);
    expect(await waiting()).toEqual([{ due: 12, tells: ["two"] }]);
  });

  test("another watch that is not muted still tells it", async () => {
    await watch(ADA, "player:p1");
    await watch(ADA, "segment:accelerators");
    await mute("player:p1", 10);
    write("one");
    await tick(1);
    expect((await send(9))[0]).toContain("You watch accelerators: 1 new announcement.");
  });

  test("what waits already is taken out when its watch is muted or ends", async () => {
    await watch(ADA, "player:p1");
    await watch(ADA, "player:p2");
    write("one");
    write("two", { player: "p2" });
    await tick(1);
    await mute("player:p1", 60);
    await tellNoLonger(ADA, START, { desk, knowledge: changing.live });
    expect(await waiting()).toEqual([{ due: 3, tells: ["two"] }]);
    await desk.state.watches.remove(ADA, "player:p2");
    await tellNoLonger(ADA, START, { desk, knowledge: changing.live });
    await tellNoLonger(ADA, START, { desk, knowledge: changing.live });
    await tellNoLonger(BOB, START, { desk, knowledge: changing.live });
    expect(await send(9)).toEqual([]);
  });
});

test("the same changes again tell nobody anything again, whatever became of the message", async () => {
  await watch(ADA, "player:p1");
  write("one");
  await tick(1);
  const again = async (minute: number) => {
    await desk.state.journal.setDone("watches", 0);
    await tick(minute);
  };
  await again(2);
  expect(await waiting()).toEqual([{ due: 3, tells: ["one"] }]);
  write("two");
  await tick(2);
  expect(await send(9)).toHaveLength(1);
  await again(10);
  write("three");
  await again(11);
  expect(await waiting()).toEqual([{ due: 13, tells: ["three"] }]);
});

test.each([
  ["slack:T1/U1", { surface: "slack", space: "T1", person: "U1" }],
  ["discord:456", { surface: "discord", person: "456" }],
  ["terminal:local", { surface: "terminal", person: "local" }],
  ["nobody", undefined],
])("%s is written to at its own place", (actor, place) => {
  expect(personalPlace(actor)).toEqual(place);
});
