import { describe, it, type TestContext } from "vitest";
import { textOf } from "../fakes/discord/exchange.ts";
import { fakeDiscord } from "../fakes/discord/fake-discord.ts";
import type { Fault, RouteName } from "../fakes/discord/rest.ts";
import { fakeSlack } from "../fakes/slack/fake-slack.ts";
import { settingsFor } from "./both.ts";
import { runProgram } from "./running-program.ts";

const readiness = async (url: string) => {
  const answer = await fetch(`${url}/readyz`);
  return `${answer.status} ${(await answer.text()).trim()}`;
};

async function bothFakes({ onTestFinished }: TestContext) {
  const [slack, discord] = await Promise.all([fakeSlack(), fakeDiscord()]);
  onTestFinished(() => Promise.all([slack.close(), discord.close()]).then(() => {}));
  return { slack, discord };
}

const DISCORD_TROUBLE: readonly (readonly [string, RouteName, Fault, RegExp])[] = [
  [
    "refuses the token",
    "gateway",
    { status: 401, body: { message: "401: Unauthorized", code: 0 } },
    /refused DISCORD_TOKEN/,
  ],
  ["is out of order", "gateway", { status: 503 }, /could not be reached at http/],
  ["is slow", "gateway", "silence", /still connecting/],
];

/** Side by side, since most of it is waiting. */
describe.concurrent("an outage", { timeout: 60_000 }, () => {
  it("names a refused token with the next step, serves the other platform meanwhile, and connects when it can", async (test) => {
    const { expect } = test;
    const { slack, discord } = await bothFakes(test);
    slack.next("auth.test", { body: { ok: false, error: "invalid_auth" } }, { status: 503, body: {} });
    const program = await runProgram(settingsFor({ slack, discord }), "goes on trying to connect what is missing");
    expect(await readiness(program.url)).toMatch(
      /^503 not ready\nslack: Slack refused SLACK_BOT_TOKEN \(invalid_auth\)\. Copy the Bot User OAuth Token [^\n]+$/,
    );
    const { message } = await discord.command({ query: "moore-threads" });
    expect(textOf(message)).toContain("Moore Threads");
    await expect.poll(() => readiness(program.url), { timeout: 15_000 }).toBe("200 ready");
    expect((await slack.say("moore-threads")).text).toContain("Moore Threads");
    expect(program.output()).toContain("slack is not connected: Slack could not be reached");
    expect(await program.stop()).toBe(0);
  });

  it.for(DISCORD_TROUBLE)(
    "serves Slack while Discord %s, and connects when it can",
    async ([, route, fault, reason], test) => {
      const { expect } = test;
      const { slack, discord } = await bothFakes(test);
      discord.faultAlways(route, fault);
      const program = await runProgram(settingsFor({ slack, discord }), "Connected to Slack");
      await expect.poll(() => readiness(program.url), { timeout: 8000 }).toMatch(reason);
      expect(await readiness(program.url)).toMatch(/^503 not ready\ndiscord: [^\n]+$/);
      expect((await slack.say("moore-threads")).text).toContain("Moore Threads");
      discord.faultAlways(route, undefined);
      await expect.poll(() => readiness(program.url), { timeout: 15_000 }).toBe("200 ready");
      expect(textOf((await discord.command({ query: "moore-threads" })).message)).toContain("Moore Threads");
      expect(await program.stop()).toBe(0);
    },
  );

  it("goes on with each platform while the other breaks down under it", async (test) => {
    const { expect } = test;
    const { slack, discord } = await bothFakes(test);
    const program = await runProgram(settingsFor({ slack, discord }));
    slack.next("apps.connections.open", ...Array(3).fill({ status: 503, body: {} }));
    slack.sockets.drop();
    await expect.poll(() => readiness(program.url)).toMatch(/^503 not ready\nslack: [^\n]+$/);
    expect(textOf((await discord.command({ query: "moore-threads" })).message)).toContain("Moore Threads");
    await expect.poll(() => readiness(program.url), { timeout: 10_000 }).toBe("200 ready");
    discord.revokeToken();
    await expect.poll(() => readiness(program.url)).toMatch(/^503 not ready\ndiscord: Discord refused DISCORD_TOKEN/);
    expect((await slack.say("moore-threads")).text).toContain("Moore Threads");
    expect(await program.stop()).toBe(0);
  });

  it("logs what fails unheard, with its stack, and serves both platforms on", async (test) => {
    const { expect } = test;
    const { slack, discord } = await bothFakes(test);
    const program = await runProgram(settingsFor({ slack, discord }));
    // discord.js takes the second for a greeting and rejects where nobody listens; so does Slack's client with the first.
    for (const frame of ["null", '{"op":10}']) {
      discord.gateway.raw(frame);
      for (const socket of slack.sockets.open) socket.send(frame);
    }
    await expect
      .poll(() => program.output())
      .toMatch(/"stack":"TypeError[^\n]+"msg":"Something failed unheard; AMW goes on"/);
    expect((await slack.say("moore-threads")).text).toContain("Moore Threads");
    expect(textOf((await discord.command({ query: "moore-threads" })).message)).toContain("Moore Threads");
    expect(await program.stop()).toBe(0);
  });

  it("stops at once while a platform cannot be reached", async ({ expect }) => {
    const program = await runProgram(
      { DISCORD_TOKEN: "MTIzNDU2Nzg5.fake.token-of-the-bot", DISCORD_API_URL: "http://127.0.0.1:1/api" },
      "goes on trying to connect what is missing",
    );
    expect(await readiness(program.url)).toContain("discord: Discord could not be reached at http://127.0.0.1:1/api");
    const from = Date.now();
    expect(await program.stop()).toBe(0);
    expect(Date.now() - from).toBeLessThan(9_000);
  });
});
