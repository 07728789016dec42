import { expect, test, vi } from "vitest";
import type { Message } from "../../../src/core/message/message.ts";
import { inputsOf } from "../../fakes/slack/modals.ts";
import { buttonsOf } from "../../fakes/slack/payloads.ts";
import { connected } from "./front-end.ts";
import { page, refused, simple, titleOf } from "./sample-messages.ts";

const NAMES = [
  { label: "Huawei (华为) · player", line: "huawei" },
  { label: "HBM · segment", line: "segment:hbm" },
];
const asking = (answer: Parameters<typeof connected>[0] = ({ line }) => page(line), config = {}) =>
  connected(answer, config, { named: (text, limit) => (text.includes("Huawei") ? NAMES.slice(0, limit) : []) });

const labels = (blocks: Parameters<typeof buttonsOf>[0]) => buttonsOf(blocks).map(({ text }) => text.text);
const saying = (text: string) => JSON.stringify(text).slice(1, -1);

test("opens a question about the message: it quotes it, offers the names in it and begins with the first", async () => {
  const { slack } = await asking();
  const { modal } = await slack.shortcut({ text: "<@U9|bob> says: Huawei &amp; HBM *matter*" });
  expect(modal.title.text).toBe("Ask AMW");
  expect(JSON.stringify(modal.blocks)).toContain(saying("@bob says: Huawei & HBM *matter*"));
  expect(labels(modal.blocks)).toEqual(["Huawei (华为) · player", "HBM · segment"]);
  expect(inputsOf(modal)[0]?.element).toMatchObject({ initial_value: "huawei" });
});

test("opens for a long message, one that only an attachment says, and one that says nothing", async () => {
  const { slack } = await asking();
  await slack.shortcut({ text: "word ".repeat(5000) });
  const feed = await slack.shortcut({ text: "", attachments: [{ title: "Huawei ships", fallback: "a feed" }] });
  expect(JSON.stringify(feed.modal.blocks)).toContain("Huawei ships");
  const nothing = await slack.shortcut({ blocks: [] });
  expect(nothing.modal.blocks).toHaveLength(1);
});

test("what is asked is answered in the modal, and posted in the thread by a button", async () => {
  const { slack, heard } = await asking();
  const shown = await slack.shortcut({ text: "Huawei", ts: "7.1" }, { channel: "C9" });
  await slack.submit(shown, { question: "“latest”  /x" });
  expect(heard[0]).toMatchObject({ line: "“latest” /x", channel: "C9", actor: { id: "slack:T1/U1", name: "ada" } });
  expect(titleOf(shown.modal.blocks)).toBe("Page of “latest” /x");
  expect(labels(shown.modal.blocks)).toEqual(["Next", "Filter", "Open", "Post in the thread"]);
  await slack.pressIn(shown, "Post in the thread");
  const post = await slack.web.posts.next("post");
  expect(post).toMatchObject({ channel: "C9", thread_ts: "7.1" });
  expect(JSON.stringify(post.blocks)).toContain("Shared by ada");
  await vi.waitFor(() => expect(JSON.stringify(shown.modal.blocks)).toContain("Posted in the thread."));
  expect(labels(shown.modal.blocks)).not.toContain("Post in the thread");
});

test("a message inside a thread is answered in that thread", async () => {
  const { slack } = await asking();
  const shown = await slack.shortcut({ text: "Huawei", ts: "7.2", thread_ts: "7.1" });
  await slack.submit(shown);
  await slack.pressIn(shown, "Post in the thread");
  expect((await slack.web.posts.next("post")).thread_ts).toBe("7.1");
});

test("a second click posts nothing more", async () => {
  const { slack, front } = await asking();
  const shown = await slack.shortcut({ text: "Huawei" });
  await slack.submit(shown);
  await Promise.all([slack.pressIn(shown, "Post in the thread"), slack.pressIn(shown, "Post in the thread")]);
  await front.stop();
  expect(slack.web.posted).toHaveLength(1);
});

