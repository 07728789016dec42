import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { typeInto, use } from "../fakes/discord/commands.ts";
import { buttonOf, buttonsOf, isEphemeral, textOf } from "../fakes/discord/exchange.ts";
import { type FakeDiscord, fakeDiscord } from "../fakes/discord/fake-discord.ts";
import { modalOf, shownIn, submit } from "../fakes/discord/modals.ts";
import type { Post } from "../fakes/discord/place.ts";
import { ANNA, BORIS, CHANNEL, GUILD } from "../fakes/discord/world.ts";
import { SAMPLE_KNOWLEDGE } from "../samples/knowledge-store.ts";
import { begin } from "./run-once.ts";
import { type RunningProgram, runProgram } from "./running-program.ts";

/** The built program on the fake Discord, over a knowledge base that the tests change; each test goes on from the last. */
const folder = mkdtempSync(join(tmpdir(), "amw-digests-"));
const knowledge = join(folder, "knowledge");
let discord: FakeDiscord;
let settings: Record<string, string>;
let program: RunningProgram | undefined;

const start = async (): Promise<void> => {
  program = await runProgram(settings);
};
const stop = async (): Promise<void> => {
  const running = program;
  program = undefined;
  expect(await running?.stop()).toBe(0);
};
/** Runs `amw tick` as of that instant, while no program runs. */
async function tick(at: number): Promise<string> {
  const { stdout, stderr } = await begin(["tick", "--at", new Date(at).toISOString()], settings).ended;
  expect(stderr).toBe("");
  return stdout;
}

const DAY = 86_400_000;
const MINUTE = 60_000;
/** Slots at 09:00 UTC, from tomorrow on. */
const slot = (n: number): number => (Math.floor(Date.now() / DAY) + 1 + n) * DAY + 9 * 60 * MINUTE;

const posts = (channel = CHANNEL): readonly Post[] => discord.place.posts(channel);
const last = (channel = CHANNEL): Post => {
  const post = posts(channel).at(-1);
  if (!post) throw new Error("Nothing was posted.");
  return post;
};

beforeAll(async () => {
  cpSync(SAMPLE_KNOWLEDGE, knowledge, { recursive: true });
  discord = await fakeDiscord();
  settings = {
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.apiUrl,
    AMW_KNOWLEDGE_DIR: knowledge,
    AMW_DATA_DIR: join(folder, "data"),
  };
  await start();
}, 60_000);

afterAll(async () => {
  if (program) await stop();
  rmSync(folder, { recursive: true, force: true });
  await discord.close();
}, 30_000);

