import { expect, test } from "vitest";
import { once } from "../../../src/adapters/slack/once.ts";
import { refusalOf } from "../../../src/adapters/slack/signature.ts";
import { SIGNING_SECRET, signed } from "../../fakes/slack/http-door.ts";

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

test("a signed request acts once for as long as its signature is good, whenever it comes", async () => {
  const stamp = Date.parse("2026-05-03T09:00:00Z");
  const { body, headers } = signed("a", "text/plain", new Date(stamp));
  const request = {
    body: Buffer.from(body),
    signature: headers["x-slack-signature"],
    timestamp: headers["x-slack-request-timestamp"],
  };
  const taken = (ms: number) => refusalOf(request, SIGNING_SECRET, new Date(stamp + ms)) === undefined;
  const goodFrom = [...Array(1000).keys()].map((s) => (s - 500) * 1000).find(taken) ?? Number.NaN;
  const goodUntil = [...Array(1_000_000).keys()].findLast((ms) => taken(ms)) ?? Number.NaN;
  expect([goodFrom, goodUntil]).toEqual([-60_000, 300_999]);
  for (let begun = 0; begun <= 900_000; begun += 100) {
    let now = stamp + goodFrom - begun;
    let runs = 0;
    const run = once<void>({ now: () => new Date(now) });
    const arrives = (ms: number) => {
      now = stamp + ms;
      return run("a", async () => {
        runs += 1;
      });
    };
    await arrives(goodFrom);
    await arrives(goodUntil);
    expect(runs, `begun ${begun} ms before`).toBe(1);
  }
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
