import { expect, onTestFinished, test, vi } from "vitest";
import { startSlack } from "../../../src/adapters/slack/start.ts";
import { StartError } from "../../../src/adapters/start-error.ts";
import { APP_TOKEN, BOT_TOKEN, fakeSlack } from "../../fakes/slack/fake-slack.ts";
import { SIGNING_SECRET } from "../../fakes/slack/http-door.ts";
import { amwThat } from "../../samples/hand-made-amw.ts";
import { SAMPLES } from "../../samples/messages.ts";
import { connected, recordingLog, undrawable } from "./front-end.ts";

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
  const { error } = await failing({}, (slack) => slack.sockets.muteNext());
  expect(error.message).toContain("Slack did not say hello in time");
});

test("a Slack that is out of order is told at once, without the SDK's retries", async () => {
  const { error } = await failing({}, (slack) => slack.next("auth.test", { status: 503, body: {} }));
  expect(error.message).toContain("(HTTP 503)");
});

test("a socket that Slack closes before its hello is told with the reason", async () => {
  const { error } = await failing({}, (slack) => {
    slack.sockets.muteNext();
    const wait = setInterval(() => {
      if (slack.isConnected) slack.sockets.announceEnd("too_many_websockets");
    }, 5);
    onTestFinished(() => clearInterval(wait));
  });
  expect(error.message).toContain("Slack closed the connection at once: too_many_websockets");
});

test("without an app token or a signing secret there is no way to hear Slack", async () => {
  const { error } = await failing({ appToken: "" });
  expect(error.message).toBe("Set SLACK_APP_TOKEN for Socket Mode, or SLACK_SIGNING_SECRET for HTTP.");
});

test.each(["Socket Mode", "HTTP"])(
  "by %s, a token that is revoked while running is told with what to do, until it works",
  async (by) => {
    const config = { checkTokenEveryMs: 20, ...(by === "HTTP" ? { appToken: "", signingSecret: SIGNING_SECRET } : {}) };
    const { slack, front, logged } = await connected(answer, config);
    expect(front.ready()).toEqual({ ok: true });
    const refused = { body: { ok: false, error: "token_revoked" } };
    slack.next("auth.test", refused, refused, { status: 503, body: {} });
    const seen: string[] = [];
    await vi.waitFor(
      () => {
        const ready = front.ready();
        if (!ready.ok && seen.at(-1) !== ready.reason) seen.push(ready.reason);
        expect([seen.length, ready.ok]).toEqual([2, true]);
      },
      { interval: 2 },
    );
    expect(seen[0]).toBe(
      "Slack refused SLACK_BOT_TOKEN (token_revoked). Copy the Bot User OAuth Token (xoxb-…) again from your app's page OAuth & Permissions.",
    );
    expect(seen[1]).toContain("(HTTP 503)");
    expect(logged.filter(({ text }) => text.includes("token_revoked"))).toHaveLength(1);
  },
);

test("an answer that cannot be drawn is an empty ack and an apology", async () => {
  const { slack, logged } = await connected(undrawable);
  expect((await slack.sayInVain("/amw huawei")).text).toContain("reference");
  expect(logged.map(({ text }) => text).join()).toContain("it cannot be drawn");
});

test("no token reaches the log", async () => {
  const { slack, front, logged } = await connected(answer);
  await slack.say("/amw watch huawei");
  await front.stop();
  expect(JSON.stringify(logged)).not.toMatch(/xoxb|xapp|ticket/);
});
