import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, expect, test } from "vitest";
import type { FakeDiscord } from "../../fakes/discord/fake-discord.ts";
import { openDiscord } from "./running-bot.ts";

const ROOT = resolve(import.meta.dirname, "../../..");
const DATA = mkdtempSync(join(tmpdir(), "amw-discord-"));
afterAll(() => rmSync(DATA, { recursive: true, force: true }));

/** Starts the built front end alone, which stops when told; nothing but the front end itself can keep the process. */
const ALONE = `
import { startDiscord } from "./dist/adapters/discord/start.js";
const none = () => {};
const amw = { answer: async ({ line }) => ({ summary: line, title: line, tone: "plain", blocks: [], actions: [], audience: "asker", about: [] }), complete: () => [] };
const { DISCORD_TOKEN: token, DISCORD_API_URL: apiUrl } = process.env;
const front = await startDiscord({
  amw, log: { debug: none, info: none, warn: none, error: none }, clock: { now: () => new Date() },
  lines: { keep: () => "k", recall: none }, config: { token, apiUrl, stopWithinMs: 200 },
});
process.send("ready");
process.once("message", async () => { await front.stop(); process.disconnect(); });
`;

interface Ending {
  readonly how: string;
  readonly before: (discord: FakeDiscord) => Promise<void> | void;
}
const ENDINGS: readonly Ending[] = [
  { how: "at rest", before: () => {} },
  {
    how: "while it reconnects",
    async before({ gateway }) {
      gateway.weather.refuseWith = 503;
      gateway.drop();
      await expect.poll(() => gateway.connections(), { timeout: 5000 }).toBeGreaterThan(1);
    },
  },
  {
    how: "while Discord's REST API hangs",
    async before(discord) {
      discord.faultAlways("callback", "silence");
      discord.ask({ query: "huawei" });
      await expect.poll(() => discord.requests.some(({ name }) => name === "callback"), { timeout: 5000 }).toBe(true);
    },
  },
  { how: "while Discord hears nothing", before: ({ gateway }) => gateway.deafen() },
];

test.each(ENDINGS)("a front end that stopped keeps no process: $how", async ({ before }) => {
  const discord = await openDiscord();
  const child = spawn(process.execPath, ["--input-type=module", "--eval", ALONE], {
    cwd: ROOT,
    env: { PATH: process.env.PATH, DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.apiUrl },
    stdio: ["ignore", "ignore", "pipe", "ipc"],
  });
  let errors = "";
  child.stderr?.setEncoding("utf8").on("data", (text) => (errors += text));
  const ended = new Promise<number | null>((done) => child.once("close", done));
  await new Promise((ready) => child.once("message", ready));
  await before(discord);
  const asked = Date.now();
  child.send("stop");
  expect(await ended).toBe(0);
  expect(Date.now() - asked).toBeLessThan(5000);
  expect(errors).toBe("");
  discord.faultAlways("callback", undefined);
});

test("the program that is told to stop while it logs in ends with 0", async () => {
  const discord = await openDiscord();
  discord.gateway.greet(false);
  const child = spawn(process.execPath, ["dist/main.js", "start"], {
    cwd: ROOT,
    env: {
      PATH: process.env.PATH,
      PORT: "0",
      AMW_DATA_DIR: DATA,
      DISCORD_TOKEN: discord.token,
      DISCORD_API_URL: discord.apiUrl,
    },
    stdio: "ignore",
  });
  const ended = new Promise<number | null>((done) => child.once("close", done));
  await expect.poll(() => discord.gateway.open(), { timeout: 15_000 }).toBe(1);
  const asked = Date.now();
  child.kill("SIGTERM");
  expect(await ended).toBe(0);
  expect(Date.now() - asked).toBeLessThan(10_000);
});
