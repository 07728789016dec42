import { describe, expect, test } from "vitest";
import type { Message } from "../../../src/core/message/message.ts";
import { textOf } from "../../fakes/discord/exchange.ts";
import type { FakeDiscord } from "../../fakes/discord/fake-discord.ts";
import type { Fault, RouteName } from "../../fakes/discord/rest.ts";
import { slowDown } from "../../fakes/discord/traffic.ts";
import { pause } from "./failed-start.ts";
import { held } from "./held.ts";
import { openDiscord, runningBot, says } from "./running-bot.ts";

const requestsOf = ({ requests }: FakeDiscord, route: RouteName) => requests.filter(({ name }) => name === route);
const failuresIn = (log: readonly { level: string; message: string; fields: unknown }[]) =>
  log.filter(({ message }) => message === "Could not answer on Discord");

describe("a first response", () => {
  test.each<[string, Fault]>([
    ["that Discord failed on", { status: 500 }],
    ["that Discord was too busy for", { status: 503, body: "Service Unavailable" }],
    ["whose connection was cut", "cut"],
  ])("%s is sent once more, and arrives", async (_, fault) => {
    const { discord, log } = await runningBot();
    discord.fault("callback", fault);
    expect(textOf((await discord.command({ query: "huawei" })).message)).toContain("huawei");
    expect(requestsOf(discord, "callback")).toHaveLength(2);
    expect(log.filter(({ level }) => level === "error")).toEqual([]);
  });

  test.each<[string, Fault]>([
    ["Discord failed afterwards", { status: 500, afterEffect: true }],
    ["Discord's word of it was lost", "lost"],
  ])("that Discord has stays one when %s", async (_, fault) => {
    const { discord, log } = await runningBot();
    discord.fault("callback", fault);
    const exchange = await discord.command({ query: "huawei" });
    await expect
      .poll(() => failuresIn(log))
      .toEqual([expect.objectContaining({ level: "debug", fields: expect.objectContaining({ code: 40060 }) })]);
    expect(exchange.followUps).toEqual([]);
    expect(requestsOf(discord, "callback")).toHaveLength(2);
  });

  test("that gets no answer in time ends as a line in the log and in ready, until one does", async () => {
    const { discord, log, front } = await runningBot({ config: { restTimeoutMs: 40 } });
    discord.fault("callback", "silence", 2);
    discord.ask({ query: "huawei" });
    await expect
      .poll(() => failuresIn(log))
      .toEqual([
        { level: "error", message: "Could not answer on Discord", fields: { error: "Discord did not answer in time" } },
      ]);
    expect(requestsOf(discord, "callback")).toHaveLength(2);
    expect(front.ready()).toEqual({
      ok: false,
      reason: `Discord's REST API at ${discord.apiUrl} has failed since 2026-06-12T00:00:00.000Z (no answer in time), so answers do not arrive. Check this machine's network and https://discordstatus.com.`,
    });
    await discord.command({ query: "huawei" });
    await expect.poll(() => front.ready()).toEqual({ ok: true });
  });

  test("that gets half an answer ends in time, too", async () => {
    const { discord, log } = await runningBot({ config: { restTimeoutMs: 40 } });
    discord.fault("callback", { status: 400, body: { code: 1 }, stalls: true }, 2);
    discord.ask({ query: "huawei" });
    await expect.poll(() => failuresIn(log)).toHaveLength(1);
  });

  test("old failures are no news: ready forgets them", async () => {
    const { discord, log, front, advance } = await runningBot();
    discord.fault("callback", { status: 502 }, 2);
    discord.ask({ query: "huawei" });
    await expect.poll(() => failuresIn(log)).toHaveLength(1);
    expect(front.ready().ok).toBe(false);
    advance(5 * 60_000);
    expect(front.ready()).toEqual({ ok: true });
  });
});

describe("slowing down", () => {
  test.each(["user", "shared", "global"] as const)("a wait (%s) is kept before the next try", async (scope) => {
    const { discord, log } = await runningBot();
    discord.fault("callback", slowDown(0.3, scope));
    expect(textOf((await discord.command({ query: "huawei" })).message)).toContain("huawei");
    const [first, second, ...more] = requestsOf(discord, "callback").map(({ at }) => at);
    expect((second ?? 0) - (first ?? 0)).toBeGreaterThanOrEqual(300);
    expect(more).toEqual([]);
    expect(discord.invalidRequests()).toBe(1);
    expect(log.map(({ message }) => message)).toContain("Discord asks to slow down");
  });

  test("a wait that outlasts the interaction is not waited for", async () => {
    const { discord, log } = await runningBot();
    discord.fault("callback", slowDown(60));
    discord.ask({ query: "huawei" });
    await expect
      .poll(() => failuresIn(log))
      .toEqual([
        {
          level: "error",
          message: "Could not answer on Discord",
          fields: {
            error: "Discord asks to wait 61 s, which is too long",
            route: "/interactions/:id/:token/callback",
            global: false,
          },
        },
      ]);
    expect(requestsOf(discord, "callback")).toHaveLength(1);
    await discord.command({ query: "biren" });
  });

  test("waits without end are given up when the interaction has run out", async () => {
    const { discord, log, advance } = await runningBot();
    discord.faultAlways("callback", slowDown(0.01));
    discord.ask({ query: "huawei" });
    await expect.poll(() => requestsOf(discord, "callback").length).toBeGreaterThan(2);
    advance(3000);
    await expect.poll(() => failuresIn(log)).toHaveLength(1);
    const sent = requestsOf(discord, "callback").length;
    await pause(200);
    expect(requestsOf(discord, "callback")).toHaveLength(sent);
    expect(discord.invalidRequests()).toBe(sent);
  });

  test("a global limit at the start is waited for", async () => {
    const discord = await openDiscord();
    discord.fault("read commands", slowDown(0.2, "global"));
    await runningBot({ discord });
    const [first, second] = requestsOf(discord, "read commands").map(({ at }) => at);
    expect((second ?? 0) - (first ?? 0)).toBeGreaterThanOrEqual(200);
    expect(discord.commandWrites).toBe(1);
  });

  test("a day's limit of commands does not hold up the start", async () => {
    const discord = await openDiscord();
    discord.fault("write commands", slowDown(40_000));
    const { front, log } = await runningBot({ discord });
    expect(front.ready()).toEqual({ ok: true });
    expect(log.filter(({ level }) => level === "error").map(({ fields }) => fields)).toEqual([
      expect.objectContaining({ error: "Discord asks to wait 40001 s, which is too long" }),
    ]);
  });
});

