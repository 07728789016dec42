import { describe, expect, test } from "vitest";
import { choicesProblems, commandProblems } from "../../fakes/discord/command-rules.ts";
import { fakeDiscord } from "../../fakes/discord/fake-discord.ts";
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
    await (await fetch(`${discord.apiUrl}/v10/users/@me`)).text();
    await expect(discord.close()).rejects.toThrow("unexpected GET /api/v10/users/@me");
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
