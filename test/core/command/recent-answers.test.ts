import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { renderDiscord } from "../../../src/adapters/discord/render.ts";
import { renderSlack } from "../../../src/adapters/slack/render.ts";
import type { Call } from "../../../src/core/amw.ts";
import { defineCommand, type Role } from "../../../src/core/command/declare.ts";
import { createAmw } from "../../../src/core/command/dispatch.ts";
import { RecentAnswers } from "../../../src/core/command/recent-answers.ts";
import { COMMANDS } from "../../../src/core/commands/all.ts";
import { oneSentence } from "../../../src/core/messages/one-sentence.ts";
import {
  NOON,
  SAMPLE_KNOWLEDGE,
  type SampleAmw,
  SILENT,
  STARTER_KNOWLEDGE,
  sampleAmw,
} from "../../samples/knowledge-store.ts";
import { NO_DESK } from "../../samples/no-desk.ts";

let sample: SampleAmw;
/** Is asked everything once. */
let fresh: SampleAmw;
beforeAll(async () => {
  sample = await sampleAmw(STARTER_KNOWLEDGE);
  fresh = await sampleAmw(STARTER_KNOWLEDGE);
});
afterAll(async () => {
  await sample.close();
  await fresh.close();
});

const call = (line: string, more: Partial<Call> = {}): Call => ({
  line,
  actor: { id: "slack:T1/U1", name: "Ada" },
  surface: "slack",
  channel: "C1",
  ...more,
});

let runs = 0;
const counted = defineCommand({
  name: "counted",
  help: "Counts",
  permission: "editor",
  repeatable: true,
  examples: ["/amw counted"],
  args: {},
  run: () => oneSentence(`Run ${++runs}.`),
});
const stateful = defineCommand({ ...counted, name: "stateful", permission: "anyone", repeatable: false });
const failing = defineCommand({
  ...counted,
  name: "failing",
  permission: "anyone",
  run: () => {
    throw new TypeError(`Failure ${++runs}`);
  },
});

/** The core over the starter's knowledge, with a clock, a role and a search that a test can turn. */
function turning() {
  const now = { at: "2026-11-23T12:00:00Z", role: "editor" as Role, searches: 0, index: 1, references: 0 };
  const amw = createAmw({
    desk: NO_DESK,
    knowledge: sample.store.knowledge,
    search: {
      get version() {
        return now.index;
      },
      search: async () => {
        now.searches++;
        return { hits: [{ id: "player:huawei" }], more: false };
      },
    },
    clock: { now: () => new Date(now.at) },
    log: SILENT,
    commands: [...COMMANDS, counted, stateful, failing],
    status: { version: "1", freshAt: NOON.now, problems: () => [] },
    roleOf: () => now.role,
    reference: () => `reference ${++now.references}`,
  });
  return { amw, now };
}

const repeatable = COMMANDS.filter((command) => command.repeatable).flatMap((command) => command.examples);
const places: readonly Partial<Call>[] = [
  {},
  { surface: "web" },
  { room: 300 },
  { forms: true },
  { surface: "terminal", room: 300, forms: true },
];

describe("an answer told again", () => {
  it.each(repeatable)("is the one that a new run gives: %s", async (line) => {
    for (const place of places) {
      const first = await sample.amw.answer(call(line, place));
      const again = await sample.amw.answer(call(line, { ...place, actor: { id: "slack:T1/U2", name: "Bo" } }));
      expect(again).toEqual(first);
      expect(again).toEqual(await fresh.amw.answer(call(line, place)));
    }
  });

  it.each(repeatable)("holds from the first moment of a day to its last: %s", async (line) => {
    const [early, late] = [turning(), turning()];
    early.now.at = "2026-11-23T00:00:00.000Z";
    late.now.at = "2026-11-23T23:59:59.999Z";
    expect(await early.amw.answer(call(line))).toEqual(await late.amw.answer(call(line)));
  });

  it("is the same message for everybody who asks so there, and stays as it is when it is drawn", async () => {
    const first = deepFrozen(await sample.ask("compare huawei moore-threads"));
    expect(await sample.ask("compare huawei moore-threads")).toBe(first);
    const slack = renderSlack(first);
    const discord = renderDiscord(first, (line) => line);
    expect(renderSlack(await sample.ask("compare huawei moore-threads"))).toEqual(slack);
    expect(renderDiscord(await sample.ask("compare huawei moore-threads"), (line) => line)).toEqual(discord);
  });

  it.each([
    ["surface", { surface: "discord" }],
    ["room", { room: 200 }],
    ["forms", { forms: true }],
    ["lack of a channel", { channel: undefined as never }],
  ] satisfies [string, Partial<Call>][])("is not told where the %s differs", async (_, place) => {
    const { amw } = turning();
    const here = await amw.answer(call("latest 20"));
    const there = await amw.answer(call("latest 20", place));
    expect(there).not.toBe(here);
    expect(there).toEqual(await turning().amw.answer(call("latest 20", place)));
    expect(await amw.answer(call("latest 20"))).toBe(here);
  });

  it("is not told on another day", async () => {
    const { amw, now } = turning();
    now.at = "2026-09-20T23:59:59Z";
    const before = await amw.answer(call("top week"));
    now.at = "2026-09-21T00:00:00Z";
    const after = await amw.answer(call("top week"));
    expect(after.title).not.toBe(before.title);
    expect(after).toEqual(await turningAt(now.at).answer(call("top week")));
  });

  it("is refused to a role that may not have it", async () => {
    const { amw, now } = turning();
    expect((await amw.answer(call("counted"))).summary).toMatch(/^Run/);
    now.role = "anyone";
    expect((await amw.answer(call("counted"))).summary).toMatch(/^counted is for editors/);
    now.role = "editor";
    runs = 100;
    expect((await amw.answer(call("counted"))).summary).not.toBe("Run 101.");
  });

  it("tells of a changed record at once", async () => {
    const folder = mkdtempSync(join(tmpdir(), "amw-changed-"));
    cpSync(SAMPLE_KNOWLEDGE, folder, { recursive: true });
    const changing = await sampleAmw(folder);
    try {
      const [player] = changing.store.knowledge.players.keys();
      const file = join(folder, "players", `${player}.json`);
      const text = readFileSync(file, "utf8");
      const before = await changing.ask(`player:${player}`);
      expect(await changing.ask(`player:${player}`)).toBe(before);
      writeFileSync(file, JSON.stringify({ ...JSON.parse(text), summary: "It was renewed." }));
      await changing.store.refresh();
      expect(JSON.stringify(await changing.ask(`player:${player}`))).toContain("It was renewed.");
      writeFileSync(file, text);
      await changing.store.refresh();
      const back = await changing.ask(`player:${player}`);
      expect(back).toEqual(before);
      expect(back).not.toBe(before);
      const found = await changing.ask("search unheardofword");
      writeFileSync(file, JSON.stringify({ ...JSON.parse(text), summary: "It is of unheardofword." }));
      await changing.store.refresh();
      expect((await changing.ask("search unheardofword")).about).toContain(`player:${player}`);
      expect(found.about).toEqual([]);
    } finally {
      await changing.close();
      rmSync(folder, { recursive: true });
    }
  });
});

