import { expect, test } from "vitest";
import { runningBot } from "./running-bot.ts";

test.each([
  ["what does <@456000000000000001> say of huawei", "what does say of huawei"],
  ["<@!1> <@&2> <#3>", ""],
  ["<:rocket:1> <a:party:2>", ":rocket: :party:"],
  ["</amw:1> latest", "/amw latest"],
  ["latest --since 2026 <3", "latest --since 2026 <3"],
])("%j is heard as %j", async (query, line) => {
  const { discord, calls } = await runningBot();
  await discord.command({ query });
  expect(calls[0]?.line).toBe(line);
});
