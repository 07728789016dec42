import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Surface } from "../../../src/core/amw.ts";
import { createAmw } from "../../../src/core/command/dispatch.ts";
import { COMMANDS } from "../../../src/core/commands/all.ts";
import type { Desk } from "../../../src/core/digest/desk.ts";
import type { Messenger, Reach } from "../../../src/core/digest/messenger.ts";
import type { KnowledgeStore } from "../../../src/core/ports.ts";
import { createJsonKnowledgeStore } from "../../../src/stores/json-knowledge/json-knowledge-store.ts";
import { sampleDesk } from "../../samples/desk.ts";
import { SAMPLE_KNOWLEDGE, SILENT } from "../../samples/knowledge-store.ts";

const ADA = "slack:T1/U1";
const BOB = "slack:T1/U2";
const HOUR = 3_600_000;

let now = new Date("2026-11-25T09:00:00Z");
let dataDir: string;
let store: KnowledgeStore;
let desk: Desk;
let reach: Reach;
let ask: (line: string, actor?: string, surface?: Surface) => ReturnType<ReturnType<typeof createAmw>["answer"]>;

const unused = () => Promise.reject(new Error("not asked for"));
const messenger: Messenger = {
  details: "thread",
  send: unused,
  edit: unused,
  find: unused,
  manages: unused,
  nameOf: unused,
  reach: async () => reach,
  direct: (actor) => ({ surface: "slack", space: "T1", person: actor.replace("slack:T1/", "") }),
};

beforeEach(async () => {
  now = new Date("2026-11-25T09:00:00Z");
  reach = { ok: true };
  dataDir = mkdtempSync(join(tmpdir(), "amw-watch-"));
  const clock = { now: () => now };
  const index = await createJsonKnowledgeStore({
    knowledgeDir: SAMPLE_KNOWLEDGE,
    dataDir,
    log: SILENT,
    clock,
    watch: false,
  });
  store = index;
  desk = sampleDesk(dataDir, { slack: messenger });
  const amw = createAmw({
    desk,
    knowledge: index.knowledge,
    search: index,
    clock,
    log: SILENT,
    commands: COMMANDS,
    status: { version: "0.0.0", freshAt: () => now, problems: () => [] },
    roleOf: () => "anyone",
    reference: () => "none",
  });
  ask = (line, actor = ADA, surface = "slack") =>
    amw.answer({ line, actor: { id: actor, name: "Ada" }, surface, channel: "C1", forms: true });
});
afterEach(async () => {
  await Promise.all([store.close(), desk.state.close()]);
  rmSync(dataDir, { recursive: true, force: true });
});

const watchedBy = async (actor: string) => (await desk.state.watches.of(actor)).map(({ record }) => record);
/** The line behind the button of that label. */
async function press(line: string, label: string): Promise<string> {
  const { actions } = await ask(line);
  const action = actions.find((one) => one.label === label);
  if (action?.kind !== "run") throw new Error(`no button ${label} among ${actions.map((one) => one.label).join(", ")}`);
  return action.line;
}

describe("watch", () => {
  it.each([
    ["nvidia huawei", ["player:huawei", "player:nvidia"]],
    ["摩尔线程", ["player:moore-threads"]],
    ["华为和摩尔线程", ["player:huawei", "player:moore-threads"]],
    ["training accelerators, nvidia", ["player:nvidia", "segment:training-accelerators"]],
    ["训练加速器", ["segment:training-accelerators"]],
    ["S5000", ["player:moore-threads"]],
    ["nvidia NVIDIA", ["player:nvidia"]],
  ])("%s watches just those", async (names, records) => {
    expect((await ask(`watch ${names}`)).tone).toBe("done");
    expect((await watchedBy(ADA)).toSorted()).toEqual(records);
    expect(await watchedBy(BOB)).toEqual([]);
  });

  it("watches nothing where one of the names is misspelt, and offers the line mended", async () => {
    const mended = await press("watch nvidia huwaei", "Huawei (华为)");
    expect(await watchedBy(ADA)).toEqual([]);
    await ask(mended);
    expect((await watchedBy(ADA)).toSorted()).toEqual(["player:huawei", "player:nvidia"]);
  });

  it("can be undone, without what was watched before", async () => {
    await ask("watch nvidia");
    await ask(await press("watch nvidia huawei", "Undo"));
    expect(await watchedBy(ADA)).toEqual(["player:nvidia"]);
  });

  it("offers to stop what is watched already", async () => {
    await ask("watch nvidia");
    expect((await ask("watch nvidia")).summary).toBe("You already watch NVIDIA.");
    await ask(await press("watch nvidia", "Stop watching"));
    expect(await watchedBy(ADA)).toEqual([]);
  });

  it("is one press away on the cards of players and segments, also in a channel", async () => {
    await ask(await press("nvidia", "Watch"));
    await ask(await press("training accelerators --share", "Watch"));
    expect((await watchedBy(ADA)).toSorted()).toEqual(["player:nvidia", "segment:training-accelerators"]);
  });

  it("says so where AMW cannot write to the person", async () => {
    reach = { ok: false, reason: "AMW may not write to you", mend: "Write to AMW once." };
    const { tone, summary } = await ask("watch nvidia");
    expect(tone).toBe("caution");
    expect(summary).toContain("AMW cannot write to you yet: AMW may not write to you. Write to AMW once.");
    expect(await watchedBy(ADA)).toEqual(["player:nvidia"]);
    const here = await ask("watch nvidia", "terminal:local", "terminal");
    expect(here.summary).toContain("Nothing comes here by itself: AMW writes to people in Slack and Discord.");
  });

  it("is nobody else's business", async () => {
    const { audience, actions } = await ask("watch nvidia --share");
    expect(audience).toBe("asker");
    expect(actions.map(({ label }) => label)).toEqual(["Undo", "What you watch"]);
  });
});

