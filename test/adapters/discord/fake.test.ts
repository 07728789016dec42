import { describe, expect, test } from "vitest";
import { WebSocket } from "ws";
import { choicesProblems, commandProblems } from "../../fakes/discord/command-rules.ts";
import { type FakeDiscord, fakeDiscord } from "../../fakes/discord/fake-discord.ts";
import { messageProblems } from "../../fakes/discord/message-rules.ts";

const text = (content: string) => ({ type: 10, content });
const run = (id: string, label = "Go") => ({ type: 2, style: 2, label, custom_id: id });
const row = (...components: object[]) => ({ type: 1, components });
const body = (...components: object[]) => ({
  flags: 1 << 15,
  components: [{ type: 17, components }],
  allowed_mentions: { parse: [] },
});
const many = <T>(n: number, one: (i: number) => T): T[] => Array.from({ length: n }, (_, i) => one(i));

test("a message at every limit is right", () => {
  expect(messageProblems(body(...many(39, () => text("a"))))).toEqual([]);
  expect(messageProblems(body(text("a".repeat(4000))))).toEqual([]);
  expect(messageProblems(body(text("摩".repeat(3386))))).toEqual([]);
  expect(messageProblems(body(row(...many(5, (i) => run(`${i}`.padEnd(100, "x"), "l".repeat(80))))))).toEqual([]);
});

test.each([
  ["content beside components", { ...body(text("a")), content: "a" }],
  ["embeds beside components", { ...body(text("a")), embeds: [] }],
  ["mentions left open", { ...body(text("a")), allowed_mentions: undefined }],
  ["mentions of everyone", { ...body(text("a")), allowed_mentions: { parse: ["everyone"] } }],
  ["an unknown flag", { ...body(text("a")), flags: (1 << 15) | 1 }],
  ["components without the flag", { ...body(text("a")), flags: 0 }],
  ["no components", { ...body(), components: [] }],
  ["an empty container", body()],
  ["41 components", body(...many(40, () => text("a")))],
  ["4001 characters", body(text("a".repeat(4000)), text("b"))],
  ["too many bytes", body(text("摩".repeat(3387)))],
  ["empty text", body(text(" "))],
  ["half a character", body(text("a\ud800"))],
  ["six buttons in a row", body(row(...many(6, (i) => run(`${i}`))))],
  ["no button in a row", body(row())],
  ["a button outside of a row", body(run("a"))],
  ["a long label", body(row(run("a", "l".repeat(81))))],
  ["no label", body(row(run("a", "")))],
  ["a long custom_id", body(row(run("x".repeat(101))))],
  ["no custom_id", body(row({ type: 2, style: 2, label: "Go" }))],
  ["one custom_id twice", body(row(run("a")), row(run("a")))],
  ["a long address", body(row({ type: 2, style: 5, label: "Go", url: `https://e.example/${"a".repeat(500)}` }))],
  ["a script as an address", body(row({ type: 2, style: 5, label: "Go", url: "javascript:alert(1)" }))],
  ["an address on a button that runs", body(row({ ...run("a"), url: "https://e.example" }))],
])("%s is refused", (_, wrong) => expect(messageProblems(wrong)).not.toEqual([]));

const command = { name: "amw", description: "d", options: [{ type: 3, name: "query", description: "d" }] };
test.each([
  ["a capital in the name", { ...command, name: "Amw" }],
  ["a long description", { ...command, description: "d".repeat(101) }],
  ["an option without a description", { ...command, options: [{ type: 3, name: "query" }] }],
  [
    "required after optional",
    { ...command, options: [...command.options, { ...command.options[0], name: "b", required: true }] },
  ],
  ["two options of one name", { ...command, options: [...command.options, ...command.options] }],
])("a command with %s is refused", (_, wrong) => {
  expect(commandProblems(command)).toEqual([]);
  expect(commandProblems(wrong)).not.toEqual([]);
});

test("choices have their limits", () => {
  const choice = { name: "n".repeat(100), value: "v".repeat(100) };
  expect(choicesProblems(many(25, () => choice))).toEqual([]);
  expect(choicesProblems(many(26, () => choice))).not.toEqual([]);
  expect(choicesProblems([{ ...choice, name: "" }])).not.toEqual([]);
  expect(choicesProblems([{ ...choice, value: "v".repeat(101) }])).not.toEqual([]);
  expect(choicesProblems(undefined)).not.toEqual([]);
});

describe("the server", () => {
  test("fails the test on a request that nobody expected", async () => {
    const discord = await fakeDiscord();
    await (await fetch(`${discord.apiUrl}/v10/users/@me/guilds`)).text();
    await expect(discord.close()).rejects.toThrow("unexpected GET /api/v10/users/@me/guilds");
  });

  test("fails the test on a fault that no request met", async () => {
    const discord = await fakeDiscord();
    discord.fault("edit", { status: 500 });
    await expect(discord.close()).rejects.toThrow("no request met the fault: edit");
  });

  test("fails the test on a body that Discord refuses", async () => {
    const discord = await fakeDiscord();
    const response = await fetch(`${discord.apiUrl}/v10/applications/1/commands`, {
      method: "PUT",
      headers: { authorization: `Bot ${discord.token}` },
      body: JSON.stringify([{ name: "Not a name" }]),
    });
    expect(response.status).toBe(400);
    expect(() => discord.verify()).toThrow("commands: name: Not a name");
    await expect(discord.close()).rejects.toThrow();
  });
});

