import { describe, expect, test } from "vitest";
import { failedStart, pause } from "./failed-start.ts";
import { lost } from "./lost-and-back.ts";
import { openDiscord, runningBot } from "./running-bot.ts";

describe("nothing is left of", () => {
  /** Longer than discord.js waits before it connects again. */
  const LONG_ENOUGH_MS = 700;

  test("a start that the gateway refused", async () => {
    const discord = await openDiscord();
    discord.gateway.weather.refuseWith = 503;
    const error = await failedStart(runningBot({ discord }));
    expect(error.message).toContain("could not be reached");
    const tried = discord.gateway.connections();
    discord.gateway.weather.refuseWith = undefined;
    await pause(LONG_ENOUGH_MS);
    expect(discord.gateway.connections()).toBe(tried);
  });

  test("a start that gave up while the connection was being made", async () => {
    const discord = await openDiscord();
    discord.gateway.weather.stalls = true;
    await failedStart(runningBot({ discord, config: { loginWithinMs: 150 } }));
    await pause(LONG_ENOUGH_MS);
    // The one of the REST API is kept for the next request.
    expect(discord.tcpConnections()).toBe(1);
    expect(discord.gateway.connections()).toBe(1);
  });

  test("a start that gave up before the REST API answered", async () => {
    const discord = await openDiscord();
    discord.fault("gateway", { delayMs: 300 });
    await failedStart(runningBot({ discord, config: { loginWithinMs: 100 } }));
    await pause(LONG_ENOUGH_MS);
    expect(discord.gateway.connections()).toBe(0);
  });

  test("a start for which no logins are left today", async () => {
    const discord = await openDiscord();
    discord.gateway.weather.remaining = 0;
    const error = await failedStart(runningBot({ discord }));
    expect(error.variable).toBe("DISCORD_TOKEN");
    expect(error.message).toMatch(
      /^Discord takes no more logins of this bot until \d{4}-\d\d-\d\dT[\d:.]+Z: it allows/,
    );
    await pause(LONG_ENOUGH_MS);
    expect(discord.gateway.connections()).toBe(0);
  });

  test("a bot that was stopped while it reconnected", async () => {
    const { discord, front } = await runningBot();
    discord.gateway.drop();
    await lost(front);
    await front.stop();
    await pause(LONG_ENOUGH_MS);
    expect(discord.gateway.connections()).toBe(1);
    expect(discord.gateway.open()).toBe(0);
  });

  test("a bot that was stopped while Discord did not hear it", async () => {
    const { discord, front } = await runningBot();
    discord.gateway.deafen();
    const before = Date.now();
    await front.stop();
    expect(Date.now() - before).toBeLessThan(3000);
    await expect.poll(() => front.ready()).toEqual({ ok: false, reason: "AMW is stopping." });
  });
});
