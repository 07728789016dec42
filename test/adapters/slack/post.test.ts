import { webApi } from "@slack/bolt";
import { expect, onTestFinished, test } from "vitest";
import { boltLogger } from "../../../src/adapters/slack/bolt-logger.ts";
import { createPace } from "../../../src/adapters/slack/pace.ts";
import { createPoster } from "../../../src/adapters/slack/post.ts";
import { renderSlack } from "../../../src/adapters/slack/render.ts";
import { BOT_TOKEN, fakeSlack } from "../../fakes/slack/fake-slack.ts";
import { recordingLog } from "./front-end.ts";
import { simple } from "./sample-messages.ts";

/** A poster on a clock that only its own pauses move; Slack keeps the same time. */
async function posting({ everyMs = 1000, token = BOT_TOKEN } = {}) {
  const slack = await fakeSlack();
  onTestFinished(() => slack.close());
  let now = 0;
  slack.web.now = () => now;
  const pauses: number[] = [];
  const { log, logged } = recordingLog();
  const silent = recordingLog().log;
  const web = new webApi.WebClient(token, {
    slackApiUrl: slack.apiUrl,
    timeout: 200,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logger: boltLogger(silent),
  });
  const pace = createPace({
    clock: { now: () => new Date(now) },
    everyMs,
    async pause(ms) {
      pauses.push(ms);
      now += ms;
    },
  });
  const poster = createPoster({ web, log, pace });
  const say = (title: string, channel = "C1") => poster.post({ channel }, renderSlack({ ...simple, title }));
  return {
    slack,
    poster,
    pauses,
    logged,
    say,
    titles: () => slack.web.posted.map(({ text }) => text.split("\n").at(-1)),
  };
}

test("a burst in one channel is said in order, a message a second, and none is lost", async () => {
  const { say, pauses, titles } = await posting();
  const names = Array.from({ length: 10 }, (_, i) => `No ${i}`);
  const all = await Promise.all(names.map((name) => say(name)));
  expect(all.every(({ outcome }) => outcome === "sent")).toBe(true);
  expect(titles()).toEqual(names);
  expect(pauses).toEqual(Array(9).fill(1000));
});

test("channels do not wait for each other", async () => {
  const { say, pauses } = await posting();
  await Promise.all([say("a", "C1"), say("b", "C2"), say("c", "C3")]);
  expect(pauses).toEqual([]);
});

test("Slack's own pace is kept where it is slower: it waits as long as told and says it once", async () => {
  const { say, pauses, titles } = await posting({ everyMs: 0 });
  for (const name of ["1", "2", "3", "4"]) expect(await say(name)).toEqual({ outcome: "sent" });
  expect(pauses).toEqual([1000]);
  expect(titles()).toEqual(["1", "2", "3", "4"]);
});

test("it gives up after three tries, or at once where the wait would be long, and says so in the log", async () => {
  const { slack, say, pauses, logged } = await posting();
  const busy = (seconds: string) => ({ undone: true, status: 429, headers: { "retry-after": seconds } });
  slack.next("chat.postMessage", busy("2"), busy("2"), busy("2"), busy("31"));
  expect(await say("a")).toEqual({ outcome: "later" });
  expect(pauses).toEqual([2000, 2000]);
  expect(await say("b", "C2")).toEqual({ outcome: "later" });
  expect(pauses).toHaveLength(2);
  expect(logged.map(({ text }) => text)).toEqual([
    'Slack is too busy to take an answer; it was not posted {"channel":"C1","retryAfterSeconds":2}',
    'Slack is too busy to take an answer; it was not posted {"channel":"C2","retryAfterSeconds":31}',
  ]);
});

test("the message of a channel that waits does not hold another channel up", async () => {
  const { slack, say } = await posting({ everyMs: 0 });
  slack.next("chat.postMessage", { undone: true, status: 429, headers: { "retry-after": "1" } });
  const [first, other] = await Promise.all([say("a", "C1"), say("b", "C2")]);
  expect([first, other]).toEqual([{ outcome: "sent" }, { outcome: "sent" }]);
});

test.each([
  ["a 503 after the message was posted", { status: 503 }, 1],
  ["a 500 before it was posted", { status: 500, undone: true }, 0],
  ["an answer that is lost", { lost: true }, 1],
  ["an answer that never comes", { hang: true }, 0],
])("%s is uncertain and never posted again", async (_, answer, standing) => {
  const { slack, say, logged } = await posting();
  slack.next("chat.postMessage", answer);
  expect(await say("a")).toEqual({ outcome: "uncertain" });
  expect(slack.web.posted).toHaveLength(standing);
  expect(slack.calls).toEqual(["chat.postMessage"]);
  expect(logged[0]?.text).toContain("Slack did not say whether it posted an answer");
  expect(logged[0]?.text).not.toContain("127.0.0.1");
});

test.each([
  ["channel_not_found", "Invite AMW to the channel with /invite @AMW."],
  ["is_archived", "The channel is archived"],
  ["restricted_action", "ask a workspace admin"],
  ["msg_too_long", "please report it"],
  ["missing_scope", "amw manifest slack"],
  ["something_new", "Slack's documentation"],
])("a refusal is named with what to do: %s", async (error, mend) => {
  const { slack, say, logged, pauses } = await posting();
  slack.next("chat.postMessage", { undone: true, body: { ok: false, error } });
  expect(await say("a")).toEqual({ outcome: "refused", reason: error });
  expect(logged[0]?.text).toContain(`Slack refused to post an answer (${error}).`);
  expect(logged[0]?.text).toContain(mend);
  expect(await say("b")).toEqual({ outcome: "sent" });
  expect(pauses).toEqual([]);
});

test("a wrong token is a refusal, and is not in the log", async () => {
  const { say, logged } = await posting({ token: "xoxb-1-wrong" });
  expect(await say("a")).toEqual({ outcome: "refused", reason: "invalid_auth" });
  expect(JSON.stringify(logged)).not.toContain("xoxb");
});

test("more than a hundred waiting in one channel are turned away, the rest is said", async () => {
  const { say, slack, logged } = await posting();
  const all = await Promise.all(Array.from({ length: 103 }, (_, i) => say(`${i}`)));
  expect(all.filter(({ outcome }) => outcome === "later")).toHaveLength(3);
  expect(slack.web.posted).toHaveLength(100);
  expect(logged[0]?.text).toContain("Too many answers wait");
});
