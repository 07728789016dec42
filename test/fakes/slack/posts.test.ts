import { expect, test } from "vitest";
import { FakeWebApi } from "./web-api.ts";

const message = { text: "t", blocks: "[]", unfurl_links: "false", unfurl_media: "false" };
const mark = (delivery: string) => JSON.stringify({ event_type: "amw_delivery", event_payload: { delivery } });
const READ = { inclusive: "true", include_all_metadata: "true", oldest: "0", latest: "99", limit: "2" };

function web(scopes = "chat:write,channels:read,channels:history,im:write,users:read") {
  const problems: string[] = [];
  let now = 10_000;
  const fake = new FakeWebApi(
    (text) => problems.push(text),
    () => scopes,
  );
  fake.now = () => now;
  const call = (method: string, params: Readonly<Record<string, string>>) =>
    fake.call(method, new URLSearchParams(params).toString());
  const post = (more: Readonly<Record<string, string>> = {}) => {
    now += 1000;
    call("chat.postMessage", { channel: "C1", ...message, ...more });
    return fake.posted.at(-1)?.ts ?? "";
  };
  return { fake, problems, call, post };
}
const error = (name: string) => ({ body: expect.objectContaining({ ok: false, error: name }) });

test("history is read newest first, page by page, with the marks, and without what stands in threads", () => {
  const { call, post } = web();
  const first = post({ metadata: mark("a") });
  post({ thread_ts: first, metadata: mark("in-thread") });
  const second = post({ metadata: mark("b") });
  const third = post({ metadata: mark("c") });
  const page = call("conversations.history", { channel: "C1", ...READ });
  const messages = (ts: readonly string[]) => ts.map((one) => expect.objectContaining({ ts: one }));
  expect(page).toMatchObject({
    body: { messages: messages([third, second]), has_more: true, response_metadata: { next_cursor: "2" } },
  });
  expect(call("conversations.history", { channel: "C1", ...READ, cursor: "2" })).toMatchObject({
    body: { messages: [{ ts: first, metadata: { event_payload: { delivery: "a" } } }], has_more: false },
  });
  expect(call("conversations.history", { channel: "C1", ...READ, oldest: third, latest: third })).toMatchObject({
    body: { messages: messages([third]) },
  });
});

test("a thread is read with its beginning, and only one that is there", () => {
  const { call, post } = web();
  const first = post();
  const reply = post({ thread_ts: first });
  post();
  expect(call("conversations.replies", { channel: "C1", ts: first, ...READ })).toMatchObject({
    body: { messages: [{ ts: first }, { ts: reply, thread_ts: first }], has_more: false },
  });
  expect(call("conversations.replies", { channel: "C1", ts: "1.1", ...READ })).toEqual(error("thread_not_found"));
});

test("an edit keeps the mark that it does not give, and needs the message and its conversation", () => {
  const { fake, call, post } = web();
  const ts = post({ metadata: mark("a") });
  const edit = (channel: string, id: string) => call("chat.update", { channel, ts: id, text: "new", blocks: "[]" });
  expect(edit("C1", ts)).toMatchObject({ body: { ok: true } });
  expect(fake.posted).toMatchObject([{ text: "new", edits: 1, metadata: { event_payload: { delivery: "a" } } }]);
  expect(edit("C2", ts)).toEqual(error("message_not_found"));
  fake.delete(ts);
  expect(edit("C1", ts)).toEqual(error("message_not_found"));
});

test("a person's id stands for the conversation with that person", () => {
  const { fake, call } = web();
  expect(call("chat.postMessage", { channel: "U7", ...message })).toMatchObject({ body: { ok: true, channel: "D7" } });
  expect(call("conversations.open", { users: "U7" })).toMatchObject({ body: { channel: { id: "D7" } } });
  const ts = fake.posted[0]?.ts ?? "";
  expect(call("chat.update", { channel: "D7", ts, text: "new", blocks: "[]" })).toMatchObject({ body: { ok: true } });
  fake.world.person("U8", { exists: false });
  expect(call("chat.postMessage", { channel: "U8", ...message })).toEqual(error("user_not_found"));
});

test("nothing is known, opened or read without its scope", () => {
  const { call } = web("chat:write");
  for (const [method, params] of [
    ["conversations.info", { channel: "C1" }],
    ["conversations.open", { users: "U1" }],
    ["users.info", { user: "U1" }],
    ["conversations.history", { channel: "C1", ...READ }],
  ] as const)
    expect(call(method, params)).toEqual(error("missing_scope"));
});

test("a private channel needs the scopes of private channels, and hides from those outside", () => {
  const { fake, call } = web("groups:read,channels:read");
  fake.world.channel("C1", { isPrivate: true });
  expect(call("conversations.info", { channel: "C1" })).toMatchObject({ body: { channel: { is_private: true } } });
  fake.world.channel("C1", { isMember: false });
  expect(call("conversations.info", { channel: "C1" })).toEqual(error("channel_not_found"));
  expect(call("chat.postMessage", { channel: "C1", ...message })).toEqual(error("channel_not_found"));
  fake.world.channel("C2", { isMember: false });
  expect(call("chat.postMessage", { channel: "C2", ...message })).toEqual(error("not_in_channel"));
});

test.each([
  ["another event type", JSON.stringify({ event_type: "other", event_payload: { delivery: "a" } })],
  ["a mark of 26 characters", mark("x".repeat(26))],
  ["no delivery", JSON.stringify({ event_type: "amw_delivery", event_payload: {} })],
])("a message marked with %s fails the test", (_, metadata) => {
  const { problems, post } = web();
  post({ metadata });
  expect(problems).toHaveLength(1);
});
