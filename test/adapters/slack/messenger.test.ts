import { createServer } from "node:net";
import { describe, expect, onTestFinished, test } from "vitest";
import type { SlackConfig } from "../../../src/adapters/slack/config.ts";
import { slackMessenger } from "../../../src/adapters/slack/messenger.ts";
import type { Destination } from "../../../src/core/digest/destination.ts";
import type { Outgoing } from "../../../src/core/digest/messenger.ts";
import { BOT_TOKEN, fakeSlack } from "../../fakes/slack/fake-slack.ts";
import { SCOPES } from "../../fakes/slack/oauth.ts";
import { recordingLog } from "./front-end.ts";
import { page, simple } from "./sample-messages.ts";

const AT = Date.parse("2026-05-03T09:00:00Z");
const CHANNEL: Destination = { surface: "slack", space: "T1", channel: "C1" };
const ADA: Destination = { surface: "slack", space: "T1", person: "U1" };
const INVITE = "Invite AMW to the channel with /invite @AMW.";
const READING = "users:read,channels:read,groups:read,im:write,channels:history,groups:history";

/** A Slack and a messenger on it, both on a clock that the test moves. */
async function delivering({
  scopes = `${SCOPES},${READING}`,
  ...config
}: Partial<SlackConfig> & { scopes?: string } = {}) {
  const slack = await fakeSlack();
  onTestFinished(() => slack.close());
  const time = { now: AT };
  slack.web.now = () => time.now;
  slack.oauth.scopes = scopes;
  const { log, logged } = recordingLog();
  const messenger = slackMessenger({
    config: { botToken: BOT_TOKEN, apiUrl: slack.apiUrl, postEveryMs: 0, ...config },
    log,
    clock: { now: () => new Date(time.now) },
  });
  const outgoing = (more: Partial<Outgoing> = {}): Outgoing => ({
    id: "d-1",
    hash: "4f2a",
    to: CHANNEL,
    message: page("of an edition"),
    ...more,
  });
  const refuse = (error: string, method = "chat.postMessage") =>
    slack.next(method, { undone: true, body: { ok: false, error } });
  return { slack, messenger, time, logged, outgoing, refuse };
}

