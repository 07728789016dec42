import { expect, test } from "vitest";
import { isEphemeral, textOf } from "../../fakes/discord/exchange.ts";
import { CHANNEL, GUILD } from "../../fakes/discord/world.ts";
import { held } from "./held.ts";
import { runningBot, says } from "./running-bot.ts";

const sharing = ({ line }: { line: string }) =>
  says(line, { audience: line.endsWith(" --share") ? "channel" : "asker" });

test("a command is answered as its first response, to the asker alone", async () => {
  const { discord, calls } = await runningBot();
  const { callback, message } = await discord.command({ query: "摩尔线程" });
  expect(callback?.type).toBe(4);
  expect(textOf(message)).toBe("## 摩尔线程\nAbout 摩尔线程.");
  expect(isEphemeral(message)).toBe(true);
  expect(calls).toEqual([
    {
      line: "摩尔线程",
      actor: { id: "discord:456000000000000001", name: "anna" },
      surface: "discord",
      room: 3200,
      forms: true,
      controls: 5,
      groups: ["discord:900000000000000002/900000000000000002"],
      manages: true,
      space: GUILD,
      channel: CHANNEL,
    },
  ]);
});

test("share adds the flag to the line, and everybody sees the answer", async () => {
  const { discord, calls } = await runningBot({ answer: sharing });
  const { message } = await discord.command({ query: "moore-threads", share: true });
  expect(calls[0]?.line).toBe("moore-threads --share");
  expect(isEphemeral(message)).toBe(false);
});

test("an answer for the channel is public without the option, too", async () => {
  const { discord } = await runningBot({ answer: sharing });
  expect(isEphemeral((await discord.command({ query: "huawei --share", share: false })).message)).toBe(false);
});

test("in a direct message there is no server, and the name is the account's", async () => {
  const { discord, calls } = await runningBot();
  await discord.command({ query: "huawei" }, { guild: null, user: { id: "456000000000000002", name: "bo" } });
  expect(calls[0]).toEqual({
    line: "huawei",
    actor: { id: "discord:456000000000000002", name: "bo" },
    surface: "discord",
    room: 3200,
    forms: true,
    controls: 5,
    groups: [],
    manages: true,
    channel: discord.place.direct("456000000000000002"),
  });
});

test("in a server that the bot has not joined, the asker has the nickname of that server", async () => {
  const { discord, calls } = await runningBot();
  const user = { id: "456000000000000003", name: "chen", nick: "陈" };
  await discord.command({ query: "huawei" }, { guild: "900000000000000099", user });
  expect(calls[0]?.actor.name).toBe("陈");
});

test.each([
  { share: false, ephemeral: true },
  { share: true, ephemeral: false },
])("a slow answer (share: $share) is announced and then put in its place", async ({ share, ephemeral }) => {
  const answer = held<ReturnType<typeof says>>();
  const { discord } = await runningBot({ answer: () => answer.promise, config: { deferAfterMs: 1 } });
  const exchange = discord.ask({ query: "huawei", share });
  await exchange.until(({ thinking }) => thinking);
  discord.advance(10_000);
  answer.settle(says("Huawei", { audience: share ? "channel" : "asker" }));
  await exchange.until(({ thinking }) => !thinking);
  expect(textOf(exchange.message)).toContain("Huawei");
  expect(isEphemeral(exchange.message)).toBe(ephemeral);
});

test("a slow answer that turns out to be for the asker alone is not shown to the channel", async () => {
  const answer = held<ReturnType<typeof says>>();
  const { discord } = await runningBot({ answer: () => answer.promise, config: { deferAfterMs: 1 } });
  const exchange = discord.ask({ query: "huawei", share: true });
  await exchange.until(({ thinking }) => thinking);
  answer.settle(says("Refused"));
  await exchange.until(({ followUps }) => followUps.length === 1);
  expect(exchange.original?.deleted).toBe(true);
  expect(exchange.followUps.map(isEphemeral)).toEqual([true]);
});

test("what is for the asker alone is never put into a public place that cannot be taken back", async () => {
  const answer = held<ReturnType<typeof says>>();
  const { discord, log } = await runningBot({ answer: () => answer.promise, config: { deferAfterMs: 1 } });
  discord.fault("delete", { status: 403, body: { message: "Missing Access", code: 50001 } });
  const exchange = discord.ask({ query: "huawei", share: true });
  await exchange.until(({ thinking }) => thinking);
  answer.settle(says("Refused"));
  await expect.poll(() => log.filter(({ level }) => level === "error")).toHaveLength(1);
  expect(exchange.followUps).toEqual([]);
  expect(exchange.thinking).toBe(true);
});

test("an answer that comes after Discord gave up is a debug line, and the next command works", async () => {
  const { discord, log } = await runningBot({
    answer({ line }) {
      if (line === "late") discord.advance(3001);
      return says(line);
    },
  });
  discord.ask({ query: "late" });
  await expect
    .poll(() => log.filter(({ message }) => message === "Could not answer on Discord"))
    .toEqual([expect.objectContaining({ level: "debug", fields: expect.objectContaining({ code: 10062 }) })]);
  expect(textOf((await discord.command({ query: "huawei" })).message)).toContain("huawei");
});

test("a response that Discord took and then failed on is sent twice and refused once, harmlessly", async () => {
  const { discord, log } = await runningBot();
  discord.fault("callback", { status: 500, afterEffect: true });
  const { message } = await discord.command({ query: "huawei" });
  expect(textOf(message)).toContain("huawei");
  await discord.command({ query: "biren" });
  await expect.poll(() => log.map(({ fields }) => fields)).toContainEqual(expect.objectContaining({ code: 40060 }));
  expect(log.filter(({ level }) => level === "error")).toEqual([]);
});

test("Discord's wish to slow down is kept and told to the operator, without the interaction's token", async () => {
  const { discord, log } = await runningBot();
  discord.fault("callback", {
    status: 429,
    headers: { "retry-after": "0.02", "x-ratelimit-scope": "shared" },
    body: { message: "You are being rate limited.", retry_after: 0.02, global: false },
  });
  const exchange = await discord.command({ query: "huawei" });
  expect(textOf(exchange.message)).toContain("huawei");
  expect(log.map(({ message }) => message)).toContain("Discord asks to slow down");
  expect(log.map(({ fields }) => fields)).toContainEqual({ route: "/interactions/:id/:token/callback" });
  expect(JSON.stringify(log)).not.toContain(exchange.token);
});
