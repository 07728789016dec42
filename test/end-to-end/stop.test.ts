import { describe, it, type TestContext } from "vitest";
import { textOf } from "../fakes/discord/exchange.ts";
import { fakeDiscord } from "../fakes/discord/fake-discord.ts";
import { slowDown } from "../fakes/discord/traffic.ts";
import { fakeSlack } from "../fakes/slack/fake-slack.ts";
import { type Both, settingsFor } from "./both.ts";
import { runProgram } from "./running-program.ts";

/** The program on both platforms, which end with the test. */
async function running({ onTestFinished }: TestContext): Promise<Both> {
  const [slack, discord] = await Promise.all([fakeSlack(), fakeDiscord()]);
  onTestFinished(() => Promise.all([slack.close(), discord.close()]).then(() => {}));
  return { slack, discord, program: await runProgram(settingsFor({ slack, discord })) };
}

/** Tells the program to stop; gives how it ended and how long that took. */
async function stopped({ program }: Both) {
  const asked = performance.now();
  const code = await program.stop();
  return { code, ms: performance.now() - asked };
}

/** Mentions in one channel, of which each waits a second for the one before. */
async function busyInSlack({ slack }: Both, { expect }: TestContext) {
  for (const line of ["moore-threads", "huawei", "nvidia"]) await slack.event("app_mention", { text: `<@U0> ${line}` });
  await expect.poll(() => slack.web.posted).toHaveLength(1);
  return () => expect(slack.web.posted).toHaveLength(3);
}

/** A command whose answer Discord takes a second later only. */
async function busyInDiscord({ discord }: Both, { expect }: TestContext) {
  discord.fault("callback", slowDown(1));
  const exchange = discord.ask({ query: "moore-threads" });
  // It objects until a request has met the fault.
  await expect.poll(() => discord.verify()).toBeUndefined();
  return () => expect(textOf(exchange.message)).toContain("Moore Threads");
}

describe.concurrent("told to stop", { timeout: 40_000 }, () => {
  it.for([
    ["Slack", [busyInSlack]],
    ["Discord", [busyInDiscord]],
    ["both", [busyInSlack, busyInDiscord]],
  ] as const)("while it answers on %s, it ends the answer and then with 0", async ([, busy], test) => {
    const both = await running(test);
    const answers = await Promise.all(busy.map((begin) => begin(both, test)));
    const { code, ms } = await stopped(both);
    test.expect(code).toBe(0);
    test.expect(ms).toBeLessThan(10_000);
    for (const isAnswered of answers) isAnswered();
  });

  it("it ends within 10 s even where neither platform answers", async (test) => {
    const { expect } = test;
    const both = await running(test);
    const { slack, discord, program } = both;
    slack.next("chat.postMessage", { hang: true });
    discord.fault("callback", "silence");
    await slack.event("app_mention", { text: "<@U0> moore-threads" });
    discord.ask({ query: "moore-threads" });
    await expect.poll(() => slack.calls).toContain("chat.postMessage");
    await expect.poll(() => discord.verify()).toBeUndefined();
    const { code, ms } = await stopped(both);
    expect(code).toBe(0);
    expect(ms).toBeLessThan(10_000);
    // Every call has a time limit of its own, which ends before the wait for it does.
    expect(program.output()).toContain("Slack did not say whether it posted an answer");
  });
});