test("where AMW is not in the channel it says how to invite it, and the button works after that", async () => {
  const { slack } = await asking();
  slack.web.world.channel("C1", { isMember: false });
  const shown = await slack.shortcut({ text: "Huawei" });
  await slack.submit(shown);
  await slack.pressIn(shown, "Post in the thread");
  await vi.waitFor(() => expect(JSON.stringify(shown.modal.blocks)).toContain("Write /invite @AMW there"));
  slack.web.world.channel("C1", { isMember: true });
  await slack.pressIn(shown, "Post in the thread");
  await vi.waitFor(() => expect(slack.web.posted).toHaveLength(1));
});

test("a post that nobody knows about is not offered again", async () => {
  const { slack } = await asking();
  const shown = await slack.shortcut({ text: "Huawei" });
  await slack.submit(shown);
  slack.next("chat.postMessage", { status: 503 });
  await slack.pressIn(shown, "Post in the thread");
  await vi.waitFor(() => expect(JSON.stringify(shown.modal.blocks)).toContain("Look into the thread before"));
  expect(labels(shown.modal.blocks)).not.toContain("Post in the thread");
  expect(slack.web.posted).toHaveLength(1);
});

test("a name in the message and the buttons of answers answer inside the modal", async () => {
  const { slack } = await asking();
  const shown = await slack.shortcut({ text: "Huawei" });
  await slack.pressIn(shown, "HBM · segment");
  await vi.waitFor(() => expect(titleOf(shown.modal.blocks)).toBe("Page of segment:hbm"));
  await slack.pressIn(shown, "Next");
  await vi.waitFor(() => expect(titleOf(shown.modal.blocks)).toBe("Page of timeline huawei --page 2"));
});

test("nothing asked and a refusal leave the question there, as it was asked", async () => {
  const { slack } = await asking(({ line }) =>
    line === "huwaei" ? refused("No player is called “huwaei”.") : page(line),
  );
  const shown = await slack.shortcut({ text: "Huawei" });
  expect(await slack.submit(shown, { question: "  " })).toEqual({
    question: "Write what to ask, for example moore-threads or latest.",
  });
  await slack.submit(shown, { question: "huwaei" });
  expect(inputsOf(shown.modal)[0]?.element).toMatchObject({ initial_value: "huwaei" });
  await slack.pressIn(shown, "Huawei");
  await vi.waitFor(() => expect(titleOf(shown.modal.blocks)).toBe("Page of huawei"));
});

test("an answer that takes too long follows in the modal", async () => {
  let finish: (message: Message) => void = () => {};
  const slow = new Promise<Message>((resolve) => {
    finish = resolve;
  });
  const { slack } = await asking(() => slow, { ackWithinMs: 5 });
  const shown = await slack.shortcut({ text: "Huawei" });
  await slack.submit(shown);
  expect(JSON.stringify(shown.modal.blocks)).toContain("the answer follows here");
  finish(simple);
  await vi.waitFor(() => expect(titleOf(shown.modal.blocks)).toBe("Title"));
});

test("a modal that Slack does not open is apologised for, and the shortcut works again", async () => {
  const { slack } = await asking();
  slack.next("views.open", { undone: true, body: { ok: false, error: "expired_trigger_id" } });
  const { text } = await slack.shortcutRefused({ text: "Huawei" });
  expect(text).toContain("Slack did not open the window in time. Choose the shortcut again.");
  await slack.shortcut({ text: "Huawei" });
});

test("a submission that arrives twice acts once and is answered twice", async () => {
  const { slack, heard } = await asking();
  const shown = await slack.shortcut({ text: "Huawei" });
  await slack.submit(shown, {}, { times: 2 });
  expect(heard).toHaveLength(1);
  expect(titleOf(shown.modal.blocks)).toBe("Page of huawei");
});

test("a table is a list in a modal, which takes no tables", async () => {
  const table: Message = {
    ...simple,
    blocks: [{ kind: "table", columns: [{ label: "Player" }, { label: "Scale" }], rows: [["Huawei", "10,000"]] }],
  };
  const { slack } = await asking(() => table);
  const shown = await slack.shortcut({ text: "Huawei" });
  await slack.submit(shown);
  expect(JSON.stringify(shown.modal.blocks)).toContain("10,000");
});