describe("a digest of a channel on Discord", { timeout: 60_000 }, () => {
  it("is set up by who manages the channel, with options that are completed", async () => {
    expect(await typeInto(discord, "amw-digest subscribe", { at: "9", timezone: "berl" })).toContainEqual(
      expect.objectContaining({ value: "Europe/Berlin" }),
    );
    expect(await typeInto(discord, "amw-digest subscribe", { at: "9", days: "mon,th" })).toContainEqual({
      name: "mon,Thursday",
      value: "mon,thu",
    });
    expect(await typeInto(discord, "amw-digest subscribe", { at: "9", player: "huawei,moor" })).toContainEqual(
      expect.objectContaining({ value: "huawei,moore-threads" }),
    );
    const values = { at: "9am", days: "daily", timezone: "UTC", quiet: "say" };
    const refused = await use(discord, "amw-digest subscribe", values, { user: BORIS });
    expect(textOf(refused.message)).toContain("somebody with Manage Channels or an AMW editor");
    const { message } = await use(discord, "amw-digest subscribe", values);
    expect(textOf(message)).toContain("The digest morning is set up");
    expect(isEphemeral(message)).toBe(true);
  });

  it("is shown to everybody there, and changed only by who manages the channel", async () => {
    for (const user of [ANNA, BORIS]) {
      const { message } = await use(discord, "amw-digest list", {}, { user });
      expect(textOf(message)).toContain("morning");
      expect(textOf(message)).toContain("anna");
    }
    const { message } = await use(discord, "amw-digest pause", {}, { user: BORIS });
    expect(textOf(message)).toContain("somebody with Manage Channels");
    expect(await typeInto(discord, "amw-digest pause", { which: "mor" })).toEqual([
      { name: expect.stringMatching(/^morning · .*09:00/), value: "morning" },
    ]);
    discord.place.grant(BORIS.id, "manageChannels");
    const paused = await use(discord, "amw-digest pause", { which: "morning" }, { user: BORIS });
    expect(textOf(paused.message)).toMatch(/paused/i);
    const resumed = await use(discord, "amw-digest resume", {}, { user: BORIS });
    expect(textOf(resumed.message)).not.toContain("Manage Channels");
  });

  it("opens its form where it is asked for without a time, and keeps what is filled in", async () => {
    const modal = modalOf(await discord.command({ query: "digest subscribe" }));
    expect(shownIn(modal)).toMatchObject({ Time: "09:00" });
    const { message } = await submit(discord, modal, { Time: "18:30", "More filters": "--max 3 --name evening" });
    expect(textOf(message)).toContain("evening");
    expect(buttonsOf(message).map(({ label }) => label)).toContain("Send a test");
    const { message: undone } = await discord.press(buttonOf(message, "Undo"));
    expect(textOf(undone)).toContain("evening");
  });

  it("arrives at once when asked for, and its buttons open details for the presser alone", async () => {
    await use(discord, "amw-digest now");
    await expect.poll(() => posts().length, { timeout: 10_000 }).toBe(1);
    expect(textOf(last())).toContain("“morning” · #");
    const pressed = await discord.press(buttonOf(last(), "1"), { user: BORIS });
    expect(isEphemeral(pressed.message)).toBe(true);
    expect(textOf(pressed.message).length).toBeGreaterThan(200);
  });

  it("is corrected where it stands when the knowledge changes", async () => {
    const id = buttonOf(last(), "1").customId.replace(/^amw:/, "");
    const file = join(knowledge, "announcements", `${id}.json`);
    const record = JSON.parse(readFileSync(file, "utf8"));
    record.read.significance.score = record.read.significance.score === 3 ? 2 : 3;
    writeFileSync(file, `${JSON.stringify(record, null, 2)}\n`);
    await expect.poll(() => textOf(last()), { timeout: 20_000, interval: 100 }).toContain("**Corrected ");
    expect(posts()).toHaveLength(1);
    const pressed = await discord.press(buttonOf(last(), "1"));
    expect(isEphemeral(pressed.message)).toBe(true);
  });

  it("keeps silent while it is paused, arrives at its slot once it is resumed, and its buttons outlive a restart", async () => {
    await use(discord, "amw-digest pause");
    await stop();
    expect(await tick(slot(0))).toBe("");
    expect(posts()).toHaveLength(1);
    await start();
    await use(discord, "amw-digest resume");
    await stop();
    expect(await tick(slot(1))).toMatch(/sent/);
    expect(posts()).toHaveLength(2);
    expect(await tick(slot(1))).toBe("");
    expect(posts()).toHaveLength(2);
    await start();
    const [first] = posts();
    const pressed = await discord.press(buttonOf(first as Post, "1"), { user: BORIS });
    expect(textOf(pressed.message).length).toBeGreaterThan(200);
  });

  it("pauses where AMW may no longer post, and tells its creator what to do", async () => {
    await stop();
    discord.place.set(CHANNEL, GUILD, { deny: ["sendMessages"] });
    expect(await tick(slot(2))).toContain("cannot be posted (AMW lacks the permission Send Messages in #general)");
    await tick(slot(2) + MINUTE);
    const direct = discord.place.direct(ANNA.id);
    expect(textOf(last(direct))).toContain("Give AMW the permission Send Messages in the settings of #general");
    await tick(slot(3));
    expect(posts()).toHaveLength(2);
    expect(posts(direct)).toHaveLength(1);
    discord.place.set(CHANNEL, GUILD, {});
    await start();
    const { message } = await discord.press(buttonOf(last(direct), "Resume"), { guild: null });
    expect(textOf(message)).toContain("morning");
    await stop();
    expect(await tick(slot(4))).toMatch(/sent/);
    expect(posts()).toHaveLength(3);
  });

  it("that may or may not have arrived is posted again only when its creator says so", async () => {
    discord.place.set(CHANNEL, GUILD, { deny: ["readMessageHistory"] });
    discord.fault("post", { status: 500 }, 2);
    expect(await tick(slot(5))).toContain("may or may not have been posted");
    for (const minutes of [1, 3, 12, 13]) await tick(slot(5) + minutes * MINUTE);
    expect(posts()).toHaveLength(3);
    const direct = discord.place.direct(ANNA.id);
    expect(textOf(last(direct))).toContain("press Resend only if it is missing");
    await start();
    await discord.press(buttonOf(last(direct), "Resend"), { guild: null });
    await expect.poll(() => posts().length, { timeout: 10_000 }).toBe(4);
  });
});
