import { connect } from "node:net";
import { App } from "@slack/bolt";
import { expect, onTestFinished, test, vi } from "vitest";
import { httpMode } from "../../../src/adapters/slack/http-mode.ts";
import { startHttp } from "../../../src/adapters/web/server.ts";
import type { Message } from "../../../src/core/message/message.ts";
import { FORM, form, payloadOf, SIGNING_SECRET, type SlackRequest, signed } from "../../fakes/slack/http-door.ts";
import { buttonsOf, type SlackBlock } from "../../fakes/slack/payloads.ts";
import { recordingLog, undrawable } from "./front-end.ts";
import { calledByHttp, NOW } from "./http-front-end.ts";

const simple: Message = {
  summary: "Short.",
  title: "Title",
  tone: "plain",
  blocks: [],
  actions: [
    { kind: "run", label: "Next", line: "latest --page 2" },
    { kind: "open", label: "Open", url: "https://example.com" },
  ],
  audience: "asker",
  about: [],
};
const button = (blocks: readonly SlackBlock[], label: string) => {
  const found = buttonsOf(blocks).find(({ text }) => text.text === label);
  if (!found) throw new Error(`no button ${label}`);
  return found;
};
const seconds = (n: number): Date => new Date(NOW.getTime() + n * 1000);
const command = form({ command: "/amw", text: "huawei", team_id: "T1", user_id: "U1", trigger_id: "1.1" });
const json = (body: unknown, at = NOW) => signed(JSON.stringify(body), "application/json", at);

test("commands and buttons are answered in the response", async () => {
  const { slack, front, heard } = await calledByHttp(() => simple);
  expect(front.ready()).toEqual({ ok: true });
  const first = await slack.say("/amw huawei & <@U1|ada>");
  expect(first).toMatchObject({ response_type: "ephemeral" });
  expect(heard[0]).toMatchObject({ actor: { id: "slack:T1/U1", name: "ada" }, surface: "slack", space: "T1" });
  expect(await slack.press(button(first.blocks, "Next"))).toMatchObject({ replace_original: true });
  await slack.open(button(first.blocks, "Open"));
  expect(heard.map(({ line }) => line)).toEqual(["huawei & @ada", "latest --page 2"]);
});

test("a request that is replayed as it was, acts once and is answered alike", async () => {
  const { slack, door, heard } = await calledByHttp(() => simple);
  const first = await slack.say("/amw huawei");
  if (!door.last) throw new Error("nothing was sent");
  expect(payloadOf(await door.send(door.last))).toEqual(first);
  expect(heard).toHaveLength(1);
  await slack.press(button(first.blocks, "Next"));
  expect(await door.send(door.last)).toMatchObject({ status: 200, text: "" });
  expect(heard).toHaveLength(2);
});

const changed = (request: SlackRequest, headers: Record<string, string | undefined>): SlackRequest => ({
  ...request,
  headers: Object.fromEntries(
    Object.entries({ ...request.headers, ...headers }).filter((one): one is [string, string] => one[1] !== undefined),
  ),
});
const right = signed(command, FORM, NOW);
test.each<[string, SlackRequest]>([
  ["without a signature", changed(right, { "x-slack-signature": undefined })],
  ["without a timestamp", changed(right, { "x-slack-request-timestamp": undefined })],
  ["signed with another secret", signed(command, FORM, NOW, "another")],
  ["with another body", { ...right, body: `${command}&channel_id=C2` }],
  ["with another timestamp", changed(right, { "x-slack-request-timestamp": `${NOW.getTime() / 1000 + 1}` })],
  [
    "of another version",
    changed(right, { "x-slack-signature": right.headers["x-slack-signature"]?.replace("v0", "v1") }),
  ],
  [
    "with a shorter signature",
    changed(right, { "x-slack-signature": right.headers["x-slack-signature"]?.slice(0, -1) }),
  ],
  ["with a timestamp that is no number", changed(right, { "x-slack-request-timestamp": "now" })],
  ["with a timestamp below zero", changed(right, { "x-slack-request-timestamp": "-1" })],
  ["301 s old", signed(command, FORM, seconds(-301))],
  ["61 s ahead", signed(command, FORM, seconds(61))],
  ["an hour ahead", signed(command, FORM, seconds(3600))],
])("a request %s is refused", async (_, request) => {
  const { door, heard, logged } = await calledByHttp(() => simple);
  for (let i = 0; i < 3; i++) {
    expect(await door.send(request)).toMatchObject({
      status: 401,
      text: "This request is not signed by Slack, or not now.\n",
    });
  }
  expect(heard).toEqual([]);
  const refusals = logged.filter(({ text }) => text.includes("Refused a request to /slack/events"));
  expect(refusals.map(({ level }) => level)).toEqual(["warn", "debug", "debug"]);
  expect(JSON.stringify(logged)).not.toMatch(new RegExp(`huawei|v0=|${SIGNING_SECRET}`));
});

