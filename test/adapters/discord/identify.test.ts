import { expect, test } from "vitest";
import { IDENTIFIES_AN_HOUR, identifyThrottle } from "../../../src/adapters/discord/identify.ts";

const HOUR_MS = 3_600_000;
const open = new AbortController().signal;

/** A throttle on a clock of its own, and how often it gave up. */
function throttled(slots = 1) {
  let now = 0;
  let gaveUp = 0;
  const throttle = identifyThrottle(slots, { now: () => new Date(now) }, () => {
    gaveUp += 1;
  });
  return {
    throttle,
    gaveUp: () => gaveUp,
    advance(ms: number) {
      now += ms;
    },
  };
}

/** Whether the shard may identify without a wait. */
const atOnce = (waiting: Promise<void>): Promise<boolean> =>
  Promise.race([waiting.then(() => true), new Promise<boolean>((resolve) => setTimeout(resolve, 20, false))]);

test("one slot takes one identify in five seconds, another slot one beside it", async () => {
  const { throttle, advance } = throttled(2);
  const stop = new AbortController();
  expect(await atOnce(throttle.waitForIdentify(0, open))).toBe(true);
  expect(await atOnce(throttle.waitForIdentify(1, open))).toBe(true);
  const second = throttle.waitForIdentify(2, stop.signal);
  expect(await atOnce(second)).toBe(false);
  stop.abort();
  await expect(second).rejects.toThrow("aborted");
  advance(5500);
  expect(await atOnce(throttle.waitForIdentify(0, open)), "an aborted wait takes no turn").toBe(true);
});

test("a connection that is thrown out again and again stops before Discord resets the token", async () => {
  const { throttle, advance, gaveUp } = throttled();
  for (let n = 0; n < IDENTIFIES_AN_HOUR; n++) {
    expect(await atOnce(throttle.waitForIdentify(0, open))).toBe(true);
    advance(6000);
  }
  expect(gaveUp()).toBe(0);
  expect(await atOnce(throttle.waitForIdentify(0, open))).toBe(false);
  expect(gaveUp()).toBe(1);
  advance(HOUR_MS);
  expect(await atOnce(throttle.waitForIdentify(0, open))).toBe(true);
});
