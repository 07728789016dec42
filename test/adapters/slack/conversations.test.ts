import { describe, expect, test, vi } from "vitest";
import { labelled } from "../../fakes/slack/modals.ts";
import { buttonsOf } from "../../fakes/slack/payloads.ts";
import { connected } from "./front-end.ts";
import { page, simple, titleOf } from "./sample-messages.ts";

const labels = (blocks: Parameters<typeof buttonsOf>[0]) => buttonsOf(blocks).map(({ text }) => text.text);

describe("a mention", () => {
  test("is answered in its thread, for everybody there, without Share", async () => {
    const { slack, heard } = await connected(({ line }) => page(line));
    const post = await slack.mention("@amw moore-threads", { user: "U7", ts: "5.1", channel: "C9" });
    expect(post).toMatchObject({ channel: "C9", thread_ts: "5.1" });
    expect(titleOf(post.blocks)).toBe("Page of moore-threads");
    expect(labels(post.blocks)).toEqual(["Next", "Filter", "Open"]);
    expect(heard).toEqual([
      {
        line: "moore-threads",
        actor: { id: "slack:T1/U7", name: "U7" },
        surface: "slack",
        forms: true,
        space: "T1",
        channel: "C9",
      },
    ]);
  });

  test("inside a thread is answered in that thread", async () => {
    const { slack } = await connected(() => simple);
    expect((await slack.mention("@amw huawei", { ts: "5.2", thread: "5.1" })).thread_ts).toBe("5.1");
  });

  test.each([
    ["@amw  moore-threads ", "moore-threads"],
    ["moore-threads @amw", "moore-threads"],
    ["hey @amw, what about huawei?", "hey , what about huawei?"],
    ["@amw: huawei", "huawei"],
    ["@amw /amw latest", "latest"],
    ["@amw amw latest", "latest"],
    ["@amw --player huawei", "--player huawei"],
    ["@amw ask &lt;<@U1|ada>&gt; &amp; <http://amd.com|amd.com>", "ask <@ada> & amd.com"],
    ["@amw", ""],
    ["@amw AMW", ""],
  ])("%j asks %j", async (text, line) => {
    const { slack, heard } = await connected(() => simple);
    await slack.mention(text);
    expect(heard[0]?.line).toBe(line);
  });

  test.each([
    ["from a bot", { bot_id: "B7" }],
    ["from AMW itself", { user: "U0" }],
    ["that was edited", { edited: { user: "U1", ts: "1.2" } }],
    ["that is no plain message", { subtype: "message_changed" }],
  ])("%s is left alone", async (_, event) => {
    const { slack, heard, front } = await connected(() => simple);
    await slack.event("app_mention", { text: "<@U0> huawei", ...event });
    await front.stop();
    expect(heard).toEqual([]);
    expect(slack.web.posted).toEqual([]);
  });

  test("that Slack delivers again is answered once", async () => {
    const { slack, front } = await connected(() => simple);
    for (let i = 0; i < 3; i++) await slack.event("app_mention", { text: "<@U0> huawei" }, {}, "Ev-same");
    await front.stop();
    expect(slack.web.posted).toHaveLength(1);
  });

  test("in a channel that AMW may not write in is logged with what to do, once", async () => {
    const { slack, logged, front } = await connected(() => simple);
    slack.web.world.channel("C9", { isMember: false });
    await slack.event("app_mention", { text: "<@U0> huawei" }, { channel: "C9" });
    await front.stop();
    expect(logged.filter(({ level }) => level === "error").map(({ text }) => text)).toEqual([
      'Slack refused to post an answer (not_in_channel). Invite AMW to the channel with /invite @AMW. {"channel":"C9"}',
    ]);
  });
});

