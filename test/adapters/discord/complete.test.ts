import { expect, test } from "vitest";
import { choicesOf } from "../../../src/adapters/discord/complete.ts";
import { choicesProblems } from "../../fakes/discord/command-rules.ts";
import { runningBot } from "./running-bot.ts";

test("what is typed is completed from the product's suggestions", async () => {
  const asked: [string, number][] = [];
  const { discord } = await runningBot({
    complete(line, limit) {
      asked.push([line, limit]);
      return [{ label: "Moore Threads (摩尔线程)", line: "moore-threads" }];
    },
  });
  expect(await discord.autocomplete("moor")).toEqual([{ name: "Moore Threads (摩尔线程)", value: "moore-threads" }]);
  expect(asked).toEqual([["moor", 25]]);
});

test("nothing to suggest is an empty list", async () => {
  const { discord } = await runningBot();
  expect(await discord.autocomplete("zzz")).toEqual([]);
});

test("a completion that fails is logged, and the bot goes on", async () => {
  const { discord, log } = await runningBot({
    complete() {
      throw new Error("the index is gone");
    },
  });
  discord.type("moor");
  await discord.command({ query: "huawei" });
  expect(log.filter(({ level }) => level === "error")).toEqual([
    { level: "error", message: "Could not answer on Discord", fields: { error: "the index is gone" } },
  ]);
});

test("a completion that Discord no longer waits for is a debug line", async () => {
  const { discord, log } = await runningBot({
    complete() {
      discord.advance(3001);
      return [];
    },
  });
  discord.type("moor");
  await expect.poll(() => log.map(({ fields }) => fields)).toContainEqual(expect.objectContaining({ code: 10062 }));
  expect(log.filter(({ level }) => level === "error")).toEqual([]);
});

test("labels are cut, lines never are", () => {
  const choices = choicesOf([
    { label: "摩".repeat(200), line: "moore-threads" },
    { label: "", line: "huawei" },
    { label: "too long", line: "x".repeat(101) },
    { label: "nothing", line: " " },
    { label: "again", line: "huawei" },
    ...Array.from({ length: 40 }, (_, i) => ({ label: `n${i}`, line: `line ${i}` })),
  ]);
  expect(choicesProblems(choices)).toEqual([]);
  expect(choices).toHaveLength(25);
  expect(choices[0]).toEqual({ name: `${"摩".repeat(99)}…`, value: "moore-threads" });
  expect(choices.map(({ value }) => value)).not.toContain("x".repeat(101));
});
