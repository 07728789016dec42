import { expect, it, type TestContext, vi } from "vitest";
import { textOf } from "../fakes/discord/exchange.ts";
import { fakeDiscord } from "../fakes/discord/fake-discord.ts";
import type { Fault } from "../fakes/discord/rest.ts";
import { fakeSlack } from "../fakes/slack/fake-slack.ts";
import { settingsFor } from "./both.ts";
import { runProgram } from "./running-program.ts";

/** The program on both, busy on both when it is told to stop; gives how it ended and how long that took. */
async function busyWhenStopped(
  slow: { readonly slack: object; readonly discord: Fault },
  { onTestFinished }: TestContext,
) {
  const [slack, discord] = await Promise.all([fakeSlack(), fakeDiscord()]);
  onTestFinished(() => Promise.all([slack.close(), discord.close()]).then(() => {}));
  const program = await runProgram(settingsFor({ slack, discord }));
  slack.next("chat.postMessage", slow.slack);
  discord.fault("callback", slow.discord);
  await slack.event("app_mention", { text: "<@U0> moore-threads" });
  const exchange = discord.ask({ query: "moore-threads" });
  await vi.waitFor(() => {
    expect(slack.calls).toContain("chat.postMessage");
    // Objects until a request has met the fault.
    discord.verify();
  });
  const asked = performance.now();
  const code = await program.stop();
  return { slack, exchange, code, ms: performance.now() - asked, output: program.output() };
}

it.concurrent("answers on both what is in flight when it is told to stop, and ends with 0", async (test) => {
  const { slack, exchange, code, ms } = await busyWhenStopped(
    {
      slack: { afterMs: 700 },
      discord: { delayMs: 700, afterEffect: false },
    },
    test,
  );
  expect(code).toBe(0);
  expect(ms).toBeGreaterThan(400);
  expect(ms).toBeLessThan(10_000);
  expect(slack.web.posted.map(({ text }) => text).join()).toContain("Moore Threads");
  expect(textOf(exchange.message)).toContain("Moore Threads");
}, 30_000);

it.concurrent("ends within 10 s even where neither platform answers", async (test) => {
  const { code, ms, output } = await busyWhenStopped({ slack: { hang: true }, discord: "silence" }, test);
  expect(code).toBe(0);
  expect(ms).toBeLessThan(10_000);
  // Every call has a time limit of its own, which ends before the wait for it does.
  expect(output).toContain("Slack did not say whether it posted an answer");
}, 30_000);
