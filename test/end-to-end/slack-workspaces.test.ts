import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { Browser } from "../adapters/slack/oauth-front-end.ts";
import { APP_TOKEN, fakeSlack } from "../fakes/slack/fake-slack.ts";
import { SIGNING_SECRET } from "../fakes/slack/http-door.ts";
import { CLIENT } from "../fakes/slack/oauth.ts";
import { runProgram } from "./running-program.ts";

const STATE_SECRET = "a-state-secret-of-the-tests";
const OAUTH = {
  SLACK_CLIENT_ID: CLIENT.clientId,
  SLACK_CLIENT_SECRET: CLIENT.clientSecret,
  SLACK_STATE_SECRET: STATE_SECRET,
};

async function newSlack() {
  const slack = await fakeSlack();
  onTestFinished(() => slack.close());
  const data = mkdtempSync(join(tmpdir(), "amw-e2e-"));
  onTestFinished(() => rmSync(data, { recursive: true, force: true }));
  return { slack, env: { ...OAUTH, SLACK_API_URL: slack.apiUrl, AMW_DATA_DIR: data } };
}
const one = { team: { id: "T11", name: "One" } };

it("lets a workspace install AMW while Slack's sockets are out of order, and answers there when they work", async () => {
  const { slack, env } = await newSlack();
  slack.next("apps.connections.open", { status: 503, body: {} });
  const program = await runProgram({ ...env, SLACK_APP_TOKEN: APP_TOKEN }, "goes on trying to connect what is missing");
  const page = await new Browser(program.url).install(slack.oauth.allow(one));
  expect([page.status, page.text]).toEqual([200, expect.stringContaining("One has AMW now.")]);
  await expect.poll(async () => (await fetch(`${program.url}/readyz`)).status, { timeout: 10_000 }).toBe(200);
  expect((await slack.mention("@amw moore-threads", { team: "T11" })).text).toContain("Moore Threads");
  expect(slack.postedWith).toEqual([{ token: slack.oauth.tokenOf("T11"), channel: "C1" }]);
  expect(await program.stop()).toBe(0);
});

it("is ready by HTTP at once, and knows its workspaces after a restart, without a secret in the log", async () => {
  const { slack, env } = await newSlack();
  const before = await runProgram({ ...env, SLACK_SIGNING_SECRET: SIGNING_SECRET });
  await new Browser(before.url).install(slack.oauth.allow(one));
  expect(await before.stop()).toBe(0);
  const after = await runProgram({ ...env, SLACK_SIGNING_SECRET: SIGNING_SECRET });
  slack.callAt(`${after.url}/slack/events`);
  expect((await slack.say("moore-threads", { team: "T11" })).text).toContain("Moore Threads");
  expect(await after.stop()).toBe(0);
  const secrets = [slack.oauth.tokenOf("T11"), CLIENT.clientSecret, STATE_SECRET, SIGNING_SECRET];
  for (const secret of secrets) expect(`${before.output()}${after.output()}`).not.toContain(secret);
  expect(before.output()).toContain("A workspace installed AMW");
});
