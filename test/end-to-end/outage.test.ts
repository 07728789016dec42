import { expect, it, onTestFinished } from "vitest";
import { textOf } from "../fakes/discord/exchange.ts";
import { fakeDiscord } from "../fakes/discord/fake-discord.ts";
import { APP_TOKEN, BOT_TOKEN, fakeSlack } from "../fakes/slack/fake-slack.ts";
import { runProgram } from "./running-program.ts";

const readiness = async (url: string) => {
  const answer = await fetch(`${url}/readyz`);
  return `${answer.status} ${(await answer.text()).trim()}`;
};

it("names a refused token with the next step, serves the other platform meanwhile, and connects when it can", async () => {
  const [slack, discord] = await Promise.all([fakeSlack(), fakeDiscord()]);
  onTestFinished(() => Promise.all([slack.close(), discord.close()]).then(() => {}));
  slack.next("auth.test", { body: { ok: false, error: "invalid_auth" } }, { status: 503, body: {} });
  const program = await runProgram(
    {
      SLACK_BOT_TOKEN: BOT_TOKEN,
      SLACK_APP_TOKEN: APP_TOKEN,
      SLACK_API_URL: slack.apiUrl,
      DISCORD_TOKEN: discord.token,
      DISCORD_API_URL: discord.apiUrl,
    },
    "goes on trying to connect what is missing",
  );
  expect(await readiness(program.url)).toMatch(
    /^503 not ready\nslack: Slack refused SLACK_BOT_TOKEN \(invalid_auth\)\. Copy the Bot User OAuth Token [^\n]+$/,
  );
  const { message } = await discord.command({ query: "moore-threads" });
  expect(textOf(message)).toContain("Moore Threads");
  await expect.poll(() => readiness(program.url), { timeout: 15_000 }).toBe("200 ready");
  expect((await slack.say("moore-threads")).text).toContain("Moore Threads");
  expect(program.output()).toContain("slack is not connected: Slack could not be reached");
  expect(await program.stop()).toBe(0);
});

it("stops at once while a platform cannot be reached", async () => {
  const program = await runProgram(
    { DISCORD_TOKEN: "MTIzNDU2Nzg5.fake.token-of-the-bot", DISCORD_API_URL: "http://127.0.0.1:1/api" },
    "goes on trying to connect what is missing",
  );
  expect(await readiness(program.url)).toContain("discord: Discord could not be reached at http://127.0.0.1:1/api");
  const from = Date.now();
  expect(await program.stop()).toBe(0);
  expect(Date.now() - from).toBeLessThan(9_000);
});
