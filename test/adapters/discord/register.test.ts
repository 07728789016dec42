import { expect, test } from "vitest";
import { z } from "zod";
import { declaredCommands } from "../../../src/adapters/discord/register.ts";
import { StartError } from "../../../src/adapters/start-error.ts";
import { type Command, defineCommand } from "../../../src/core/command/declare.ts";
import { COMMANDS } from "../../../src/core/commands/all.ts";
import { commandListProblems } from "../../fakes/discord/command-rules.ts";
import { ELSEWHERE, GUILD } from "../../fakes/discord/world.ts";
import { openDiscord, runningBot, says } from "./running-bot.ts";
import { ADMIN_RETRACT, SAMPLE_COMMANDS } from "./sample-commands.ts";

const namesOf = (commands: readonly object[]) => commands.map((one) => "name" in one && one.name);

test("the commands that AMW has now keep every limit", () => {
  expect(commandListProblems(declaredCommands(COMMANDS))).toEqual([]);
});

test("a root is there when a command belongs to it, and has no other", () => {
  expect(namesOf(declaredCommands([]))).toEqual(["amw", "Ask AMW about this", "Propose to AMW"]);
  expect(namesOf(declaredCommands([ADMIN_RETRACT]))).toEqual([
    "amw",
    "Ask AMW about this",
    "Propose to AMW",
    "amw-admin",
  ]);
  expect(declaredCommands(SAMPLE_COMMANDS).slice(2)).toMatchSnapshot();
});

test("declarations at and beyond every limit become commands that Discord takes", () => {
  const long = "long-".repeat(20);
  const huge = (i: number): Command =>
    defineCommand({
      name: `watch-${i}-${long}`,
      root: "watch",
      help: "摩".repeat(300),
      permission: "anyone",
      examples: [],
      args: Object.fromEntries(
        Array.from({ length: 40 }, (_, n) => [
          `arg${n}`,
          {
            kind: "choice",
            choices: Array.from({ length: 30 }, (_, c) => `${c}`),
            help: "h",
            example: "1",
            schema: n % 2 ? z.string() : z.string().optional(),
          },
        ]),
      ),
      run: () => says("huge"),
    });
  const problems = commandListProblems(declaredCommands(Array.from({ length: 40 }, (_, i) => huge(i))));
  expect(problems).toEqual([]);
});

test("several commands of several kinds are written once, and not again at the next start", async () => {
  const { discord, front } = await runningBot({ commands: SAMPLE_COMMANDS });
  expect(discord.commandWrites).toBe(1);
  expect(namesOf(discord.commands)).toEqual(["amw", "Ask AMW about this", "Propose to AMW", "amw-watch", "amw-admin"]);
  await front.stop();
  const again = await runningBot({ discord, commands: SAMPLE_COMMANDS });
  expect(discord.commandWrites).toBe(1);
  await again.front.stop();
  await runningBot({ discord, commands: [ADMIN_RETRACT] });
  expect(discord.commandWrites).toBe(2);
});

test("in development the commands are in one server alone, and no longer everywhere", async () => {
  const { discord, front } = await runningBot();
  await front.stop();
  const developing = await runningBot({ discord, config: { guildId: GUILD } });
  expect(namesOf(discord.guildCommands)).toEqual(["amw", "Ask AMW about this", "Propose to AMW"]);
  expect(discord.commands).toEqual([]);
  expect(discord.commandWrites).toBe(3);
  expect(developing.log).toContainEqual(
    expect.objectContaining({ level: "warn", message: expect.stringContaining("DISCORD_GUILD_ID is set") }),
  );
  expect(developing.log).toContainEqual(
    expect.objectContaining({
      message: "Connected to Discord",
      fields: expect.objectContaining({ elsewhere: "removed" }),
    }),
  );
  await developing.front.stop();
  const again = await runningBot({ discord, config: { guildId: GUILD } });
  expect(discord.commandWrites).toBe(3);
  await again.front.stop();
  const everywhere = await runningBot({ discord });
  expect(namesOf(discord.commands)).toEqual(["amw", "Ask AMW about this", "Propose to AMW"]);
  expect(discord.guildCommands).toEqual([]);
  expect(discord.commandWrites).toBe(5);
  await everywhere.front.stop();
  await runningBot({ discord });
  expect(discord.commandWrites).toBe(5);
});

test("a server where AMW has no commands of its own is no trouble", async () => {
  const discord = await openDiscord();
  discord.fault("read guild commands", { status: 403, body: { message: "Missing Access", code: 50001 } });
  const { log } = await runningBot({ discord });
  expect(log.filter(({ level }) => level === "error")).toEqual([]);
});

test("a server that AMW is not in ends the start with a sentence", async () => {
  const discord = await openDiscord();
  const started = runningBot({ discord, config: { guildId: ELSEWHERE } });
  await expect(started).rejects.toThrow(StartError);
  await expect(started).rejects.toMatchObject({
    variable: "DISCORD_GUILD_ID",
    message: `AMW is not in the Discord server ${ELSEWHERE} that DISCORD_GUILD_ID names. Add it to that server, correct the id, or leave the variable unset.`,
  });
  expect(discord.commandWrites).toBe(0);
});
