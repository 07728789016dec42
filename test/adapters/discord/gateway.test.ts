import { describe, expect, test } from "vitest";
import { textOf } from "../../fakes/discord/exchange.ts";
import type { FakeDiscord } from "../../fakes/discord/fake-discord.ts";
import { GUILD } from "../../fakes/discord/world.ts";
import { failedStart, pause } from "./failed-start.ts";
import { back, lost, PATIENT } from "./lost-and-back.ts";
import { openDiscord, runningBot } from "./running-bot.ts";

/** What an operator reads at the usual level. */
const told = (log: readonly { level: string; message: string }[]) =>
  log.filter(({ level }) => level !== "debug").map(({ message }) => message);

interface Way {
  readonly how: string;
  readonly lose: (gateway: FakeDiscord["gateway"]) => void;
  /** Logins in all, the first one too. */
  readonly logins: number;
}
const WAYS: readonly Way[] = [
  { how: "a cut connection", lose: (gateway) => gateway.drop(), logins: 1 },
  { how: "an unknown error (4000)", lose: (gateway) => gateway.closeAll(4000), logins: 1 },
  { how: "a session that timed out (4009)", lose: (gateway) => gateway.closeAll(4009), logins: 2 },
  { how: "a plain close (1000)", lose: (gateway) => gateway.closeAll(1000), logins: 2 },
  { how: "a request to reconnect (op 7)", lose: (gateway) => gateway.reconnect(), logins: 1 },
  { how: "an invalid session (op 9)", lose: (gateway) => gateway.invalidate(false), logins: 2 },
  {
    how: "a session that Discord forgot",
    lose(gateway) {
      gateway.forget();
      gateway.drop();
    },
    logins: 2,
  },
];

describe("a lost connection comes back by itself, and the next command is answered", () => {
  test.each(WAYS)("$how", async ({ lose, logins }) => {
    const { discord, front, log, advance } = await runningBot();
    advance(6000);
    lose(discord.gateway);
    await lost(front);
    await back(front);
    expect(textOf((await discord.command({ query: "huawei" })).message)).toContain("huawei");
    expect(discord.gateway.identified()).toBe(logins);
    expect(discord.gateway.open()).toBe(1);
    expect(told(log)).toEqual([
      "Connected to Discord",
      "Discord connection lost, reconnecting",
      "Discord connection is back",
    ]);
  });

  test("an invalid session that may be resumed goes on without a gap", async () => {
    const { discord, front } = await runningBot();
    discord.gateway.invalidate(true);
    await expect.poll(() => discord.gateway.resumed(), PATIENT).toBe(1);
    expect(discord.gateway.connections()).toBe(1);
    expect(front.ready()).toEqual({ ok: true });
    await discord.command({ query: "huawei" });
  });

  test("a connection whose heartbeats get no answer is replaced", async () => {
    const discord = await openDiscord();
    discord.gateway.weather.heartbeatMs = 60;
    const { front } = await runningBot({ discord });
    discord.gateway.weather.acks = false;
    await expect.poll(() => discord.gateway.connections(), PATIENT).toBe(2);
    discord.gateway.weather.acks = true;
    await back(front);
    await discord.command({ query: "huawei" });
  });

  test("so is one that does not even answer its close, without half a minute's wait", async () => {
    const discord = await openDiscord();
    discord.gateway.weather.heartbeatMs = 60;
    const { front } = await runningBot({ discord });
    discord.gateway.deafen();
    await expect.poll(() => discord.gateway.resumed(), PATIENT).toBe(1);
    await back(front);
    await discord.command({ query: "huawei" });
  });

  test("a gateway that refuses connections for a while is one line in the log until it is back", async () => {
    const { discord, front, log } = await runningBot();
    discord.gateway.weather.refuseWith = 503;
    discord.gateway.drop();
    await expect.poll(() => discord.gateway.connections(), PATIENT).toBeGreaterThan(2);
    expect(told(log)).toEqual(["Connected to Discord", "Discord connection lost, reconnecting"]);
    discord.gateway.weather.refuseWith = undefined;
    await back(front);
    await discord.command({ query: "huawei" });
  });

  test("a greeting that comes late is awaited, at the start and later", async () => {
    const discord = await openDiscord();
    discord.gateway.greet(false);
    const starting = runningBot({ discord });
    await expect.poll(() => discord.gateway.open()).toBe(1);
    discord.gateway.greet(true);
    const { front } = await starting;
    discord.gateway.greet(false);
    discord.gateway.drop();
    await expect.poll(() => discord.gateway.connections(), PATIENT).toBe(2);
    discord.gateway.greet(true);
    await back(front);
  });

  test("a login that Discord takes for too early is made again", async () => {
    const { discord, front, advance } = await runningBot();
    discord.gateway.weather.identifyEveryMs = 800;
    advance(6000);
    discord.gateway.invalidate(false);
    await expect.poll(() => discord.gateway.connections(), PATIENT).toBe(2);
    await expect.poll(() => discord.gateway.open(), PATIENT).toBe(0);
    advance(6000);
    await back(front);
    expect(discord.gateway.identified()).toBe(2);
  });
});