describe("a button under an answer in a thread", () => {
  const inThread = { ephemeral: false, thread: "5.1", ts: "5.3" };

  test("gives the presser an answer of their own in that thread, and leaves what everybody sees", async () => {
    const { slack } = await connected(({ line }) => page(line));
    const post = await slack.mention("@amw huawei", { ts: "5.1" });
    await slack.open(labelled(post.blocks, "Next"), { ...inThread, user: "U8" });
    const own = await slack.web.posts.next("answer of their own");
    expect(own).toMatchObject({ channel: "C1", thread_ts: "5.1", user: "U8" });
    expect(titleOf(own.blocks)).toBe("Page of timeline huawei --page 2");
  });

  test("falls back on the response_url where AMW may not post for one person", async () => {
    const { slack } = await connected(({ line }) => page(line));
    slack.web.world.channel("C1", { isMember: false });
    const shared = await slack.say("/amw huawei --share");
    const own = await slack.press(labelled(shared.blocks, "Next"), inThread);
    expect(own).toMatchObject({ response_type: "ephemeral", replace_original: false, thread_ts: "5.1" });
  });

  test("is not sent twice where nobody knows whether it arrived", async () => {
    const { slack, front } = await connected(({ line }) => page(line));
    const post = await slack.mention("@amw huawei", { ts: "5.1" });
    slack.next("chat.postEphemeral", { lost: true });
    const elsewhere = await slack.open(labelled(post.blocks, "Next"), inThread);
    await front.stop();
    expect(slack.web.posted.filter(({ user }) => user !== undefined)).toHaveLength(1);
    expect(elsewhere).toEqual([]);
  });

  test("pages and shares from there in the same thread", async () => {
    const { slack } = await connected(({ line }) => page(line));
    const post = await slack.mention("@amw huawei", { ts: "5.1" });
    const mine = { ...inThread, ephemeral: true };
    const next = await slack.press(labelled(post.blocks, "Next"), mine);
    expect(next).toMatchObject({ replace_original: true, response_type: "ephemeral", thread_ts: "5.1" });
    const shared = await slack.press(labelled(next.blocks, "Share"), mine);
    expect(shared).toMatchObject({ replace_original: false, response_type: "in_channel", thread_ts: "5.1" });
    expect(labels(shared.blocks)).not.toContain("Share");
  });

  test("of the message that a thread began with answers in the channel, where it was pressed", async () => {
    const { slack } = await connected(({ line }) => page(line));
    const shared = await slack.say("/amw huawei --share");
    const own = await slack.press(labelled(shared.blocks, "Next"), { ephemeral: false, thread: "5.1", ts: "5.1" });
    expect(own).not.toHaveProperty("thread_ts");
  });
});

describe("a direct message", () => {
  test("is answered beside it, without Share", async () => {
    const { slack, heard } = await connected(({ line }) => page(line));
    const post = await slack.direct("moore-threads");
    expect(post.channel).toBe("D1");
    expect(post.thread_ts).toBeUndefined();
    expect(labels(post.blocks)).toEqual(["Next", "Filter", "Open"]);
    expect(heard[0]).toMatchObject({ line: "moore-threads", channel: "D1" });
  });

  test("in a thread is answered there", async () => {
    const { slack } = await connected(() => simple);
    expect((await slack.direct("huawei", { thread: "5.1" })).thread_ts).toBe("5.1");
  });

  test("is paged in place", async () => {
    const { slack } = await connected(({ line }) => page(line));
    const post = await slack.direct("huawei");
    const here = { ephemeral: false, channel: "D1" };
    const second = await slack.press(labelled(post.blocks, "Next"), here);
    expect(second).toMatchObject({ replace_original: true, response_type: "in_channel" });
    expect(labels(second.blocks)).toEqual(["Next", "Filter", "Open"]);
    expect(await slack.press(labelled(second.blocks, "Next"), here)).toMatchObject({ replace_original: true });
  });

  test.each([
    ["edited or deleted", { text: "huawei", subtype: "message_changed" }],
    ["from a bot", { text: "huawei", bot_id: "B7" }],
    ["a file alone", { text: "", subtype: "file_share" }],
    ["in a channel", { text: "huawei", channel_type: "channel" }],
  ])("that is %s is left alone", async (_, event) => {
    const { slack, heard, front } = await connected(() => simple);
    await slack.event("message", event, { channel: "D1" });
    await front.stop();
    expect(heard).toEqual([]);
  });

  test("with a file is a line, and a bare mention asks for help", async () => {
    const { slack, heard } = await connected(() => simple);
    await slack.event("message", { text: "huawei", subtype: "file_share" }, { channel: "D1" });
    await slack.direct("@amw", { channel: "D2" });
    await vi.waitFor(() => expect(heard.map(({ line }) => line).sort()).toEqual(["", "huawei"]));
  });
});