test.each([-300, 60])("a request of %i s from now is taken", async (age) => {
  const { door, heard } = await calledByHttp(() => simple);
  expect((await door.send(signed(command, FORM, seconds(age)))).status).toBe(200);
  expect(heard).toHaveLength(1);
});

test("the address is confirmed, once it is Slack that asks", async () => {
  const { door } = await calledByHttp(() => simple);
  const request = json({ type: "url_verification", challenge: "3eZbrw1a" });
  expect(payloadOf(await door.send(request))).toEqual({ challenge: "3eZbrw1a" });
  expect((await door.send(changed(request, { "x-slack-signature": "v0=0" }))).status).toBe(401);
});

test("the check of the certificate is answered unsigned, and carries nothing in", async () => {
  const { door, heard, url } = await calledByHttp(() => simple);
  const check = (body: string) => door.send({ body, headers: { "content-type": FORM } });
  expect(await check(form({ ssl_check: "1", token: "t" }))).toMatchObject({ status: 200, text: "" });
  expect(await check(`${command}&ssl_check=1`)).toMatchObject({ status: 200, text: "" });
  expect(heard).toEqual([]);
  expect((await fetch(`${url}?ssl_check=1`)).status).toBe(200);
  const get = await fetch(url);
  expect([get.status, get.headers.get("allow")]).toEqual([405, "POST"]);
});

const big = "x".repeat(1024 * 1024 + 1);
test.each<[string, SlackRequest, number]>([
  ["text", signed("a", "text/plain", NOW), 415],
  ["nothing said of its type", changed(signed("a", FORM, NOW), { "content-type": "" }), 415],
  ["broken JSON", signed("{", "application/json", NOW), 400],
  ["a JSON list", signed("[1]", "application/json", NOW), 400],
  ["a payload that is no JSON", signed(form({ payload: "{" }), FORM, NOW), 400],
  ["more than a megabyte", signed(big, "application/json", NOW), 413],
  ["a command that AMW has not", signed(form({ command: "/other", text: "" }), FORM, NOW), 404],
  ["something unknown", json({ type: "unknown" }), 404],
  ["an empty object", json({}), 404],
])("%s is refused with the right status", async (_, request, status) => {
  const { door, slack } = await calledByHttp(() => simple);
  const answer = await door.send(request);
  expect(answer.status).toBe(status);
  expect(answer.text).toMatch(/^[A-Z].*\.\n$/);
  expect((await slack.say("/amw huawei")).text).toContain("Title");
});

test("a body that grows beyond the limit without saying so is cut off", async () => {
  const { url } = await calledByHttp(() => simple);
  const body = new ReadableStream({
    pull: (to) => to.enqueue(new TextEncoder().encode("x".repeat(100_000))),
  });
  const answer = await fetch(url, { method: "POST", body, headers: { "content-type": FORM }, duplex: "half" });
  expect(answer.status).toBe(413);
});

