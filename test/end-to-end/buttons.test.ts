import { expect, it, vi } from "vitest";
import { buttonsOf, isEphemeral, type Posted } from "../fakes/discord/exchange.ts";
import { modalOf, submit } from "../fakes/discord/modals.ts";
import type { FakeSlack } from "../fakes/slack/fake-slack.ts";
import { labelled, type ShownModal } from "../fakes/slack/modals.ts";
import { type Button, buttonsOf as slackButtons } from "../fakes/slack/payloads.ts";
import { LINES } from "../said/lines.ts";
import { bothPlatforms } from "./both.ts";
import { saidOnDiscord } from "./shapes.ts";

const both = bothPlatforms();

/** Slack's clock, on which everything happens a second after the other: its pace is not what is tested here. */
let now = Date.now();
function later(slack: FakeSlack): void {
  now += 1000;
  slack.web.now = () => now;
}

const SORRY = /That needs a change|Something went wrong|no longer (?:works|has)|did not open|Not found/;
/** What no button of Discord's holds: its buttons carry keys. */
const LONG =
  "latest --player moore-threads,huawei,nvidia,amd,samsung --region CN,US,KR --since 2020-01-01 --until 2030-01-01";
/** How many buttons of answers to buttons are pressed after those of the lines. */
const BEYOND = 60;

/** Presses every button of the first answers once, then some of the answers that come of them. */
async function pressAll<Button>(
  first: readonly (readonly Button[])[],
  sameAs: (button: Button) => string,
  press: (button: Button) => Promise<readonly Button[]>,
): Promise<string[]> {
  const pressed = new Set<string>();
  const found: Button[] = [];
  for (const button of first.flat()) {
    if (pressed.has(sameAs(button))) continue;
    pressed.add(sameAs(button));
    found.push(...(await press(button)));
  }
  const most = pressed.size + BEYOND;
  for (let button = found.shift(); button && pressed.size < most; button = found.shift()) {
    if (pressed.has(sameAs(button))) continue;
    pressed.add(sameAs(button));
    found.push(...(await press(button)));
  }
  return [...pressed];
}

/** Each line where it is asked; buttons that stand under a refusal may lead to one. */
async function asked<Shown>(ask: (line: string) => Promise<Shown>): Promise<Shown[]> {
  const all: Shown[] = [];
  for (const line of [...LINES.map(([, one]) => one), LONG]) all.push(await ask(line));
  return all;
}

const slackName = ({ action_id, value, url }: Button) => `${action_id.split(":")[1]} ${value ?? url ?? ""}`;

it("every button of every answer in Slack is answered", async () => {
  const { slack } = both();
  const press = async (button: Button): Promise<readonly Button[]> => {
    later(slack);
    if (button.url !== undefined) return (await slack.open(button)).length === 0 ? [] : expect.fail("a word on a link");
    if (button.action_id.startsWith("amw:form:")) {
      const { shown, arrival } = await slack.openModal(button);
      const problems = await slack.submit(shown);
      // What did not work as a line does not as a form, which then says so itself.
      if (Object.keys(problems).length > 0) expect(shown.closed).toBe(false);
      return shown.closed ? slackButtons((await arrival()).blocks) : [];
    }
    const response = await slack.press(button);
    expect(response.text, slackName(button)).not.toMatch(SORRY);
    return slackButtons(response.blocks);
  };
  const first = await asked(async (line) => slackButtons((await slack.say(line)).blocks));
  const pressed = await pressAll(first, slackName, press);
  expect(pressed.length).toBeGreaterThan(100);
}, 60_000);

it("every button of every answer in a modal of Slack is answered there", async () => {
  const { slack } = both();
  const shownBy = new Map<Button, { readonly shown: ShownModal; readonly line: string }>();
  const first = await asked(async (line) => {
    later(slack);
    const shown = await slack.askAbout({ text: "?", ts: `${LINES.findIndex((one) => one[1] === line) + 1}.1` });
    await slack.submit(shown, { question: line });
    const buttons = slackButtons(shown.modal.blocks);
    for (const button of buttons) shownBy.set(button, { shown, line });
    return buttons;
  });
  let presses = 0;
  const pressed = await pressAll(first, slackName, async (button) => {
    later(slack);
    const { line = "" } = shownBy.get(button) ?? {};
    presses += 1;
    const shown = await slack.askAbout({ text: "?" }, { channel: `C-${presses}` });
    await slack.submit(shown, { question: line });
    const { hash } = shown;
    const { text } = labelled(shown.modal.blocks, button.text.text);
    await slack.pressIn(shown, text.text);
    if (button.url !== undefined) return [];
    if (button.action_id.startsWith("amw:form:")) {
      const form = await slack.web.modals.next("form");
      expect(form.under).toBe(shown);
      return [];
    }
    // Thanks stand on top of the answer.
    if (text.text === "Useful") {
      expect((await slack.web.modals.next("thanks")).under).toBe(shown);
      return [];
    }
    await vi.waitFor(() => expect(shown.hash).not.toBe(hash), { interval: 2 });
    expect(JSON.stringify(shown.modal.blocks), `${line}: ${text.text}`).not.toMatch(SORRY);
    return [];
  });
  expect(pressed.length).toBeGreaterThan(100);
}, 60_000);

it("every button of every answer in Discord is answered", async () => {
  const { discord } = both();
  type Shown = ReturnType<typeof buttonsOf>[number];
  const press = async (button: Shown): Promise<readonly Shown[]> => {
    const exchange = await discord.press(button);
    if (button.customId.startsWith("amwf")) {
      const modal = modalOf(exchange);
      const asksMore = modal.controls.some(({ required, value }) => required && value === "");
      return asksMore ? [] : buttonsOf((await submit(discord, modal)).message);
    }
    const { message } = exchange;
    // Thanks stand beside the answer.
    const isBeside = button.label === "Share" || button.label === "Useful";
    expect(exchange.callback?.type).toBe(isBeside ? 4 : 7);
    expect(isEphemeral(message)).toBe(button.label !== "Share");
    expect(saidOnDiscord(message).refused, button.customId).toBe(false);
    return buttonsOf(message);
  };
  const messages: Posted[] = await asked(async (query) => (await discord.command({ query })).message);
  const own = messages.filter(isEphemeral).map(buttonsOf);
  const pressed = await pressAll(own, ({ customId }) => customId, press);
  expect(pressed.length).toBeGreaterThan(100);
}, 60_000);