const turningAt = (at: string) => {
  const { amw, now } = turning();
  now.at = at;
  return amw;
};

describe("never told again", () => {
  it.each(["search training cluster", "who builds training clusters"])(
    "is what rests on a full text that has changed since: %s",
    async (line) => {
      const { amw, now } = turning();
      const first = await amw.answer(call(line));
      expect(await amw.answer(call(line))).toBe(first);
      expect(now.searches).toBe(1);
      now.index++;
      expect(await amw.answer(call(line))).not.toBe(first);
      expect(now.searches).toBe(2);
    },
  );

  it("is what a command says that does not promise to say the same", async () => {
    const { amw } = turning();
    const first = await amw.answer(call("stateful"));
    expect(await amw.answer(call("stateful"))).not.toEqual(first);
    const about = await amw.answer(call("about"));
    expect(await amw.answer(call("about"))).not.toBe(about);
  });

  it("is an apology", async () => {
    const { amw } = turning();
    const first = await amw.answer(call("failing"));
    expect(first.summary).toContain("reference 1");
    expect((await amw.answer(call("failing"))).summary).toContain("reference 2");
  });

  it("is an answer over which the knowledge or the day changed", async () => {
    let at = "2026-11-23T23:59:59Z";
    const slow = defineCommand({
      ...counted,
      name: "slow",
      permission: "anyone",
      run: async () => {
        at = "2026-11-24T00:00:00Z";
        return oneSentence(`Run ${++runs}.`);
      },
    });
    const amw = createAmw({
      desk: NO_DESK,
      knowledge: sample.store.knowledge,
      search: { version: 1, search: async () => ({ hits: [], more: false }) },
      clock: { now: () => new Date(at) },
      log: SILENT,
      commands: [...COMMANDS, slow],
      status: { version: "1", freshAt: NOON.now, problems: () => [] },
      roleOf: () => "anyone",
      reference: () => "r",
    });
    const over = await amw.answer(call("slow"));
    at = "2026-11-23T23:59:59Z";
    expect(await amw.answer(call("slow"))).not.toEqual(over);
  });
});

describe("the memory", () => {
  const moment = { revision: "1", day: "2026-11-23", index: 1 };
  const told = { command: counted, message: oneSentence("A sentence.") };
  const size = JSON.stringify(told.message).length;

  it("holds so many characters and no more, and lets go of what was not asked for the longest", () => {
    const recent = new RecentAnswers(10 * size);
    const held = () => Array.from({ length: 1000 }, (_, i) => i).filter((i) => has(recent, `line ${i}`));
    for (let i = 0; i < 1000; i++) {
      recent.keep(call(`line ${i}`), moment, told);
      recent.find(call("line 0"), moment);
    }
    const kept = held();
    expect(kept.length).toBeGreaterThan(3);
    expect(kept.length).toBeLessThan(10);
    expect(kept[0]).toBe(0);
    expect(kept.slice(1)).toEqual(Array.from({ length: kept.length - 1 }, (_, i) => 1000 - kept.length + 1 + i));
  });

  it("does not keep what is larger than all of it", () => {
    const recent = new RecentAnswers(size);
    recent.keep(call("line"), moment, told);
    expect(has(recent, "line")).toBe(false);
  });

  it("counts an answer that is kept again once", () => {
    const recent = new RecentAnswers(3 * size);
    recent.keep(call("other"), moment, told);
    for (let i = 0; i < 10; i++) recent.keep(call("line"), moment, told);
    expect(has(recent, "other")).toBe(true);
  });

  it("is empty with the next revision, and starts to count anew", () => {
    const recent = new RecentAnswers(3 * size);
    recent.keep(call("line"), moment, told);
    expect(recent.find(call("line"), { ...moment, revision: "2" })).toBeUndefined();
    expect(has(recent, "line")).toBe(false);
    for (const line of ["one", "two"]) recent.keep(call(line), moment, told);
    expect(has(recent, "one")).toBe(true);
  });

  const has = (recent: RecentAnswers, line: string): boolean => recent.find(call(line), moment) !== undefined;
});

function deepFrozen<T>(value: T): T {
  if (typeof value === "object" && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const part of Object.values(value)) deepFrozen(part);
  }
  return value;
}
