import { expect, test } from "vitest";
import { FakeWebApi } from "./web-api.ts";

const modal = (more: Readonly<Record<string, unknown>> = {}) => ({
  type: "modal",
  title: { type: "plain_text", text: "Ask" },
  private_metadata: "",
  blocks: [{ type: "header", text: { type: "plain_text", text: "x" } }],
  ...more,
});
const input = (id: string) => ({
  type: "input",
  block_id: id,
  label: { type: "plain_text", text: "x" },
  element: { type: "plain_text_input", action_id: id },
});
const message = { text: "t", blocks: "[]", unfurl_links: "false", unfurl_media: "false" };

function web() {
  const problems: string[] = [];
  let now = 0;
  const fake = new FakeWebApi((text) => problems.push(text));
  fake.now = () => now;
  return {
    fake,
    problems,
    pass: (ms: number) => {
      now += ms;
    },
    call: (method: string, params: Readonly<Record<string, string>>) =>
      fake.call(method, new URLSearchParams(params).toString()),
    open: (view: unknown, trigger = fake.trigger()) =>
      fake.call("views.open", new URLSearchParams({ trigger_id: trigger, view: JSON.stringify(view) }).toString()),
  };
}
const error = (name: string) => ({ body: { ok: false, error: name } });

test.each<[string, Readonly<Record<string, unknown>>]>([
  ["a title of 25 characters", { title: { type: "plain_text", text: "x".repeat(25) } }],
  ["3001 characters of private_metadata", { private_metadata: "x".repeat(3001) }],
  ["101 blocks", { blocks: Array(101).fill({ type: "header", text: { type: "plain_text", text: "x" } }) }],
  ["no blocks", { blocks: [] }],
  ["a table", { blocks: [{ type: "table", rows: [[{ type: "raw_text", text: "x" }]], column_settings: [] }] }],
  ["inputs without submit", { blocks: [input("a")] }],
  ["a block_id used twice", { blocks: [input("a"), input("a")], submit: { type: "plain_text", text: "Ask" } }],
  ["an unknown field", { colour: "red" }],
])("a modal with %s is refused", (_, more) => {
  const { open, problems } = web();
  expect(open(modal())).toMatchObject({ body: { ok: true } });
  expect(problems).toEqual([]);
  expect(open(modal(more))).toEqual(error("invalid_arguments"));
  expect(problems).toHaveLength(1);
});

test("a trigger works once, within 3 s, and only a known one", () => {
  const { fake, open, pass } = web();
  const trigger = fake.trigger();
  expect(open(modal(), trigger)).toMatchObject({ body: { ok: true } });
  expect(open(modal(), trigger)).toEqual(error("exchanged_trigger_id"));
  expect(open(modal(), "made-up")).toEqual(error("invalid_trigger_id"));
  const late = fake.trigger();
  pass(3001);
  expect(open(modal(), late)).toEqual(error("expired_trigger_id"));
});

test("an update needs an open modal, and its hash where one is given", async () => {
  const { fake, open, call } = web();
  open(modal());
  const shown = await fake.modals.next("modal");
  const update = (view_id: string, hash: string) =>
    call("views.update", { view_id, hash, view: JSON.stringify(modal()) });
  const { hash } = shown;
  expect(update(shown.id, hash)).toMatchObject({ body: { ok: true } });
  expect(update(shown.id, hash)).toEqual(error("hash_conflict"));
  shown.closed = true;
  expect(update(shown.id, shown.hash)).toEqual(error("not_found"));
});

test("modals lie at most three deep", async () => {
  const { fake, open, call } = web();
  open(modal());
  const push = async () =>
    call("views.push", { trigger_id: fake.trigger(await fake.modals.next("modal")), view: JSON.stringify(modal()) });
  expect(await push()).toMatchObject({ body: { ok: true } });
  expect(await push()).toMatchObject({ body: { ok: true } });
  expect(await push()).toEqual(error("push_limit_reached"));
});

test("a channel takes a short burst and then a message a second; others are not touched", () => {
  const { call, pass } = web();
  const say = (channel: string) => call("chat.postMessage", { channel, ...message });
  for (let i = 0; i < 3; i++) expect(say("C1")).toMatchObject({ body: { ok: true } });
  expect(say("C1")).toEqual({ retryAfter: 1 });
  expect(say("C2")).toMatchObject({ body: { ok: true } });
  pass(1000);
  expect(say("C1")).toMatchObject({ body: { ok: true } });
  expect(say("C1")).toEqual({ retryAfter: 1 });
});

test("a message with a live mention, with unfurling or without text is refused", () => {
  const { call, problems } = web();
  call("chat.postMessage", { channel: "C1", ...message, text: "<!channel>" });
  call("chat.postMessage", { channel: "C1", ...message, unfurl_links: "true" });
  call("chat.postMessage", { channel: "C1", ...message, text: "" });
  call("chat.postEphemeral", { channel: "C1", text: "t", blocks: "[]" });
  expect(problems).toHaveLength(4);
});
