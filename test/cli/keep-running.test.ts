import { expect, test } from "vitest";
import type { FrontEnd } from "../../src/adapters/front-end.ts";
import { StartError } from "../../src/adapters/start-error.ts";
import { keepRunning } from "../../src/cli/keep-running.ts";
import type { Log } from "../../src/core/ports.ts";

const SENTENCE = "Slack refused SLACK_BOT_TOKEN. Copy it again.";
const refused = (): Promise<FrontEnd> => Promise.reject(new StartError("SLACK_BOT_TOKEN", SENTENCE));

/** A front end that ends when told to. */
function sample() {
  let end: (error: StartError) => void = () => {};
  const front = {
    stops: 0,
    ready: () => ({ ok: true }) as const,
    ended: new Promise<StartError>((resolve) => {
      end = resolve;
    }),
    stop: async () => {
      front.stops++;
    },
  };
  return { front, end: (sentence: string) => end(new StartError("X", sentence)) };
}

function kept(attempts: (() => Promise<FrontEnd>)[], lifeMs = 0) {
  const pauses: number[] = [];
  const errors: string[] = [];
  const log: Log = {
    debug: () => {},
    info: () => {},
    warn: () => {},
    error: (message) => void errors.push(message),
  };
  let now = 0;
  let starts = 0;
  const keeping = keepRunning({
    name: "slack",
    log,
    clock: {
      now: () => {
        now += lifeMs / 2 + 1;
        return new Date(now);
      },
    },
    start: () => attempts[starts++]?.() ?? new Promise<FrontEnd>(() => {}),
    pauseAfter: (failures) => {
      pauses.push(failures);
      return 1;
    },
  });
  return { keeping, pauses, errors, starts: () => starts };
}

test("what starts is ready, and stops once", async () => {
  const { front } = sample();
  const { keeping } = kept([async () => front]);
  expect(keeping.ready()).toEqual({ ok: false, reason: "still connecting" });
  await keeping.tried;
  expect(keeping.ready()).toEqual({ ok: true });
  expect(keeping.current()).toBe(front);
  await keeping.stop();
  expect(front.stops).toBe(1);
});

test("what cannot start says why, tries again with longer pauses, and comes up", async () => {
  const { front } = sample();
  const { keeping, pauses, errors } = kept([refused, refused, refused, async () => front]);
  await keeping.tried;
  expect(keeping.ready()).toEqual({ ok: false, reason: SENTENCE });
  await expect.poll(() => keeping.ready()).toEqual({ ok: true });
  expect(pauses).toEqual([1, 2, 3]);
  expect(errors).toEqual(Array(3).fill(`slack is not connected: ${SENTENCE}`));
  await keeping.stop();
});

test("what ends is stopped, named and started again", async () => {
  const [first, second] = [sample(), sample()];
  const { keeping, errors, starts } = kept([async () => first.front, async () => second.front]);
  await keeping.tried;
  first.end("Discord closed the connection.");
  await expect.poll(starts).toBe(2);
  await expect.poll(() => keeping.current()).toBe(second.front);
  expect(first.front.stops).toBe(1);
  expect(errors).toEqual(["slack is not connected: Discord closed the connection."]);
  await keeping.stop();
});

test("after a long steady run the pauses begin anew", async () => {
  const samples = Array.from({ length: 3 }, sample);
  const { keeping, pauses } = kept(
    samples.map(({ front, end }) => async () => {
      end("Gone.");
      return front;
    }),
    200_000,
  );
  await expect.poll(() => pauses).toEqual([1, 1, 1]);
  await keeping.stop();
});

test("stopping ends the wait for another try", async () => {
  const { keeping, starts } = kept([refused]);
  await keeping.tried;
  await keeping.stop();
  await new Promise((next) => setTimeout(next, 5));
  expect(starts()).toBeLessThanOrEqual(2);
});

test("what comes up after the stop is stopped, too", async () => {
  const { front } = sample();
  let up: (front: FrontEnd) => void = () => {};
  const { keeping } = kept([() => new Promise((resolve) => (up = resolve))]);
  await keeping.stop();
  up(front);
  await expect.poll(() => front.stops).toBe(1);
  expect(keeping.ready().ok).toBe(false);
});