describe("the gateway and the REST API", () => {
  /** A connection by hand that has been greeted, and what it hears. */
  async function connected(discord: FakeDiscord) {
    const socket = new WebSocket(
      `${discord.apiUrl.replace("http", "ws").replace("/api", "/gateway")}?v=10&encoding=json`,
    );
    const heard: Record<string, unknown>[] = [];
    const closed = new Promise<number>((resolve) => socket.once("close", resolve));
    socket.on("message", (raw) => heard.push(JSON.parse(String(raw))));
    const say = (op: number, d: unknown) => socket.send(JSON.stringify({ op, d }));
    const hears = (want: object) => expect.poll(() => heard).toContainEqual(expect.objectContaining(want));
    await hears({ op: 10 });
    return { socket, say, hears, heard, closed };
  }
  const identity = (token: string) => ({ token, intents: 1, shard: [0, 1], properties: {} });

  test("a resumed session hears exactly what it missed", async () => {
    const discord = await fakeDiscord();
    const first = await connected(discord);
    first.say(2, identity(discord.token));
    await first.hears({ t: "GUILD_CREATE", s: 2 });
    first.socket.terminate();
    await expect.poll(() => discord.gateway.open()).toBe(0);
    discord.ask({ query: "huawei" });
    const second = await connected(discord);
    second.say(6, { token: discord.token, session_id: "session-1", seq: 2 });
    await second.hears({ t: "RESUMED", s: 4 });
    expect(second.heard.map(({ t }) => t)).toEqual([undefined, "INTERACTION_CREATE", "RESUMED"]);
    await discord.close();
  });

  test.each([
    ["an unknown session is refused", { session_id: "session-9", seq: 1 }, { op: 9, d: false }],
    ["an unknown sequence closes with 4007", { session_id: "session-1", seq: 99 }, 4007],
    ["a wrong token closes with 4004", { session_id: "session-1", seq: 1, token: "wrong" }, 4004],
  ])("%s", async (_, wish, outcome) => {
    const discord = await fakeDiscord();
    const first = await connected(discord);
    first.say(2, identity(discord.token));
    await first.hears({ t: "READY" });
    first.socket.terminate();
    const second = await connected(discord);
    second.say(6, { token: discord.token, ...wish });
    if (typeof outcome === "number") expect(await second.closed).toBe(outcome);
    else await second.hears(outcome);
    second.socket.terminate();
    await discord.close();
  });

  test("identifying twice, or too soon after another, is refused", async () => {
    const discord = await fakeDiscord();
    discord.gateway.weather.identifyEveryMs = 60_000;
    const first = await connected(discord);
    first.say(2, identity(discord.token));
    const second = await connected(discord);
    second.say(2, identity(discord.token));
    await second.hears({ op: 9, d: false });
    first.say(2, identity(discord.token));
    expect(await first.closed).toBe(4005);
    await discord.close();
  });

  test.each([
    ["identifying with none left", 0, 1, null, "no session starts left"],
    ["more intents than Guilds", 1000, 513, null, "intents 513"],
    ["a heartbeat with a wrong number", 1000, 1, 77, "heartbeat with sequence 77"],
  ])("%s fails the test", async (_, remaining, intents, sequence, problem) => {
    const discord = await fakeDiscord();
    discord.gateway.weather.remaining = remaining;
    const { say, hears } = await connected(discord);
    say(2, { ...identity(discord.token), intents });
    await hears({ t: "READY" });
    say(1, sequence);
    await hears({ op: 11 });
    await expect(discord.close()).rejects.toThrow(problem);
  });

  test("a connection without heartbeats is closed and fails the test", async () => {
    const discord = await fakeDiscord();
    discord.gateway.weather.heartbeatMs = 10;
    expect(await (await connected(discord)).closed).toBe(4009);
    await expect(discord.close()).rejects.toThrow("no heartbeat within");
  });

  const read = (discord: FakeDiscord, headers: Record<string, string> = {}) =>
    fetch(`${discord.apiUrl}/v10/applications/1/commands`, {
      headers: { authorization: `Bot ${discord.token}`, ...headers },
    });

  test("the 51st request within a second meets the global limit, and counts as invalid", async () => {
    const discord = await fakeDiscord();
    const answers = await Promise.all(many(51, () => read(discord)));
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused).toHaveLength(1);
    expect(refused[0]?.headers.get("x-ratelimit-global")).toBe("true");
    expect(await refused[0]?.json()).toMatchObject({ global: true, retry_after: 1 });
    expect(discord.invalidRequests()).toBe(1);
    await discord.close();
  });

  test("a user agent that Discord blocks fails the test", async () => {
    const discord = await fakeDiscord();
    await read(discord, { "user-agent": "curl/8" });
    await expect(discord.close()).rejects.toThrow("user agent curl/8");
  });

  test("the token where none belongs fails the test", async () => {
    const discord = await fakeDiscord();
    const headers = { authorization: `Bot ${discord.token}` };
    await fetch(`${discord.apiUrl}/v10/interactions/1/x/callback`, { method: "POST", headers });
    await expect(discord.close()).rejects.toThrow("token was sent to a route that needs none: callback");
  });
});