describe("an answer that was announced", () => {
  /** A bot that has told Discord that its answer will follow, and what settles that. */
  async function announced(share: boolean) {
    const answer = held<Message>();
    const bot = await runningBot({ answer: () => answer.promise, config: { deferAfterMs: 1 } });
    const exchange = bot.discord.ask({ query: "huawei", share });
    await exchange.until(({ thinking }) => thinking);
    return { ...bot, exchange, answer };
  }

  test.each<[string, Fault]>([
    ["Discord failed", { status: 500 }],
    ["Discord failed afterwards", { status: 500, afterEffect: true }],
    ["Discord's word of it was lost", "lost"],
    ["the connection was cut", "cut"],
  ])("is put in its place by the second try: %s", async (_, fault) => {
    const { discord, exchange, answer, log } = await announced(false);
    discord.fault("edit", fault);
    answer.settle(says("Huawei"));
    await expect.poll(() => requestsOf(discord, "edit")).toHaveLength(2);
    await exchange.until(({ thinking }) => !thinking);
    expect(textOf(exchange.message)).toContain("Huawei");
    expect(failuresIn(log)).toEqual([]);
  });

  test("and comes after 15 minutes is one refused request and a line in the log", async () => {
    const { discord, answer, log } = await announced(false);
    discord.advance(15 * 60_000 + 1);
    answer.settle(says("Huawei"));
    await expect
      .poll(() => failuresIn(log))
      .toEqual([expect.objectContaining({ fields: { error: "Invalid Webhook Token", code: 50027, status: 401 } })]);
    expect(requestsOf(discord, "edit")).toHaveLength(1);
    expect(discord.invalidRequests()).toBe(1);
  });

  test.each<[string, Fault, number]>([
    ["Discord failed afterwards", { status: 500, afterEffect: true }, 1],
    ["Discord's word of it was lost", "lost", 1],
    ["Discord failed", { status: 500 }, 0],
    ["the connection was cut", "cut", 0],
  ])("as a message of its own is never sent twice on a guess: %s", async (_, fault, arrived) => {
    const { discord, exchange, answer, log } = await announced(true);
    discord.fault("follow up", fault);
    answer.settle(says("Refused"));
    await expect
      .poll(() => failuresIn(log))
      .toEqual([
        expect.objectContaining({
          level: "error",
          fields: {
            error: expect.stringMatching(
              /^Discord may or may not have taken the message \(.+\); it is not sent again$/,
            ),
          },
        }),
      ]);
    await pause(50);
    expect(exchange.followUps).toHaveLength(arrived);
    expect(requestsOf(discord, "follow up")).toHaveLength(1);
  });
});

describe("a token that somebody reset", () => {
  test("is told as soon as the REST API refuses it", async () => {
    const discord = await openDiscord();
    discord.fault("read commands", { status: 401, body: { message: "401: Unauthorized", code: 0 } });
    const { front } = await runningBot({ discord });
    expect((await front.ended).message).toMatch(/^Discord refused DISCORD_TOKEN\./);
    expect(front.ready().ok).toBe(false);
  });

  test("costs no more than one invalid request", async () => {
    const { discord, front } = await runningBot();
    discord.revokeToken();
    await front.ended;
    await front.stop();
    await pause(700);
    expect(discord.invalidRequests()).toBe(0);
    await expect(runningBot({ discord })).rejects.toThrow("Discord refused DISCORD_TOKEN");
    expect(discord.invalidRequests()).toBe(1);
  });
});

test("stopping waits for an answer that hangs only so long", async () => {
  const { discord, front, log } = await runningBot({ config: { stopWithinMs: 100 } });
  discord.fault("callback", "silence");
  discord.ask({ query: "huawei" });
  await expect.poll(() => requestsOf(discord, "callback")).toHaveLength(1);
  const before = Date.now();
  await front.stop();
  expect(Date.now() - before).toBeLessThan(2000);
  // What hung was ended, not left to itself.
  await expect.poll(() => failuresIn(log)).toHaveLength(1);
  expect(requestsOf(discord, "callback")).toHaveLength(1);
});
