import { describe, expect, onTestFinished, test } from "vitest";
import { fakeSlack } from "./fake-slack.ts";
import { Response, SlashAnswer } from "./payloads.ts";

const section = (text: string) => ({ type: "rich_text_section", elements: [{ type: "text", text }] });
const richText = (text: string) => ({ type: "rich_text", elements: [section(text)] });
const button = { type: "button", action_id: "a", text: { type: "plain_text", text: "b" }, value: "c" };
const answer = (blocks: unknown[], text = "t") => ({
  text,
  blocks,
  unfurl_links: false,
  unfurl_media: false,
  response_type: "ephemeral",
});

describe("what Slack refuses, the fake refuses", () => {
  test.each<[string, unknown]>([
    ["51 blocks", answer(Array(51).fill(richText("x")))],
    ["13,300 characters of blocks", answer(Array(5).fill(richText("x".repeat(2700))))],
    ["a text element that is empty", answer([richText("")])],
    ["an unknown block", answer([{ type: "carousel", elements: [] }])],
    ["an unknown field", answer([{ ...richText("x"), colour: "red" }])],
    ["a header of 151 characters", answer([{ type: "header", text: { type: "plain_text", text: "x".repeat(151) } }])],
    ["markup", answer([{ type: "context", elements: [{ type: "mrkdwn", text: "*x*" }] }])],
    ["26 buttons in a row", answer([{ type: "actions", elements: Array(26).fill(button) }])],
    ["an action_id used twice", answer([{ type: "actions", elements: [button, button] }])],
    [
      "a label of 76 characters",
      answer([{ type: "actions", elements: [{ ...button, text: { type: "plain_text", text: "x".repeat(76) } }] }]),
    ],
    ["a value of 2001 characters", answer([{ type: "actions", elements: [{ ...button, value: "x".repeat(2001) }] }])],
    [
      "two tables",
      answer(Array(2).fill({ type: "table", rows: [[{ type: "raw_text", text: "x" }]], column_settings: [] })),
    ],
    ["an empty cell", answer([{ type: "table", rows: [[{ type: "raw_text", text: "" }]], column_settings: [] }])],
    ["a mention in the text", answer([], "hello <!channel>")],
    ["half an entity in the text", answer([], "R&D")],
    ["an empty text", answer([], "")],
    ["plain names that ping", { ...answer([]), link_names: true }],
    ["a text parsed for names", { ...answer([]), parse: "full" }],
    [
      "a person in rich text",
      answer([
        { type: "rich_text", elements: [{ type: "rich_text_section", elements: [{ type: "user", user_id: "U1" }] }] },
      ]),
    ],
    [
      "everybody in rich text",
      answer([
        {
          type: "rich_text",
          elements: [{ type: "rich_text_section", elements: [{ type: "broadcast", range: "channel" }] }],
        },
      ]),
    ],
    ["unfurling", { ...answer([]), unfurl_links: true }],
  ])("%s", (_, payload) => {
    expect(SlashAnswer.safeParse(answer([richText("x"), { type: "actions", elements: [button] }])).success).toBe(true);
    expect(SlashAnswer.safeParse(payload).success).toBe(false);
  });

  test("a response that does not say whether it replaces", () => {
    expect(Response.safeParse(answer([])).success).toBe(false);
  });
});

test("a call that nobody expected fails the test at the end", async () => {
  const slack = await fakeSlack();
  await (await fetch(`${slack.apiUrl}chat.delete`, { method: "POST" })).text();
  await expect(slack.close()).rejects.toThrow("nobody expected a call of chat.delete");
});

test("a response_url that nobody was given, and a canned answer that nobody asked for", async () => {
  const slack = await fakeSlack();
  slack.next("auth.test", { status: 500 });
  await (await fetch(`${slack.origin}/response_url/made-up`, { method: "POST", body: "{}" })).text();
  await expect(slack.close()).rejects.toThrow(/response_url\/made-up\n- nobody called auth\.test/);
});

test("nobody hears a command while no bot is connected", async () => {
  const slack = await fakeSlack();
  onTestFinished(() => slack.close());
  await expect(slack.say("/amw huawei")).rejects.toThrow("no bot is connected");
});
