import { expect, test } from "vitest";
import { textOf } from "../../fakes/discord/exchange.ts";
import { failedStart } from "./failed-start.ts";
import { openDiscord, runningBot, says } from "./running-bot.ts";

test("the command is registered at the first start, and not again at the next", async () => {
  const { discord, front } = await runningBot();
  expect(discord.commandWrites).toBe(1);
  expect(discord.commands).toMatchSnapshot();
  await front.stop();
  await runningBot({ discord });
  expect(discord.commandWrites).toBe(1);
});

test.each([
  ["one of an older version", [{ name: "amw", type: 1, description: "Old words" }]],
  ["one with another option", (now: readonly object[]) => now.map((one) => ({ ...one, options: undefined }))],
  ["one too many", (now: readonly object[]) => [...now, { name: "gone", type: 1, description: "Gone" }]],
])("a changed list of commands (%s) is written once", async (_, change) => {
  const { discord, front } = await runningBot();
  await front.stop();
  const changed = typeof change === "function" ? change(discord.commands) : change;
  await fetch(`${discord.apiUrl}/v10/applications/1/commands`, {
    method: "PUT",
    headers: { authorization: `Bot ${discord.token}` },
    body: JSON.stringify(changed),
  });
  await runningBot({ discord });
  expect(discord.commandWrites).toBe(3);
  expect(discord.commands.map(({ description }) => description)).toEqual([
    "Who makes what in AI infrastructure, and what they announced",
    "",
    "",
  ]);
});

test("a refused command is told to the operator, and the bot serves what Discord knows already", async () => {
  const discord = await openDiscord();
  discord.fault("write commands", { status: 403, body: { message: "Missing Access", code: 50001 } });
  const { log, front } = await runningBot({ discord });
  expect(log.filter(({ level }) => level === "error")).toEqual([
    {
      level: "error",
      message: "Discord did not take the command /amw; the next start tries again",
      fields: { error: "Missing Access", code: 50001, status: 403 },
    },
  ]);
  expect(front.ready()).toEqual({ ok: true });
  await discord.command({ query: "huawei" });
});

test.each(["wrong", ""])("a refused token (%j) is one sentence that says where to get another", async (token) => {
  const error = await failedStart(runningBot({ config: { token } }));
  expect(error.variable).toBe("DISCORD_TOKEN");
  expect(error.message).toBe(
    "Discord refused DISCORD_TOKEN. Copy the token again from the Bot page of your application at https://discord.com/developers/applications, or reset it there.",
  );
});

test("a token that only the gateway refuses gets the same sentence", async () => {
  const discord = await openDiscord();
  discord.refuseAtGateway();
  expect((await failedStart(runningBot({ discord }))).message).toMatch(/^Discord refused DISCORD_TOKEN\./);
});

test("a gateway that never greets ends the start in time, with a sentence", async () => {
  const discord = await openDiscord();
  discord.gateway.greet(false);
  const error = await failedStart(runningBot({ discord, config: { loginWithinMs: 300 } }));
  expect(error.variable).toBe("DISCORD_API_URL");
  expect(error.message).toContain("did not answer");
});

test("a REST API that never answers ends the start in time, too", async () => {
  const discord = await openDiscord();
  discord.fault("gateway", "silence");
  const error = await failedStart(runningBot({ discord, config: { loginWithinMs: 300 } }));
  expect(error.message).toBe(
    `Discord did not answer at ${discord.apiUrl} in time. Check this machine's network, and DISCORD_API_URL if you set it.`,
  );
});

test("an address where nobody listens ends the start with a sentence", async () => {
  const error = await failedStart(runningBot({ config: { apiUrl: "http://127.0.0.1:1/api" } }));
  expect(error.variable).toBe("DISCORD_API_URL");
  expect(error.message).toContain("could not be reached at http://127.0.0.1:1/api");
});

test("ready tells of a lost connection, and of its return without another identify", async () => {
  const { discord, front } = await runningBot();
  expect(front.ready()).toEqual({ ok: true });
  discord.gateway.closeAll(4000);
  await expect
    .poll(() => front.ready())
    .toEqual({
      ok: false,
      reason:
        "AMW lost its connection to Discord at 2026-06-12T00:00:00.000Z and is reconnecting. If that lasts, check this machine's network and https://discordstatus.com.",
    });
  await expect.poll(() => front.ready(), { timeout: 5000 }).toEqual({ ok: true });
  expect(discord.gateway.identified()).toBe(1);
  await discord.command({ query: "huawei" });
});

test("stopping finishes the answer that is in flight, and takes no more", async () => {
  let release = (): void => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  const { discord, front, calls } = await runningBot({
    async answer({ line }) {
      await released;
      return says(line);
    },
  });
  const asked = discord.ask({ query: "huawei" });
  await expect.poll(() => calls).toHaveLength(1);
  const stopped = front.stop();
  let isStopped = false;
  void stopped.then(() => {
    isStopped = true;
  });
  discord.ask({ query: "biren" });
  for (let turn = 0; turn < 500; turn++) await new Promise((resolve) => setImmediate(resolve));
  expect(isStopped).toBe(false);
  release();
  await stopped;
  expect(textOf(asked.message)).toContain("huawei");
  expect(calls).toHaveLength(1);
  expect(front.ready().ok).toBe(false);
});

test("no log line holds the token", async () => {
  const { discord, log } = await runningBot();
  await discord.command({ query: "huawei" });
  discord.gateway.closeAll(4004);
  await expect.poll(() => log.some(({ message }) => message.includes("ended for good"))).toBe(true);
  for (const part of discord.token.split(".")) expect(JSON.stringify(log)).not.toContain(part);
});
