import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { APP_TOKEN, BOT_TOKEN, type FakeSlack, fakeSlack } from "../fakes/slack/fake-slack.ts";
import { inputsOf, labelled } from "../fakes/slack/modals.ts";
import { buttonsOf } from "../fakes/slack/payloads.ts";
import { LINES } from "../said/lines.ts";
import { type RunningProgram, runProgram } from "./running-program.ts";

/** The program as it is shipped, its knowledge included, with the real client on the fake. */
let slack: FakeSlack;
let program: RunningProgram;

beforeAll(async () => {
  slack = await fakeSlack();
  program = await runProgram({ SLACK_BOT_TOKEN: BOT_TOKEN, SLACK_APP_TOKEN: APP_TOKEN, SLACK_API_URL: slack.apiUrl });
}, 60_000);

afterAll(async () => {
  expect(await program.stop()).toBe(0);
  for (const secret of [BOT_TOKEN, APP_TOKEN, "/response_url/"]) expect(program.output()).not.toContain(secret);
  await slack.close();
}, 30_000);

const said = (shown: { modal: { blocks: unknown } }) => JSON.stringify(shown.modal.blocks);

describe("a mention", () => {
  it("in a thread is answered there, pages for its presser, and shares back into the thread", async () => {
    const post = await slack.mention("what about @amw latest", { channel: "C10", ts: "5.2", thread: "5.1" });
    expect(post).toMatchObject({ channel: "C10", thread_ts: "5.1" });
    const latest = await slack.mention("@amw latest", { channel: "C11", ts: "6.1" });
    const posted = performance.now();
    expect(buttonsOf(latest.blocks).map(({ text }) => text.text)).not.toContain("Share");
    const there = { channel: "C11", ephemeral: false, thread: "6.1", ts: latest.ts, user: "U7" };
    await slack.open(labelled(latest.blocks, "Next"), there);
    const own = await slack.web.posts.next("answer");
    expect(own).toMatchObject({ user: "U7", channel: "C11", thread_ts: "6.1" });
    // A message a second in a channel, without Slack having to ask for it.
    expect(performance.now() - posted).toBeGreaterThan(900);
    expect(JSON.stringify(own.blocks)).toContain("6 to 10 of");
    const shared = await slack.press(labelled(own.blocks, "Share"), { ...there, ephemeral: true });
    expect(shared).toMatchObject({ response_type: "in_channel", thread_ts: "6.1" });
  });

  it("of nothing gets help, and a wrong name a suggestion", async () => {
    expect((await slack.mention("@amw", { channel: "C12" })).text).toContain("/amw");
    const refused = await slack.mention("@amw timeline huwaei", { channel: "C13" });
    expect(buttonsOf(refused.blocks).map(({ text }) => text.text)).toContain("Huawei (华为)");
  });
});

describe("a direct message", () => {
  it.each(LINES)("of every kind is answered within every limit: %s", async (name, line) => {
    const post = await slack.direct(line, { channel: `D${name}` });
    expect(post.text.length).toBeGreaterThan(20);
    expect(post.user).toBeUndefined();
  });

  it("is answered in the conversation and paged in place", async () => {
    const post = await slack.direct("latest");
    const second = await slack.press(labelled(post.blocks, "Next"), { channel: "D1", ephemeral: false });
    expect(second).toMatchObject({ replace_original: true });
    expect(JSON.stringify(second.blocks)).toContain("6 to 10 of");
  });
});

describe("the shortcut", () => {
  it("asks about a message, answers and compares in the modal, and posts in the thread", async () => {
    const shown = await slack.askAbout({ text: "Did you see 华为 and Moore Threads?", ts: "7.1" }, { channel: "C20" });
    expect(buttonsOf(shown.modal.blocks).map(({ text }) => text.text)).toEqual([
      "Huawei (华为) · player",
      "Moore Threads (摩尔线程) · player",
    ]);
    await slack.pressIn(shown, "Moore Threads (摩尔线程) · player");
    await vi.waitFor(() => expect(said(shown)).toContain("Post in the thread"));
    await slack.pressIn(shown, "Compare with rivals");
    await vi.waitFor(() => expect(said(shown)).not.toContain("Compare with rivals"));
    await slack.pressIn(shown, "Post in the thread");
    const post = await slack.web.posts.next("post");
    expect(post).toMatchObject({ channel: "C20", thread_ts: "7.1" });
    expect(post.text).toContain("Shared by ada");
  });

  it.each(LINES)("answers every kind of line within the limits of a modal: %s", async (_, line) => {
    const shown = await slack.askAbout({ text: "?" });
    expect(await slack.submit(shown, { question: line })).toEqual({});
    expect(said(shown).length).toBeGreaterThan(50);
  });
});

describe("the Filter form", () => {
  const open = async (line: string) => {
    const first = await slack.say(line);
    return slack.openModal(labelled(first.blocks, "Filter"));
  };

  it("filters the list in place", async () => {
    const { shown, arrival } = await open("latest --player huawei");
    expect(inputsOf(shown.modal).find(({ block_id }) => block_id === "player")?.element).toMatchObject({
      initial_option: { value: "huawei" },
    });
    expect(Object.keys(await slack.search(shown, "player", "moore"))).toEqual(["moore-threads"]);
    expect(await slack.submit(shown, { player: "moore-threads", minSignificance: "2" })).toEqual({});
    expect(shown.closed).toBe(true);
    const list = await arrival();
    expect(list.replace_original).toBe(true);
    expect(list.text).toContain("Moore Threads");
  });

  it("says what is wrong under the field that is wrong, keeps what was typed, and then takes it", async () => {
    const { shown, arrival } = await open("latest");
    await slack.search(shown, "player", "华为");
    const date = await slack.submit(shown, { player: "huawei", since: "yesteryear" });
    expect(Object.keys(date)).toEqual(["since"]);
    const order = await slack.submit(shown, { since: "2026-06", until: "2026-01" });
    expect(Object.keys(order)).toEqual([expect.stringMatching(/^(since|until)$/)]);
    expect(shown.closed).toBe(false);
    await slack.submit(shown, { since: "2020", until: "" });
    expect((await arrival()).text).toContain("Huawei");
  });

  it.each(["timeline huawei", "search HBM", "top", "claims"])("opens for %s and answers as it stands", async (line) => {
    const { shown } = await open(line);
    expect(await slack.submit(shown)).toEqual({});
  });
});
