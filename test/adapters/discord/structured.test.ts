import { expect, test } from "vitest";
import type { Filled } from "../../../src/core/command/form.ts";
import { filledIn, formOf } from "../../../src/core/command/form.ts";
import { route } from "../../../src/core/command/route.ts";
import { tokenize } from "../../../src/core/command/tokens.ts";
import { typeInto, use, useUnknown } from "../../fakes/discord/commands.ts";
import { buttonOf, isEphemeral, textOf } from "../../fakes/discord/exchange.ts";
import { modalOf, shownIn } from "../../fakes/discord/modals.ts";
import { runningBot } from "./running-bot.ts";
import { SAMPLE_COMMANDS, WATCH_ADD } from "./sample-commands.ts";

const commandNamed = (name: string) => SAMPLE_COMMANDS.find((one) => one.name === name) ?? WATCH_ADD;
const core = {
  filled: (name: string, values: Readonly<Record<string, string>>): Filled => filledIn(commandNamed(name), values),
  form(line: string) {
    const tokens = tokenize(line);
    const { command, words } = route(tokens, SAMPLE_COMMANDS);
    return formOf(command, { words, flags: tokens.flags });
  },
};
const structuredBot = (options: Parameters<typeof runningBot>[0] = {}) =>
  runningBot({ commands: SAMPLE_COMMANDS, amw: core, ...options });

test("a subcommand is answered as the line that it says, to the asker alone", async () => {
  const { discord, calls } = await structuredBot();
  const { callback, message } = await use(discord, "amw-watch add", {
    player: "Moore Threads",
    "min-novelty": "2",
    segment: "high bandwidth memory",
    most: 5,
  });
  expect(callback?.type).toBe(4);
  expect(isEphemeral(message)).toBe(true);
  expect(calls.map(({ line }) => line)).toEqual([
    'watch add Moore Threads --min-novelty 2 --segment "high bandwidth memory" --most 5',
  ]);
});

test("a subcommand without options is answered", async () => {
  const { discord, calls } = await structuredBot();
  await use(discord, "amw-watch watches");
  expect(calls.map(({ line }) => line)).toEqual(["watches"]);
});

test("what cannot be is one sentence a field, and the form holds what was given", async () => {
  const { discord, calls } = await structuredBot();
  const { message } = await use(discord, "amw-watch add", { player: "huawei", "min-novelty": "9" });
  expect(textOf(message)).toContain("Write 1, 2 or 3.");
  expect(isEphemeral(message)).toBe(true);
  expect(calls).toEqual([]);
  const modal = modalOf(await discord.press(buttonOf(message, "Change it")));
  expect(shownIn(modal)).toMatchObject({ Player: "huawei", "Min novelty": "9" });
});

test("an option is completed with its values, not with lines", async () => {
  const asked: string[] = [];
  const { discord } = await structuredBot({
    complete(line) {
      asked.push(line);
      return [
        { label: "Moore Threads", line: `${line}threads` },
        { label: "Two words", line: line.replace("moo", '"two words"') },
        { label: "--share · Shares it", line: `${line.replace("moo", "")}--share 0.5` },
        { label: "another line", line: "latest" },
      ];
    },
  });
  expect(await typeInto(discord, "amw-watch add", { player: "moo" })).toEqual([
    { name: "Moore Threads", value: "moothreads" },
    { name: "Two words", value: '"two words"' },
  ]);
  expect(await typeInto(discord, "amw-watch add", { player: "huawei", segment: "moo" })).toContainEqual({
    name: "Two words",
    value: "two words",
  });
  expect(asked).toEqual(["watch add moo", "watch add --segment moo"]);
});

test.each([
  ["a subcommand", "amw-watch gone"],
  ["a root", "amw-digest list"],
] as const)("%s that a Discord still shows and AMW no longer has gets a sentence", async (_, path) => {
  const { discord, calls } = await structuredBot();
  const { message } = await use(discord, path);
  expect(textOf(message)).toContain("reload Discord");
  expect(isEphemeral(message)).toBe(true);
  expect(calls).toEqual([]);
  expect(await typeInto(discord, path, { player: "moo" })).toEqual([]);
});

test.each([
  ["gone", 1],
  ["Gone", 2],
  ["Gone", 3],
  ["amw", 1],
] as const)("the command %s of type %i, which AMW does not have so, gets a sentence", async (name, type) => {
  const { discord, log } = await structuredBot();
  const { message } = await useUnknown(discord, name, type);
  expect(textOf(message)).toContain("reload Discord");
  expect(log.filter(({ level }) => level === "error")).toEqual([]);
});