test("a content type may name its charset", async () => {
  const { door } = await calledByHttp(() => simple);
  const request = json({ type: "url_verification", challenge: "a" });
  const answer = await door.send(changed(request, { "content-type": "application/json; charset=utf-8" }));
  expect(answer.status).toBe(200);
});

test("an event is acked at once, empty", async () => {
  const { door } = await calledByHttp(() => simple);
  const event = { type: "reaction_added", user: "U1", item: { type: "message", channel: "C1", ts: "1.1" } };
  const authorizations = [{ enterprise_id: null, team_id: "T1", user_id: "U0", is_bot: true }];
  const envelope = json({ type: "event_callback", team_id: "T1", event, event_id: "Ev1", authorizations });
  expect(await door.send(envelope)).toMatchObject({ status: 200, text: "" });
});

test("an answer that cannot be drawn is an empty ack and an apology", async () => {
  const { slack } = await calledByHttp(undrawable);
  expect((await slack.sayInVain("/amw huawei")).text).toContain("reference");
});

test("what is in flight is answered before stopping", async () => {
  let begun = () => {};
  const beginning = new Promise<void>((resolve) => {
    begun = resolve;
  });
  const { slack, front, http } = await calledByHttp(async () => {
    begun();
    await new Promise((resolve) => setTimeout(resolve, 50));
    return simple;
  });
  const saying = slack.say("/amw huawei");
  await beginning;
  await Promise.all([front.stop(), http.close()]);
  expect((await saying).text).toContain("Title");
});

/** The transport alone, with a bolt app of the test's own. */
async function transportWith(
  prepare: (app: App) => void,
  authorize = async () => ({ botToken: "xoxb-1", botId: "B0" }),
) {
  const { log, logged } = recordingLog();
  const clock = { now: () => NOW };
  const transport = httpMode({ signingSecret: SIGNING_SECRET, clock, log, answerWithinMs: 100 });
  const app = new App({ receiver: transport.receiver, authorize });
  prepare(app);
  const http = await startHttp({ host: "127.0.0.1", port: 0, checks: () => [], routes: () => transport.routes, log });
  onTestFinished(() => http.close());
  const { port } = http.address;
  const send = async ({ body, headers }: SlackRequest) =>
    (await fetch(`http://127.0.0.1:${port}/slack/events`, { method: "POST", body, headers })).status;
  return { send, port, logged };
}

test("a listener that never acks does not hold the request", async () => {
  const { send } = await transportWith((app) => app.command("/amw", () => new Promise(() => {})));
  expect(await send(right)).toBe(503);
});

test("a body that never comes whole does not hold the request", async () => {
  const { port } = await transportWith(() => {});
  const socket = connect(port, "127.0.0.1");
  let text = "";
  socket.on("data", (data) => (text += data));
  socket.write(`POST /slack/events HTTP/1.1\r\nHost: a\r\nContent-Type: ${FORM}\r\nContent-Length: 100\r\n\r\nssl`);
  await vi.waitFor(() => expect(text).toMatch(/^HTTP\/1\.1 503 /));
  socket.destroy();
});

test("a workspace that is not known is acked empty, and the app is told", async () => {
  const told = vi.fn(async () => {});
  const unknown = async () => {
    throw new Error("no installation");
  };
  const { send } = await transportWith((app) => app.error(told), unknown);
  expect(await send(right)).toBe(200);
  expect(told).toHaveBeenCalledOnce();
});

test("an error handler that fails is a failure in the log", async () => {
  const failing = async () => {
    throw new Error("the handler is broken");
  };
  const { send, logged } = await transportWith((app) => {
    app.command("/amw", failing);
    app.error(failing);
  });
  expect(await send(right)).toBe(500);
  expect(logged.map(({ text }) => text).join()).toContain("A request from Slack failed");
});
