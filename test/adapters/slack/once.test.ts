import { expect, test } from "vitest";
import { once } from "../../../src/adapters/slack/once.ts";

function counting() {
  let now = Date.parse("2026-05-03T09:00:00Z");
  let runs = 0;
  const run = once<number>({ now: () => new Date(now) });
  return {
    run: (id: string) => run(id, async () => ++runs),
    pass: (minutes: number) => {
      now += minutes * 60_000;
    },
  };
}

test("a repeat gets the first outcome, another id its own", async () => {
  const { run } = counting();
  expect(await Promise.all([run("a"), run("a"), run("b")])).toEqual([1, 1, 2]);
});

test("an id is remembered while Slack may deliver again, and forgotten some minutes later", async () => {
  const { run, pass } = counting();
  await run("a");
  pass(11);
  expect(await run("a")).toBe(1);
  pass(2);
  expect(await run("a")).toBe(1);
  pass(12);
  expect(await run("a")).toBe(2);
});

test("of many, all ids are remembered but only the newest outcomes kept", async () => {
  const { run } = counting();
  for (let i = 0; i < 15_000; i++) await run(`${i}`);
  expect(await run("14900")).toBe(14_901);
  expect(run("14899")).toBeUndefined();
  expect(run("0")).toBeUndefined();
  expect(await run("new")).toBe(15_001);
});

test("more than can be remembered push out the oldest, half of them at a time", async () => {
  const { run } = counting();
  for (let i = 0; i < 40_001; i++) run(`${i}`);
  expect(run("20000")).toBeUndefined();
  expect(await run("0")).toBe(40_002);
});
