import { expect, test, vi } from "vitest";
import type { Message } from "../../../src/core/message/message.ts";
import { labelled } from "../../fakes/slack/modals.ts";
import { SAMPLES } from "../../samples/messages.ts";
import { connected } from "./front-end.ts";
import { page, simple, titleOf } from "./sample-messages.ts";

const sample = (name: string): Message => SAMPLES[name] ?? simple;

test("a slash command is answered in the ack, for the asker alone", async () => {
  const { slack, heard } = await connected(() => sample("player"));
  const answer = await slack.say("/amw  moore-threads", { user: "U7", name: "ada", channel: "C9" });
  expect(answer.response_type).toBe("ephemeral");
  expect(titleOf(answer.blocks)).toBe("Moore Threads (摩尔线程)");
  expect(heard).toEqual([
    {
      line: "moore-threads",
      actor: { id: "slack:T1/U7", name: "ada" },
      surface: "slack",
      forms: true,
      space: "T1",
      channel: "C9",
    },
  ]);
});

test("what Slack makes of a typed line is text again", async () => {
  const { slack, heard } = await connected(() => simple);
  await slack.say("/amw ask &lt;<@U1|ada>&gt; &amp; <http://amd.com|amd.com>");
  expect(heard[0]?.line).toBe("ask <@ada> & amd.com");
});

test("a shared answer is for the channel", async () => {
  const { slack } = await connected(() => sample("shared"));
  expect((await slack.say("/amw huawei --share")).response_type).toBe("in_channel");
});

test("paging replaces the answer in place", async () => {
  const { slack, heard } = await connected(({ line }) => page(line));
  const first = await slack.say("/amw timeline huawei");
  const second = await slack.press(labelled(first.blocks, "Next"), { user: "U7", name: "grace" });
  expect(second).toMatchObject({ replace_original: true, response_type: "ephemeral" });
  expect(titleOf(second.blocks)).toBe("Page of timeline huawei --page 2");
  expect(heard[1]).toMatchObject({ actor: { id: "slack:T1/U7", name: "grace" }, space: "T1", channel: "C1" });
});

test("Share posts to the channel, says who shared it and leaves the asker's own answer", async () => {
  const { slack } = await connected(({ line }) => page(line));
  const first = await slack.say("/amw timeline huawei");
  const shared = await slack.press(labelled(first.blocks, "Share"), { name: "grace" });
  expect(shared).toMatchObject({ replace_original: false, response_type: "in_channel" });
  expect(shared.blocks).toContainEqual({
    type: "context",
    elements: [{ type: "plain_text", text: "Shared by grace", emoji: false }],
  });
});

test("a button under a shared answer gives the presser an answer of their own", async () => {
  const { slack } = await connected(({ line }) => page(line));
  const shared = await slack.say("/amw timeline huawei --share");
  const own = await slack.press(labelled(shared.blocks, "Next"), { ephemeral: false });
  expect(own).toMatchObject({ replace_original: false, response_type: "ephemeral" });
});

test("a link button is taken without a word", async () => {
  const { slack, heard } = await connected(({ line }) => page(line));
  const first = await slack.say("/amw timeline huawei");
  await slack.open(labelled(first.blocks, "Open"));
  expect(heard).toHaveLength(1);
});

test("a command that arrives twice acts once and is answered twice", async () => {
  const { slack, heard } = await connected(() => simple);
  const [first, second] = await slack.sayTwice("/amw huawei");
  expect(second).toEqual(first);
  expect(heard).toHaveLength(1);
  await slack.say("/amw huawei");
  expect(heard).toHaveLength(2);
});

test("a press that arrives twice acts once", async () => {
  const { slack, front, heard } = await connected(({ line }) => page(line));
  const first = await slack.say("/amw timeline huawei");
  const arrived = await slack.pressTwice(labelled(first.blocks, "Next"), () => front.stop());
  expect(arrived).toHaveLength(1);
  expect(heard).toHaveLength(2);
});

test("an answer that fails is an apology with a reference that the log has too", async () => {
  const { slack, logged } = await connected(() => {
    throw new Error("the disk is on fire");
  });
  const { text } = await slack.say("/amw huawei");
  const [, reference = "?"] = /reference: (\S+?)\./.exec(text) ?? [];
  expect(text).not.toContain("disk");
  expect(logged.find((line) => line.text.includes(reference))?.text).toContain("the disk is on fire");
});

test("an answer that takes too long for the ack follows", async () => {
  let finish: (message: Message) => void = () => {};
  const slow = new Promise<Message>((resolve) => {
    finish = resolve;
  });
  const { slack } = await connected(() => slow, { ackWithinMs: 1 });
  const both = slack.sayAndWait("/amw huawei");
  setTimeout(() => finish(sample("shared")), 20);
  const { ack, later } = await both;
  expect(ack.text).toContain("the answer follows here");
  expect(later).toMatchObject({ response_type: "in_channel", replace_original: false });
  expect(titleOf(later.blocks)).toBe("Huawei (华为)");
});

test("a response_url that fails is logged by name, without its address, and the next press works", async () => {
  const { slack, logged } = await connected(({ line }) => page(line));
  const first = await slack.say("/amw timeline huawei");
  slack.next("response_url", { status: 500, body: { ok: false, error: "oops" } });
  await slack.press(labelled(first.blocks, "Next"));
  await vi.waitFor(() => expect(logged.some(({ level }) => level === "error")).toBe(true));
  const { text } = logged.find(({ level }) => level === "error") ?? { text: "" };
  expect(text).toContain("Slack refused an answer sent to a response_url");
  expect(text).not.toContain("127.0.0.1");
  expect(titleOf((await slack.press(labelled(first.blocks, "Next"))).blocks)).toBe("Page of timeline huawei --page 2");
});

test("what is in flight is answered before stopping", async () => {
  let begun: () => void = () => {};
  const beginning = new Promise<void>((resolve) => {
    begun = resolve;
  });
  const { slack, front } = await connected(async () => {
    begun();
    await new Promise((resolve) => setTimeout(resolve, 20));
    return simple;
  });
  const saying = slack.say("/amw huawei");
  await beginning;
  await front.stop();
  expect((await saying).text).toContain("Title");
  expect(slack.isConnected).toBe(false);
});