describe("unwatch", () => {
  it("stops only what was named, and can be undone", async () => {
    await ask("watch nvidia, huawei, moore-threads");
    const undo = await press("unwatch 华为 nvidia", "Undo");
    expect(await watchedBy(ADA)).toEqual(["player:moore-threads"]);
    await ask(undo);
    expect((await watchedBy(ADA)).toSorted()).toEqual(["player:huawei", "player:moore-threads", "player:nvidia"]);
  });

  it("stops all", async () => {
    await ask("watch nvidia huawei");
    await ask("watch nvidia", BOB);
    expect((await ask("unwatch all")).summary).toBe("You no longer watch Huawei (华为) and NVIDIA.");
    expect([await watchedBy(ADA), await watchedBy(BOB)]).toEqual([[], ["player:nvidia"]]);
    expect((await ask("unwatch all")).summary).toContain("You watch nothing yet.");
  });

  it("stops what has left the knowledge base", async () => {
    await desk.state.watches.add({ actor: ADA, record: "player:gone-for-good", since: 1 });
    expect((await ask("watching")).about).toEqual(["player:gone-for-good"]);
    await ask("unwatch player:gone-for-good");
    expect(await watchedBy(ADA)).toEqual([]);
  });

  it.each([
    ["unwatch nvidia", "You do not watch NVIDIA."],
    ["unwatch huwaei", "I know no player or segment called “huwaei”; did you mean Huawei (华为)?"],
    ["unwatch", "What shall AMW no longer watch for you?"],
  ])("%s says what to do", async (line, sentence) => {
    expect((await ask(line)).summary).toContain(sentence);
  });
});

describe("mute", () => {
  const mutedFor = async () =>
    Object.fromEntries(
      (await desk.state.watches.of(ADA)).map(({ record, mutedUntil }) => [
        record.replace(/^.*:/, ""),
        mutedUntil === undefined ? undefined : (mutedUntil - now.getTime()) / HOUR,
      ]),
    );

  it.each([
    ["mute", { huawei: 24, nvidia: 24 }],
    ["mute --for 8h", { huawei: 8, nvidia: 8 }],
    ["mute for 2 days", { huawei: 48, nvidia: 48 }],
    ["mute all for an hour", { huawei: 1, nvidia: 1 }],
    ["mute nvidia --for 1w", { huawei: undefined, nvidia: 168 }],
    ["mute 华为 for a week", { huawei: 168, nvidia: undefined }],
    ["mute nvidia 30m", { huawei: undefined, nvidia: 0.5 }],
    ["mute nvidia huawei --for 3days", { huawei: 72, nvidia: 72 }],
  ])("%s", async (line, muted) => {
    await ask("watch nvidia huawei");
    await ask(line);
    expect(await mutedFor()).toEqual(muted);
  });

  it.each(["mute --for ever", "mute --for 400d", "mute --for 0h", "mute nvidia 400d"])(
    "%s is refused",
    async (line) => {
      await ask("watch nvidia");
      const { tone, summary } = await ask(line);
      expect([tone, await mutedFor()]).toEqual(["refused", { nvidia: undefined }]);
      expect(summary).toMatch(/write how long, such as 3h, 2d or 1w; at most a year/i);
    },
  );

  it("says where there is nothing to mute, and offers to watch it", async () => {
    expect((await ask("mute nvidia")).summary).toContain("You watch nothing yet.");
    await ask("watch nvidia");
    expect((await ask("mute huawei")).summary).toContain("You do not watch Huawei (华为).");
    await ask(await press("mute huawei", "Watch"));
    expect((await ask("unmute moore-threads")).summary).toContain("You do not watch Moore Threads (摩尔线程).");
    expect((await watchedBy(ADA)).toSorted()).toEqual(["player:huawei", "player:nvidia"]);
  });

  it("can be undone, and ends by itself", async () => {
    await ask("watch nvidia huawei");
    await ask(await press("mute nvidia --for 3d", "Unmute"));
    expect(await mutedFor()).toEqual({ huawei: undefined, nvidia: undefined });
    await ask("mute nvidia --for 3d");
    expect((await ask("watching")).summary).toContain("1 of them muted");
    expect((await ask("watch nvidia")).summary).toContain("Muted for now: NVIDIA.");
    now = new Date(now.getTime() + 73 * HOUR);
    expect((await ask("watching")).summary).not.toContain("muted");
    expect((await ask("watch nvidia")).summary).toBe("You already watch NVIDIA.");
  });
});

it("watching pages", async () => {
  await ask("watch nvidia huawei moore-threads amd intel google meta microsoft openai anthropic");
  const second = await ask(await press("watching", "Next"));
  expect([(await ask("watching")).about.length, second.about.length]).toEqual([8, 2]);
  await ask(await press("watching --page 2", "Stop watching 10"));
  expect(await watchedBy(ADA)).toHaveLength(9);
});

it("help lists them all", async () => {
  const { summary } = await ask("help");
  expect(summary).toContain("watch, unwatch, watching, mute, unmute");
});
