import { expect, test } from "vitest";
import { z } from "zod";
import { structuredRoots } from "../../../src/adapters/discord/roots.ts";
import type { Caller } from "../../../src/core/amw.ts";
import { type Command, defineCommand } from "../../../src/core/command/declare.ts";
import { type Checked, type Filled, filledIn, formOf } from "../../../src/core/command/form.ts";
import { route } from "../../../src/core/command/route.ts";
import { tokenize } from "../../../src/core/command/tokens.ts";
import { typeInto, use, useUnknown } from "../../fakes/discord/commands.ts";
import { buttonOf, isEphemeral, textOf } from "../../fakes/discord/exchange.ts";
import { modalOf, shownIn, submit } from "../../fakes/discord/modals.ts";
import { BORIS, CHANNEL, GUILD } from "../../fakes/discord/world.ts";
import { runningBot, says } from "./running-bot.ts";
import { SAMPLE_COMMANDS, WATCH_ADD } from "./sample-commands.ts";

const commandNamed = (name: string) => SAMPLE_COMMANDS.find((one) => one.name === name) ?? WATCH_ADD;
const filledAs = ({ line, problems }: Checked): Filled =>
  Object.keys(problems).length === 0 ? { line } : { problems, typed: line };
const formIn = (line: string) => {
  const tokens = tokenize(line);
  const { command, words } = route(tokens, SAMPLE_COMMANDS);
  return formOf(command, { words, flags: tokens.flags });
};
const core = {
  filled: async (name: string, values: Readonly<Record<string, string>>) =>
    filledAs(filledIn(commandNamed(name), values)),
  form: async (line: string) => formIn(line),
  fields: (line: string) => formIn(line).fields,
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

/** A command as those of digests are declared. */
const SUBSCRIBE: Command = defineCommand({
  name: "digest subscribe",
  root: "digest",
  help: "A digest for this channel",
  permission: "anyone",
  examples: ["/amw digest subscribe"],
  title: "Subscribe",
  also: [{ label: "Send a test", command: "digest test" }],
  args: {
    tag: {
      kind: "text",
      help: "Tags",
      example: "listing",
      suggest: "tag",
      several: true,
      schema: z.string().optional(),
    },
    at: { kind: "time", help: "When", example: "09:00", schema: z.string({ error: "Say when." }) },
    days: {
      kind: "text",
      help: "Days",
      example: "weekdays",
      choices: ["daily", "mon"],
      choiceLabels: { daily: "Every day" },
      several: true,
      schema: z.string().optional(),
    },
    shown: {
      kind: "choice",
      help: "What is shown",
      example: "lead",
      choices: ["lead", "brief", "minor"],
      choiceLabels: { lead: "Leads" },
      several: true,
      schema: z.string().optional(),
    },
    quiet: {
      kind: "choice",
      help: "On a quiet day",
      example: "say",
      choices: ["say", "skip"],
      choiceLabels: { say: "Say so", skip: "Post nothing" },
      schema: z.string().optional(),
    },
    digest: { kind: "text", help: "Which", example: "morning", suggest: "subscription", schema: z.string().optional() },
  },
  hint: ({ at }) => `It would come at ${at}.`,
  run: () => says("Subscribed", { tone: "done" }),
});

test("options are chosen from a short list by what people read, and completed where more can be written", () => {
  const [root] = structuredRoots([SUBSCRIBE]);
  expect(root).toMatchObject({ name: "amw-digest", contexts: [0, 1] });
  expect(root).not.toHaveProperty("default_member_permissions");
  const [command] = root?.options ?? [];
  const options = command && "options" in command ? (command.options ?? []) : [];
  expect(options.map(({ name, required }) => [name, required])).toEqual([
    ["at", true],
    ["tag", false],
    ["days", false],
    ["shown", false],
    ["quiet", false],
    ["digest", false],
  ]);
  const choices = options.map((option) => ("choices" in option ? option.choices?.map(({ name }) => name) : undefined));
  expect(choices).toEqual([undefined, undefined, undefined, undefined, ["Say so", "Post nothing"], undefined]);
  const completed = options.map((option) => "autocomplete" in option && option.autocomplete === true);
  expect(completed).toEqual([false, true, true, true, false, true]);
});

test("a list goes on after its last comma, and shows what is in it already", async () => {
  const { discord } = await runningBot({
    commands: [SUBSCRIBE],
    complete: (line) => [{ label: "listing", line: `${line.slice(0, line.lastIndexOf(",") + 1)}listing` }],
  });
  expect(await typeInto(discord, "amw-digest subscribe", { tag: "funding,li" })).toEqual([
    { name: "funding,listing", value: "funding,listing" },
  ]);
});

test("a digest is named by those that the channel has", async () => {
  const asked: Caller[] = [];
  const { discord } = await runningBot({
    commands: [SUBSCRIBE],
    amw: {
      async subscriptions(caller) {
        asked.push(caller);
        return ["morning", "Evening", "monthly"].map((name) => ({ label: `${name} · daily`, line: name }));
      },
    },
  });
  expect(await typeInto(discord, "amw-digest subscribe", { digest: "Mo" }, { user: BORIS })).toEqual([
    { name: "morning · daily", value: "morning" },
    { name: "monthly · daily", value: "monthly" },
  ]);
  expect(asked).toEqual([
    expect.objectContaining({ channel: CHANNEL, space: GUILD, surface: "discord", manages: false }),
  ]);
});

test("a form chooses several, and its answer has what a modal has no room for", async () => {
  const form = async (line: string) => {
    const { words, flags } = tokenize(line);
    const formed = formOf(SUBSCRIBE, { words: words.slice(2), flags });
    return {
      ...formed,
      fields: formed.fields.map((field) => (field.name === "at" ? { ...field, value: "09:00" } : field)),
    };
  };
  const { discord, calls } = await runningBot({
    amw: {
      form,
      filled: async (name, values) => {
        const filled = filledAs(filledIn(SUBSCRIBE, values));
        return filled.line === undefined ? filled : { line: filled.line.replace("digest subscribe", name) };
      },
      hint: async (name, values) => `${name} would come at ${values.at}.`,
    },
    answer: ({ line }) =>
      line === "start"
        ? says("Start", {
            actions: [{ kind: "form", label: "Subscribe", line: "digest subscribe --shown lead,minor" }],
          })
        : says("Subscribed"),
  });
  const { message } = await discord.command({ query: "start" });
  const modal = modalOf(await discord.press(buttonOf(message, "Subscribe")));
  expect(shownIn(modal)).toMatchObject({ At: "09:00", Shown: "lead,minor" });
  const { message: answer } = await submit(discord, modal, { At: "10:00", Shown: "brief,minor" });
  expect(calls.at(-1)?.line).toBe("digest subscribe --at 10:00 --shown brief,minor");
  expect(textOf(answer)).toContain("digest subscribe would come at 10\\:00.");
  await discord.press(buttonOf(answer, "Send a test"));
  expect(calls.at(-1)?.line).toBe("digest test --at 10:00 --shown brief,minor");
});
