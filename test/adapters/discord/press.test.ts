import { expect, test } from "vitest";
import type { Call } from "../../../src/core/amw.ts";
import type { Message } from "../../../src/core/message/message.ts";
import { buttonOf, isEphemeral, textOf } from "../../fakes/discord/exchange.ts";
import { memoryLines, runningBot, says } from "./running-bot.ts";

const ANNA = { id: "456000000000000001", name: "anna", nick: "*Anna* @everyone" };
const BO = { id: "456000000000000002", name: "bo" };

/** Pages of a timeline, each with a button to the next and one to share it. */
function timeline({ line }: Pick<Call, "line">): Message {
  const page = Number(/--page (\d+)/.exec(line)?.[1] ?? 1);
  return says(`Page ${page}`, {
    audience: line.endsWith(" --share") ? "channel" : "asker",
    actions: [
      { kind: "run", label: "Previous", line: `timeline --page ${page - 1}` },
      { kind: "run", label: "Next", line: `timeline --page ${page + 1}` },
      { kind: "run", label: "Share", line: `timeline --page ${page} --share` },
    ],
  });
}

test("pages turn in place, back and forth, as the person who presses", async () => {
  const { discord, calls } = await runningBot({ answer: timeline });
  const { message } = await discord.command({ query: "timeline" });
  for (const [label, page] of [
    ["Next", 2],
    ["Previous", 1],
    ["Next", 2],
    ["Next", 3],
  ] as const) {
    const { callback } = await discord.press(buttonOf(message, label));
    expect(callback?.type).toBe(7);
    expect(textOf(message)).toContain(`Page ${page}`);
  }
  expect(isEphemeral(message)).toBe(true);
  expect(new Set(calls.map(({ actor }) => actor.id))).toEqual(new Set(["discord:456000000000000001"]));
});

test("a slow page is announced and then put in the place of the old one", async () => {
  let turn: (message: Message) => void = () => {};
  const { discord } = await runningBot({
    config: { deferAfterMs: 1 },
    answer: (call) => (call.line === "timeline" ? timeline(call) : new Promise<Message>((resolve) => (turn = resolve))),
  });
  const { message } = await discord.command({ query: "timeline" });
  const pressed = await discord.press(buttonOf(message, "Next"));
  expect(pressed.callback?.type).toBe(6);
  turn(timeline({ line: "--page 2" }));
  await pressed.until(() => textOf(message).includes("Page 2"));
});

test("sharing posts a reply that names the sharer, once, and leaves the asker's own message alone", async () => {
  const { discord, calls } = await runningBot({ answer: timeline });
  const { message } = await discord.command({ query: "timeline" }, { user: ANNA });
  const before = textOf(message);
  const share = buttonOf(message, "Share");
  const [shared, again] = await Promise.all([
    discord.press(share, { user: ANNA }),
    discord.press(share, { user: ANNA }),
  ]);
  expect(shared.callback?.type).toBe(4);
  expect(isEphemeral(shared.message)).toBe(false);
  expect(textOf(shared.message)).toBe("## Page 1\n-# Shared by \\*Anna\\* \\@\u200beveryone\nAbout Page 1.");
  expect(again.callback?.type).toBe(6);
  expect(textOf(message)).toBe(before);
  expect(calls.filter(({ line }) => line.endsWith("--share"))).toHaveLength(1);
});

test("a button works again once a double click is out of the question", async () => {
  const { discord, advance, calls } = await runningBot({ answer: timeline });
  const { message } = await discord.command({ query: "timeline" });
  const share = buttonOf(message, "Share");
  await discord.press(share);
  advance(3000);
  expect((await discord.press(share)).callback?.type).toBe(4);
  expect(calls).toHaveLength(3);
});

test("a button on what everybody sees answers the one who presses, and changes nothing for the others", async () => {
  const { discord } = await runningBot({ answer: timeline });
  const { message } = await discord.command({ query: "timeline --share" });
  const pressed = await discord.press(buttonOf(message, "Next"), { user: BO });
  expect(textOf(message)).toContain("Page 1");
  expect(textOf(pressed.message)).toContain("Page 2");
  expect(isEphemeral(pressed.message)).toBe(true);
});

test("a line that is too long for a button is remembered, and asked after a restart, too", async () => {
  const line = `compare ${Array.from({ length: 30 }, (_, i) => `player-${i}`).join(" ")}`;
  const lines = memoryLines();
  const answer = () => says("Compare", { actions: [{ kind: "run", label: "Again", line }] });
  const first = await runningBot({ answer, lines });
  const { message } = await first.discord.command({ query: "compare" });
  const button = buttonOf(message, "Again");
  expect(button.customId).toMatch(/^amw#/);
  await first.front.stop();
  const second = await runningBot({ answer, lines, discord: first.discord });
  await second.discord.press(button);
  expect(second.calls.map((call) => call.line)).toEqual([line]);
});

test.each(["amw#gone", "somebody-elses"])(
  "the button %s, which AMW does not know, gets a sentence",
  async (customId) => {
    const { discord, calls } = await runningBot();
    const { message } = await discord.command({ query: "huawei" });
    const pressed = await discord.press({ customId, on: message });
    expect(textOf(pressed.message)).toBe(
      "## This button no longer works\nThis button is from before AMW was set up anew; type the command again.",
    );
    expect(isEphemeral(pressed.message)).toBe(true);
    expect(textOf(message)).toContain("huawei");
    expect(calls).toHaveLength(1);
  },
);
