import { expect, onTestFinished, test, vi } from "vitest";
import { startSlack } from "../../../src/adapters/slack/start.ts";
import { StartError } from "../../../src/adapters/start-error.ts";
import { APP_TOKEN, BOT_TOKEN, fakeSlack } from "../../fakes/slack/fake-slack.ts";
import { amwThat } from "../../samples/hand-made-amw.ts";
import { SAMPLES } from "../../samples/messages.ts";
import { connected, recordingLog } from "./front-end.ts";

const answer = () => {
  const { done } = SAMPLES;
  if (!done) throw new Error("no sample");
  return done;
};

async function failing(config: { botToken?: string; appToken?: string; apiUrl?: string }, prepare = (_: Slack) => {}) {
  const slack = await fakeSlack();
  onTestFinished(() => slack.close());
  prepare(slack);
  const { log, logged } = recordingLog();
  const amw = amwThat({ answer: async () => answer() });
  const clock = { now: () => new Date("2026-05-03T09:00:00Z") };
  const starting = startSlack({
    amw,
    log,
    clock,
    config: { botToken: BOT_TOKEN, appToken: APP_TOKEN, apiUrl: slack.apiUrl, connectWithinMs: 200, ...config },
  });
  const error = await starting.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof StartError)) throw new Error(`expected a StartError, got ${error}`);
  return { error, logged: JSON.stringify(logged) };
}
type Slack = Awaited<ReturnType<typeof fakeSlack>>;

test("a wrong bot token is named, with what to do", async () => {
  const { error, logged } = await failing({ botToken: "xoxb-1-wrong" });
  expect(error.variable).toBe("SLACK_BOT_TOKEN");
  expect(error.message).toBe(
    "Slack refused SLACK_BOT_TOKEN (invalid_auth). Copy the Bot User OAuth Token (xoxb-…) again from your app's page OAuth & Permissions.",
  );
  expect(logged).not.toContain("xoxb-1-wrong");
});

test("a wrong app token is named, with what to do, and does not hang", async () => {
  const { error, logged } = await failing({ appToken: "xapp-1-wrong" });
  expect(error.variable).toBe("SLACK_APP_TOKEN");
  expect(error.message).toBe(
    "Slack refused SLACK_APP_TOKEN (not_allowed_token_type). Under Basic Information, generate an app-level token (xapp-…) with the scope connections:write and copy it again.",
  );
  expect(logged).not.toContain("xapp-1-wrong");
});

test("Socket Mode switched off is told apart from a wrong token", async () => {
  const { error } = await failing({}, (slack) =>
    slack.next("apps.connections.open", { body: { ok: false, error: "socket_mode_disabled" } }),
  );
  expect(error.message).toContain("Check that the app is installed and that Socket Mode is on");
});

test("a Slack that does not answer is given up on in time", async () => {
  const { error } = await failing({}, (slack) => slack.next("auth.test", { hang: true }));
  expect(error.variable).toBe("SLACK_API_URL");
  expect(error.message).toMatch(/^Slack could not be reached at http:\/\/127\.0\.0\.1:\d+\/api\/ \(.+\)\. Check this/);
});

test("a Slack that is not there is named", async () => {
  const { error } = await failing({ apiUrl: "http://127.0.0.1:1/api" });
  expect(error.message).toContain("http://127.0.0.1:1/api/");
});

test("a socket without Slack's hello is given up on in time", async () => {
  const { error } = await failing({}, (slack) => slack.muteNextSocket());
  expect(error.message).toContain("the connection closed before Slack said hello");
});

test("is ready while connected, and comes back at once when Slack asks to connect anew", async () => {
  const { slack, front } = await connected(answer);
  expect(front.ready()).toEqual({ ok: true });
  const again = slack.nextConnection();
  slack.refresh();
  await again;
  await vi.waitFor(() => expect(front.ready()).toEqual({ ok: true }));
  expect((await slack.say("/amw watch huawei")).text).toContain("You now watch Huawei");
  expect(slack.calls).toEqual(["auth.test", "apps.connections.open", "apps.connections.open"]);
});

test("comes back after a lost connection and a failed attempt, and says so meanwhile", async () => {
  const { slack, front, logged } = await connected(answer);
  slack.next("apps.connections.open", { status: 503, body: {} });
  const again = slack.nextConnection();
  slack.drop();
  await vi.waitFor(() =>
    expect(front.ready()).toEqual({
      ok: false,
      reason: "AMW lost its connection to Slack at 2026-05-03T09:00:00.000Z and is reconnecting.",
    }),
  );
  await again;
  await vi.waitFor(() => expect(front.ready()).toEqual({ ok: true }), { timeout: 5000 });
  expect(logged.map(({ text }) => text).join()).toContain("Could not reconnect to Slack yet");
});

test("stops while it is reconnecting", async () => {
  const { slack, front } = await connected(answer);
  slack.next("apps.connections.open", { status: 503, body: {} });
  slack.drop();
  await vi.waitFor(() => expect(front.ready().ok).toBe(false));
  await vi.waitFor(() => expect(slack.calls.filter((call) => call === "apps.connections.open")).toHaveLength(2));
  await front.stop();
  expect(slack.isConnected).toBe(false);
});

test("no token reaches the log", async () => {
  const { slack, front, logged } = await connected(answer);
  await slack.say("/amw watch huawei");
  await front.stop();
  expect(JSON.stringify(logged)).not.toMatch(/xoxb|xapp|ticket/);
});