describe("what was asked during a gap", () => {
  test("is answered after it when it is not too late", async () => {
    const { discord, front } = await runningBot();
    discord.gateway.drop();
    await lost(front);
    const asked = discord.ask({ query: "huawei" });
    await asked.until(({ callback }) => callback !== undefined);
    expect(textOf(asked.message)).toContain("huawei");
  });

  test("and came too late is a debug line", async () => {
    const { discord, front, log, calls } = await runningBot();
    discord.gateway.drop();
    await lost(front);
    for (const query of ["huawei", "biren", "nvidia"]) discord.ask({ query });
    discord.advance(3001);
    await back(front);
    await expect.poll(() => calls).toHaveLength(3);
    await expect
      .poll(() => log.filter(({ message }) => message === "Could not answer on Discord"))
      .toEqual([1, 2, 3].map(() => expect.objectContaining({ level: "debug" })));
    expect(log.filter(({ level }) => level === "error")).toEqual([]);
    await discord.command({ query: "huawei" });
  });
});

describe("a connection that ended for good is told to the supervisor and in ready", () => {
  test.each([
    [4004, "DISCORD_TOKEN", /^Discord refused DISCORD_TOKEN\. Copy the token again/],
    [4010, "DISCORD_TOKEN", /split its connection differently \(code 4010\).*Start AMW again/],
    [4011, "DISCORD_TOKEN", /split its connection differently \(code 4011\).*Start AMW again/],
    [4012, "DISCORD_API_URL", /closed the connection for good \(code 4012\)\. Update AMW/],
    [4013, "DISCORD_TOKEN", /refused the intents that AMW asks for \(code 4013\).*Guilds intent alone/],
    [4014, "DISCORD_TOKEN", /refused the intents that AMW asks for \(code 4014\).*Guilds intent alone/],
  ])("code %i, while running and while starting", async (code, variable, text) => {
    const { discord, front, log } = await runningBot();
    discord.gateway.closeAll(code);
    const cause = await front.ended;
    expect(cause.variable).toBe(variable);
    expect(cause.message).toMatch(text);
    expect(front.ready()).toEqual({ ok: false, reason: cause.message });
    expect(log).toContainEqual({
      level: "debug",
      message: "The connection to Discord ended for good",
      fields: { reason: cause.message },
    });
    await front.stop();
    discord.gateway.weather.closeLoginsWith = code;
    expect((await failedStart(runningBot({ discord }))).message).toMatch(text);
    await expect.poll(() => discord.gateway.open()).toBe(0);
  });

  test("when somebody resets the token", async () => {
    const { discord, front } = await runningBot();
    discord.revokeToken();
    expect((await front.ended).message).toMatch(/^Discord refused DISCORD_TOKEN\./);
  });

  test("when it does not come back in time, a RESUME without an answer included", async () => {
    const { discord, front } = await runningBot({ config: { awayForMs: 900 } });
    discord.gateway.weather.answersResume = false;
    discord.gateway.drop();
    const cause = await front.ended;
    expect(cause.message).toBe(
      "Discord has been out of reach since 2026-06-12T00:00:00.000Z. Check this machine's network and https://discordstatus.com.",
    );
    expect(front.ready()).toEqual({ ok: false, reason: cause.message });
    await front.stop();
    await expect.poll(() => discord.gateway.open()).toBe(0);
  });

  test("a connection that came back in time stays", async () => {
    const { discord, front } = await runningBot({ config: { awayForMs: 900 } });
    discord.gateway.drop();
    await lost(front);
    await back(front);
    await pause(1000);
    expect(front.ready()).toEqual({ ok: true });
  });
});

describe("servers", () => {
  const OTHER = "900000000000000777";

  test("one that is down does not hold up the commands of the others beyond their 3 s", async () => {
    const discord = await openDiscord();
    Object.assign(discord.gateway.weather, { guilds: [GUILD, OTHER], missing: [OTHER] });
    const starting = runningBot({ discord });
    await expect.poll(() => discord.gateway.identified()).toBe(1);
    const asked = Date.now();
    await discord.command({ query: "huawei" });
    expect(Date.now() - asked).toBeLessThan(2500);
    expect((await starting).front.ready()).toEqual({ ok: true });
  });

  test("a bot that only people installed, in no server at all, answers", async () => {
    const discord = await openDiscord();
    discord.gateway.weather.guilds = [];
    await runningBot({ discord });
    await discord.command({ query: "huawei" }, { guild: null });
  });

  test("more than one connection can serve are split over several", async () => {
    const discord = await openDiscord();
    const guilds = [0n, 1n].map((shard) => String((1_000n + shard) << 22n));
    Object.assign(discord.gateway.weather, { shards: 2, guilds });
    const { front } = await runningBot({ discord });
    expect(discord.gateway.identified()).toBe(2);
    for (const guild of guilds) await discord.command({ query: "huawei" }, { guild });
    discord.gateway.drop();
    await lost(front);
    await back(front);
    for (const guild of guilds) await discord.command({ query: "huawei" }, { guild });
  });
});

test("what the gateway sends by mistake, or what is newer than AMW, is survived", async () => {
  const { discord, log } = await runningBot();
  const { gateway } = discord;
  for (const text of ["{not json", "null", "[]", '{"op":99,"d":{}}', '{"op":0,"t":null,"s":null,"d":null}'])
    gateway.raw(text);
  gateway.dispatch("SOMETHING_NEW", { id: "1" });
  gateway.dispatch("INTERACTION_CREATE", { id: "1", token: "t", type: 99, data: {} });
  gateway.dispatch("INTERACTION_CREATE", { id: "1", token: "t", type: 2, data: { type: 1 } });
  gateway.dispatch("GUILD_CREATE", {});
  gateway.dispatch("GUILD_DELETE", {});
  await discord.command({ query: "huawei" });
  const errors = log.filter(({ level }) => level === "error").map(({ message }) => message);
  expect(new Set(errors)).toEqual(new Set(["Discord sent an event that discord.js cannot read"]));
});