describe("sending", () => {
  test("posts blocks, a complete text and the mark of the delivery, and says where it stands", async () => {
    const { slack, messenger, outgoing } = await delivering();
    const sent = await messenger.send(outgoing());
    const [post] = slack.web.posted;
    expect(sent).toEqual({ outcome: "sent", ref: { channel: "C1", id: post?.ts } });
    expect(post).toMatchObject({
      text: expect.stringContaining("of an edition"),
      metadata: { event_type: "amw_delivery", event_payload: { delivery: "d-1", hash: "4f2a" } },
    });
    expect(post?.blocks[0]?.type).toBe("header");
    expect(JSON.stringify(post?.blocks)).not.toContain("Share");
  });

  test("details go into the edition's thread", async () => {
    const { slack, messenger, outgoing } = await delivering();
    await messenger.send(outgoing());
    const [edition] = slack.web.posted;
    const thread = { channel: "C1", id: edition?.ts ?? "" };
    await messenger.send(outgoing({ id: "d-2", hash: undefined, thread }));
    expect(slack.web.posted[1]).toMatchObject({
      thread_ts: edition?.ts,
      metadata: { event_payload: { delivery: "d-2" } },
    });
  });

  test("a person is written to in their conversation with AMW, with no scope but chat:write", async () => {
    const { slack, messenger, outgoing } = await delivering({ scopes: SCOPES });
    const sent = await messenger.send(outgoing({ to: ADA }));
    expect(sent).toMatchObject({ outcome: "sent", ref: { channel: "D1" } });
    expect(slack.calls).toEqual(["chat.postMessage"]);
  });

  test.each([
    ["a channel that AMW left", { isMember: false }, "AMW is not in the channel", INVITE],
    ["a private channel without AMW", { isMember: false, isPrivate: true }, "AMW cannot see the channel", INVITE],
    ["a channel that is no more", { exists: false }, "AMW cannot see the channel", INVITE],
    [
      "an archived channel",
      { isArchived: true },
      "the channel is archived",
      "Unarchive the channel, or use another one.",
    ],
  ])("%s is gone", async (_, about, reason, mend) => {
    const { slack, messenger, outgoing } = await delivering();
    slack.web.world.channel("C1", about);
    expect(await messenger.send(outgoing())).toEqual({ outcome: "gone", reason, mend });
    expect(slack.web.posted).toEqual([]);
  });

  test.each([
    ["restricted_action", /a setting of the workspace/, /Ask a workspace admin/],
    ["restricted_action_read_only_channel", /a setting of the workspace/, /Ask a workspace admin/],
    ["missing_scope", /lacks the permission/, /amw manifest slack/],
    ["messages_tab_disabled", /Messages tab is switched off/, /App Home/],
    ["user_disabled", /cannot write to this person/, /still active/],
    ["something_new", /Slack refuses it \(something_new\)/, /Slack's documentation/],
  ])("%s is gone, with a reason and what to do", async (error, reason, mend) => {
    const { messenger, outgoing, refuse, logged } = await delivering();
    refuse(error);
    expect(await messenger.send(outgoing())).toEqual({
      outcome: "gone",
      reason: expect.stringMatching(reason),
      mend: expect.stringMatching(mend),
    });
    expect(logged[0]?.text).toContain(`Slack refused to post a delivery (${error}).`);
  });

  test.each(["user_not_found", "channel_not_found"])(
    "a person who is no more (%s) is gone, and no channel's matter",
    async (error) => {
      const { messenger, outgoing, refuse } = await delivering();
      refuse(error);
      expect(await messenger.send(outgoing({ to: ADA }))).toMatchObject({
        outcome: "gone",
        reason: "AMW cannot write to this person",
      });
    },
  );

  test("a wrong token is the operator's matter: it waits, and is not in the log", async () => {
    const { messenger, outgoing, logged } = await delivering({ botToken: "xoxb-1-wrong" });
    expect(await messenger.send(outgoing())).toEqual({
      outcome: "later",
      reason: "Slack refuses AMW's token (invalid_auth)",
      afterMs: 300_000,
    });
    expect(JSON.stringify(logged)).not.toContain("xoxb");
  });

  test.each(["account_inactive", "not_authed", "token_revoked", "token_expired"])(
    "%s pauses no digest, neither for a post nor for an edit",
    async (error) => {
      const { messenger, outgoing, refuse } = await delivering();
      refuse(error);
      expect(await messenger.send(outgoing())).toMatchObject({ outcome: "later", afterMs: 300_000 });
      refuse(error, "chat.update");
      expect(await messenger.edit({ channel: "C1", id: "1.1" }, outgoing())).toMatchObject({ outcome: "later" });
    },
  );

  test("what Slack has no room for waits as long as Slack says", async () => {
    const { slack, messenger, outgoing, time } = await delivering();
    slack.next("chat.postMessage", { undone: true, status: 429, headers: { "retry-after": "31" } });
    expect(await messenger.send(outgoing())).toMatchObject({ outcome: "later", afterMs: 31_000 });
    for (let i = 0; i < 3; i++) expect(await messenger.send(outgoing())).toMatchObject({ outcome: "sent" });
    expect(await messenger.send(outgoing())).toMatchObject({ outcome: "later", afterMs: 1000 });
    expect(await messenger.send(outgoing({ to: { ...CHANNEL, channel: "C2" } }))).toMatchObject({ outcome: "sent" });
    time.now += 1000;
    expect(await messenger.send(outgoing())).toMatchObject({ outcome: "sent" });
  });

  test.each(["ratelimited", "service_unavailable", "team_added_to_org", "message_limit_exceeded"])(
    "%s is tried later",
    async (error) => {
      const { messenger, outgoing, refuse } = await delivering();
      refuse(error);
      expect(await messenger.send(outgoing())).toMatchObject({ outcome: "later" });
    },
  );

  test("where nobody listens, nothing was posted: later", async () => {
    const server = createServer().listen(0, "127.0.0.1");
    await new Promise((listening) => server.once("listening", listening));
    const address = server.address();
    const port = typeof address === "object" && address ? address.port : 0;
    await new Promise((closed) => server.close(closed));
    const { messenger, outgoing } = await delivering({ apiUrl: `http://127.0.0.1:${port}/api/` });
    expect(await messenger.send(outgoing())).toEqual({
      outcome: "later",
      reason: "Slack could not be reached (ECONNREFUSED)",
    });
  });

  test.each([
    ["a 503 after the message was posted", { status: 503 }, 1],
    ["a 500 before it was posted", { status: 500, undone: true }, 0],
    ["an answer that is lost", { lost: true }, 1],
    ["an answer that comes too late", { afterMs: 300 }, 1],
    ["no answer at all", { hang: true }, 0],
    ["Slack's own fatal_error", { body: { ok: false, error: "fatal_error" } }, 1],
    ["an answer that is no JSON", { body: "<html>busy</html>" }, 1],
  ])("%s is uncertain, and asked once", async (_, answer, standing) => {
    const { slack, messenger, outgoing, logged } = await delivering({ deliverWithinMs: 150 });
    slack.next("chat.postMessage", answer);
    expect(await messenger.send(outgoing())).toMatchObject({ outcome: "uncertain" });
    expect(slack.web.posted).toHaveLength(standing);
    expect(slack.calls).toEqual(["chat.postMessage"]);
    expect(JSON.stringify(logged)).not.toContain("127.0.0.1");
  });

  test.each(["invalid_blocks", "msg_blocks_too_long"])(
    "after %s the text goes out alone, marked as before",
    async (error) => {
      const { slack, messenger, outgoing, refuse, logged } = await delivering();
      refuse(error);
      expect(await messenger.send(outgoing())).toMatchObject({ outcome: "sent" });
      expect(slack.web.posted).toMatchObject([
        {
          blocks: [],
          text: expect.stringContaining("of an edition"),
          metadata: { event_payload: { delivery: "d-1" } },
        },
      ]);
      expect(logged[0]).toMatchObject({ level: "error", text: expect.stringContaining(error) });
    },
  );

  test("a text that Slack refuses, too, is gone after two tries", async () => {
    const { slack, messenger, outgoing, refuse } = await delivering();
    refuse("invalid_blocks");
    refuse("msg_too_long");
    expect(await messenger.send(outgoing())).toMatchObject({ outcome: "gone" });
    expect(slack.calls).toHaveLength(2);
  });

  test("messages of one channel keep a distance, those of others do not wait for them", async () => {
    const { slack, messenger, outgoing } = await delivering({ postEveryMs: 40 });
    slack.web.now = Date.now;
    const began = Date.now();
    const other = messenger.send(outgoing({ to: { ...CHANNEL, channel: "C2" } })).then(() => Date.now() - began);
    const all = await Promise.all(["1", "2", "3"].map((id) => messenger.send(outgoing({ id }))));
    expect(all.map(({ outcome }) => outcome)).toEqual(["sent", "sent", "sent"]);
    expect(
      slack.web.posted
        .filter(({ channel }) => channel === "C1")
        .map(({ metadata }) => metadata?.event_payload.delivery),
    ).toEqual(["1", "2", "3"]);
    expect(await other).toBeLessThanOrEqual(Date.now() - began);
    // The clock of the messenger stands still, so it waits the whole distance each time.
    expect(Date.now() - began).toBeGreaterThanOrEqual(78);
  });
});

describe("editing", () => {
  const corrected = { ...simple, title: "Corrected" };

  test("puts the new message in the place of the old, and the mark stays", async () => {
    const { slack, messenger, outgoing } = await delivering();
    const sent = await messenger.send(outgoing());
    if (sent.outcome !== "sent") throw new Error(sent.reason);
    for (const edits of [1, 2]) {
      expect(await messenger.edit(sent.ref, outgoing({ message: corrected }))).toEqual({ outcome: "edited" });
      expect(slack.web.posted).toMatchObject([
        {
          ts: sent.ref.id,
          edits,
          text: expect.stringContaining("Corrected"),
          metadata: { event_payload: { delivery: "d-1", hash: "4f2a" } },
        },
      ]);
    }
  });

  test("a direct message is edited where it stands", async () => {
    const { messenger, outgoing } = await delivering();
    const sent = await messenger.send(outgoing({ to: ADA }));
    if (sent.outcome !== "sent") throw new Error(sent.reason);
    expect(await messenger.edit(sent.ref, outgoing({ to: ADA }))).toEqual({ outcome: "edited" });
  });

  test("a message that somebody deleted is gone", async () => {
    const { slack, messenger, outgoing } = await delivering();
    const sent = await messenger.send(outgoing());
    if (sent.outcome !== "sent") throw new Error(sent.reason);
    slack.web.delete(sent.ref.id);
    expect(await messenger.edit(sent.ref, outgoing())).toEqual({
      outcome: "gone",
      reason: "the message is no longer there",
    });
  });

  test.each([
    ["a 503", { status: 503 }],
    ["no answer", { hang: true }],
    ["a lost answer", { lost: true }],
    ["service_unavailable", { undone: true, body: { ok: false, error: "service_unavailable" } }],
  ])("%s is tried later: editing twice does no harm", async (_, answer) => {
    const { slack, messenger, outgoing } = await delivering({ deliverWithinMs: 100 });
    slack.next("chat.update", answer);
    const ref = { channel: "C1", id: "1.000001" };
    expect(await messenger.edit(ref, outgoing())).toMatchObject({ outcome: "later" });
  });

  test("Slack's pace is kept, and blocks that it refuses give way to text", async () => {
    const { slack, messenger, outgoing, refuse } = await delivering();
    const sent = await messenger.send(outgoing());
    if (sent.outcome !== "sent") throw new Error(sent.reason);
    slack.next("chat.update", { undone: true, status: 429, headers: { "retry-after": "7" } });
    expect(await messenger.edit(sent.ref, outgoing())).toMatchObject({ outcome: "later", afterMs: 7000 });
    refuse("invalid_blocks", "chat.update");
    expect(await messenger.edit(sent.ref, outgoing())).toEqual({ outcome: "edited" });
    expect(slack.web.posted[0]?.blocks).toEqual([]);
  });

  test.each(["cant_update_message", "is_archived"])("%s is gone", async (error) => {
    const { messenger, outgoing, refuse } = await delivering();
    refuse(error, "chat.update");
    expect(await messenger.edit({ channel: "C1", id: "1.1" }, outgoing())).toMatchObject({ outcome: "gone" });
  });
});

describe("finding what may have been posted", () => {
  test("finds it by its mark, in a channel, a thread and a conversation of two", async () => {
    const { slack, messenger, outgoing } = await delivering();
    await messenger.send(outgoing({ id: "other" }));
    const [other] = slack.web.posted;
    const thread = { channel: "C1", id: other?.ts ?? "" };
    for (const more of [{}, { id: "in-thread", thread }, { id: "direct", to: ADA }]) {
      slack.next("chat.postMessage", { lost: true });
      expect(await messenger.send(outgoing(more))).toMatchObject({ outcome: "uncertain" });
      const ts = slack.web.posted.at(-1)?.ts;
      const channel = "to" in more ? "D1" : "C1";
      expect(await messenger.find(outgoing(more), AT)).toEqual({ outcome: "found", ref: { channel, id: ts } });
    }
  });

  test("what was never posted is surely absent", async () => {
    const { slack, messenger, outgoing } = await delivering();
    await messenger.send(outgoing({ id: "other" }));
    const [other] = slack.web.posted;
    expect(await messenger.find(outgoing(), AT)).toEqual({ outcome: "absent" });
    const thread = { channel: "C1", id: other?.ts ?? "" };
    expect(await messenger.find(outgoing({ thread }), AT)).toEqual({ outcome: "absent" });
    expect(await messenger.find(outgoing({ to: ADA }), AT)).toEqual({ outcome: "absent" });
  });

  test("reads on through pages, and does not look at another time", async () => {
    const { slack, messenger, outgoing, time } = await delivering();
    await messenger.send(outgoing());
    for (let i = 0; i < 250; i++) {
      time.now += 1000;
      await messenger.send(outgoing({ id: `later-${i}` }));
    }
    expect(await messenger.find(outgoing(), AT)).toMatchObject({ outcome: "found" });
    expect(slack.calls.filter((method) => method === "conversations.history")).toHaveLength(2);
    expect(await messenger.find(outgoing(), AT + 7_200_000)).toEqual({ outcome: "absent" });
  });

  test.each([
    ["without the scopes", { scopes: SCOPES }, CHANNEL],
    ["without im:write", { scopes: SCOPES }, ADA],
  ])("%s it is unknown", async (_, options, to) => {
    const { messenger, outgoing } = await delivering(options);
    await messenger.send(outgoing({ to }));
    expect(await messenger.find(outgoing({ to }), AT)).toEqual({ outcome: "unknown" });
  });

  test("where Slack has no answer, or AMW was put out since, it is unknown", async () => {
    const { slack, messenger, outgoing } = await delivering();
    slack.next("conversations.history", { status: 500 });
    expect(await messenger.find(outgoing(), AT)).toEqual({ outcome: "unknown" });
    slack.web.world.channel("C1", { isMember: false });
    expect(await messenger.find(outgoing(), AT)).toEqual({ outcome: "unknown" });
  });

  test("it waits once where Slack asks it to", async () => {
    const { slack, messenger, outgoing } = await delivering();
    slack.next("conversations.history", { undone: true, status: 429, headers: { "retry-after": "0" } });
    await messenger.send(outgoing());
    expect(await messenger.find(outgoing(), AT)).toMatchObject({ outcome: "found" });
  });
});

describe("whether AMW can post there", () => {
  test.each([
    ["in a channel with AMW", {}, undefined],
    ["in one without", { isMember: false }, "AMW is not in the channel"],
    ["in a private one without", { isMember: false, isPrivate: true }, "AMW cannot see the channel"],
    ["in an archived one", { isArchived: true }, "the channel is archived"],
    ["in one that is no more", { exists: false }, "AMW cannot see the channel"],
  ])("%s", async (_, about, reason) => {
    const { slack, messenger } = await delivering();
    slack.web.world.channel("C1", about);
    const reach = await messenger.reach(CHANNEL);
    expect(reach).toEqual(
      reason === undefined ? { ok: true } : { ok: false, reason, mend: expect.stringMatching(/^(Invite|Unarchive)/) },
    );
  });

  test("an invitation is seen at once", async () => {
    const { slack, messenger } = await delivering();
    slack.web.world.channel("C1", { isMember: false });
    expect(await messenger.reach(CHANNEL)).toMatchObject({ ok: false });
    slack.web.world.channel("C1", { isMember: true });
    expect(await messenger.reach(CHANNEL)).toEqual({ ok: true });
  });

  test("with chat:write.public a public channel needs no invitation, a private one does", async () => {
    const { slack, messenger, outgoing } = await delivering({ scopes: `${SCOPES},${READING},chat:write.public` });
    slack.web.world.channel("C1", { isMember: false });
    expect(await messenger.reach(CHANNEL)).toEqual({ ok: true });
    expect(await messenger.send(outgoing())).toMatchObject({ outcome: "sent" });
    slack.web.world.channel("C1", { isPrivate: true });
    expect(await messenger.reach(CHANNEL)).toMatchObject({ ok: false });
  });

  test("where AMW may not ask, or has no answer, nothing is held against it", async () => {
    const { slack, messenger } = await delivering({ scopes: SCOPES });
    slack.web.world.channel("C1", { isMember: false });
    expect(await messenger.reach(CHANNEL)).toEqual({ ok: true });
    expect(await messenger.reach(ADA)).toEqual({ ok: true });
    slack.next("conversations.info", { status: 500 });
    expect(await messenger.reach(CHANNEL)).toEqual({ ok: true });
  });
});

describe("who manages a channel", () => {
  const ada = "slack:T1/U1";

  test.each([
    ["its creator", { creator: "U1" }, {}, "yes"],
    ["an admin of the workspace", {}, { isAdmin: true }, "yes"],
    ["an owner of it", {}, { isOwner: true }, "yes"],
    ["an admin of another workspace", {}, { isAdmin: true, team: "T9" }, "no"],
    ["anybody else", {}, {}, "no"],
  ])("%s", async (_, channel, person, answer) => {
    const { slack, messenger } = await delivering();
    slack.web.world.channel("C1", channel);
    slack.web.world.person("U1", person);
    expect(await messenger.manages(ada, CHANNEL)).toBe(answer);
  });

  test("whoever writes to AMW alone manages that", async () => {
    const { slack, messenger } = await delivering({ scopes: SCOPES });
    expect(await messenger.manages(ada, ADA)).toBe("yes");
    expect(await messenger.manages("slack:T1/U2", ADA)).toBe("no");
    expect(await messenger.manages(ada, { ...CHANNEL, channel: "D1" })).toBe("yes");
    expect(slack.calls).toEqual([]);
  });

  test("nobody of another platform does", async () => {
    const { messenger } = await delivering();
    expect(await messenger.manages("discord:1", CHANNEL)).toBe("no");
  });

  test("without the scopes it is unknown, but what is known counts", async () => {
    const { messenger } = await delivering({ scopes: SCOPES });
    expect(await messenger.manages(ada, CHANNEL)).toBe("unknown");
    const half = await delivering({ scopes: `${SCOPES},channels:read` });
    half.slack.web.world.channel("C1", { creator: "U1" });
    expect(await half.messenger.manages(ada, CHANNEL)).toBe("yes");
    expect(await half.messenger.manages("slack:T1/U2", CHANNEL)).toBe("unknown");
  });

  test("Slack is asked once in a few minutes, and again after a failure", async () => {
    const { slack, messenger, time } = await delivering();
    slack.next("users.info", { status: 500 });
    expect(await messenger.manages(ada, CHANNEL)).toBe("unknown");
    for (let i = 0; i < 3; i++) expect(await messenger.manages(ada, CHANNEL)).toBe("no");
    expect(slack.calls).toEqual(["conversations.info", "users.info", "users.info"]);
    slack.web.world.person("U1", { isAdmin: true });
    time.now += 4 * 60_000;
    expect(await messenger.manages(ada, CHANNEL)).toBe("yes");
  });
});

test("an invitation counts at once for who manages a channel, and a failure is not held against Slack", async () => {
  const { slack, messenger } = await delivering();
  const ada = "slack:T1/U1";
  slack.web.world.channel("C1", { isPrivate: true, isMember: false, creator: "U1" });
  expect(await messenger.manages(ada, CHANNEL)).toBe("unknown");
  slack.web.world.channel("C1", { isMember: true });
  slack.next("conversations.info", { status: 500 });
  expect(await messenger.manages(ada, CHANNEL)).toBe("unknown");
  expect(await messenger.manages(ada, CHANNEL)).toBe("yes");
});

test("a channel has its name, where AMW may know it", async () => {
  const { messenger } = await delivering();
  expect(await messenger.nameOf(CHANNEL)).toBe("#general");
  expect(await messenger.nameOf(ADA)).toBeUndefined();
  const without = await delivering({ scopes: SCOPES });
  expect(await without.messenger.nameOf(CHANNEL)).toBeUndefined();
});

test("a person's conversation with AMW is known by the person", async () => {
  const { messenger } = await delivering();
  expect(messenger.direct("slack:T1/U1")).toEqual(ADA);
  expect(messenger.direct("discord:1")).toBeUndefined();
});
