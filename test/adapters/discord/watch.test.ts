import { afterAll, beforeAll, expect, test } from "vitest";
import { declaredCommands } from "../../../src/adapters/discord/register.ts";
import { COMMANDS } from "../../../src/core/commands/all.ts";
import { typeInto, use } from "../../fakes/discord/commands.ts";
import { isEphemeral, textOf } from "../../fakes/discord/exchange.ts";
import { type SampleAmw, sampleAmw } from "../../samples/knowledge-store.ts";
import { runningBot } from "./running-bot.ts";

let sample: SampleAmw;
beforeAll(async () => {
  sample = await sampleAmw();
});
afterAll(() => sample.close());

test("watches have a root of their own, with the words that people expect there", () => {
  const root = declaredCommands(COMMANDS).find((one) => "name" in one && one.name === "amw-watch");
  const options = (root && "options" in root ? root.options : undefined) ?? [];
  expect(options.map(({ name }) => name)).toEqual(["add", "remove", "list", "mute", "unmute"]);
});

test("by its root somebody watches, mutes, lists and stops", async () => {
  const { discord } = await runningBot({
    commands: COMMANDS,
    amw: sample.amw,
    answer: sample.amw.answer,
    complete: sample.amw.complete,
  });
  const say = async (command: `amw-watch ${string}`, options: Record<string, string> = {}) => {
    const { message } = await use(discord, command, options);
    expect(isEphemeral(message)).toBe(true);
    return textOf(message);
  };
  expect(await say("amw-watch add", { who: "摩尔线程 huawei" })).toContain(
    "You now watch Moore Threads (摩尔线程) and Huawei (华为).",
  );
  expect(await say("amw-watch mute", { who: "huawei", for: "2 days" })).toContain("Muted Huawei (华为) for 2 days");
  expect(await say("amw-watch list")).toMatch(/Huawei[\s\S]*muted, ends[\s\S]*Moore Threads/);
  expect(await say("amw-watch unmute")).toContain("AMW writes to you again about everything that you watch.");
  expect(await say("amw-watch remove", { who: "all" })).toContain("You no longer watch");
  expect(await say("amw-watch list")).toContain("You watch nothing yet.");
});

test("names are completed", async () => {
  const { discord } = await runningBot({
    commands: COMMANDS,
    amw: sample.amw,
    answer: sample.amw.answer,
    complete: sample.amw.complete,
  });
  const choices = await typeInto(discord, "amw-watch add", { who: "hua" });
  expect(choices).toContainEqual({ name: "Huawei (华为)", value: "huawei" });
});
