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

test("an id is forgotten after some minutes", async () => {
  const { run, pass } = counting();
  await run("a");
  pass(4);
  expect(await run("a")).toBe(1);
  pass(2);
  expect(await run("a")).toBe(2);
});

test("many ids push out the oldest, and only those", async () => {
  const { run } = counting();
  for (let i = 0; i <= 500; i++) await run(`${i}`);
  expect(await run("0")).toBe(502);
  expect(await run("500")).toBe(501);
});
