import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "../../../src/core/amw.ts";
import { ADA, BO, type DigestDesk, digestDesk } from "../../samples/digest-desk.ts";
import { type SampleAmw, sampleAmw } from "../../samples/knowledge-store.ts";

const HOUR = 3_600_000;

let sample: SampleAmw;
let desk: DigestDesk;
beforeAll(async () => {
  sample = await sampleAmw();
});
afterAll(() => sample.close());
beforeEach(() => {
  desk = digestDesk(sample);
});
afterEach(async () => {
  expect(desk.errors).toEqual([]);
  await desk.close();
});

const ask: DigestDesk["ask"] = (line, call) => desk.ask(line, call);
const watchedBy = async ({ id }: Actor) => (await desk.state.watches.of(id)).map(({ record }) => record);
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
    expect(await watchedBy(BO)).toEqual([]);
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
    desk.platform.reach = { ok: false, reason: "AMW may not write to you", mend: "Write to AMW once." };
    const { tone, summary } = await ask("watch nvidia");
    expect(tone).toBe("caution");
    expect(summary).toContain("AMW cannot write to you yet: AMW may not write to you. Write to AMW once.");
    expect(await watchedBy(ADA)).toEqual(["player:nvidia"]);
    desk.platform.connected = false;
    const here = await ask("watch nvidia", { actor: { id: "terminal:local", name: "you" }, surface: "terminal" });
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
    await ask("watch nvidia", { actor: BO });
    expect((await ask("unwatch all")).summary).toBe("You no longer watch Huawei (华为) and NVIDIA.");
    expect([await watchedBy(ADA), await watchedBy(BO)]).toEqual([[], ["player:nvidia"]]);
    expect((await ask("unwatch all")).summary).toContain("You watch nothing yet.");
  });

  it("stops what has left the knowledge base", async () => {
    await desk.state.watches.add({ actor: ADA.id, record: "player:gone-for-good", since: 1 });
    expect((await ask("watching")).about).toEqual(["player:gone-for-good"]);
    await ask("unwatch player:gone-for-good");
    expect(await watchedBy(ADA)).toEqual([]);
  });

  it.each([
    ["unwatch nvidia", "You do not watch NVIDIA."],
    ["unwatch huwaei", "I know no player or segment called “huwaei”; did you mean Huawei (华为)?"],
    ["unwatch and", "Name a player or a segment, for example moore-threads."],
    ["unwatch", "What shall AMW no longer watch for you?"],
  ])("%s says what to do", async (line, sentence) => {
    expect((await ask(line)).summary).toContain(sentence);
  });
});

describe("mute", () => {
  const mutedFor = async () =>
    Object.fromEntries(
      (await desk.state.watches.of(ADA.id)).map(({ record, mutedUntil }) => [
        record.replace(/^.*:/, ""),
        mutedUntil === undefined ? undefined : (mutedUntil - desk.now.getTime()) / HOUR,
      ]),
    );

  it.each([
    ["mute", { huawei: 24, nvidia: 24 }],
    ["mute --for 8h", { huawei: 8, nvidia: 8 }],
    ["mute for 2 days", { huawei: 48, nvidia: 48 }],
    ["mute all for an hour", { huawei: 1, nvidia: 1 }],
    ["mute nvidia --for 1w", { huawei: undefined, nvidia: 168 }],
    ["mute 华为 for a week", { huawei: 168, nvidia: undefined }],
    ["mute --for 2 days nvidia", { huawei: undefined, nvidia: 48 }],
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
    desk.now = new Date(desk.now.getTime() + 73 * HOUR);
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
