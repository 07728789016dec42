import { afterAll, beforeAll, describe, expect, it, test } from "vitest";
import { ROOM } from "../../src/adapters/discord/limits.ts";
import { renderDiscord } from "../../src/adapters/discord/render.ts";
import { renderSlack } from "../../src/adapters/slack/render.ts";
import { renderTerminal } from "../../src/adapters/terminal/render.ts";
import { renderHtml } from "../../src/adapters/web/render.ts";
import type { Message } from "../../src/core/message/message.ts";
import { plainText } from "../../src/core/message/plain.ts";
import { SlashAnswer } from "../fakes/slack/payloads.ts";
import { LINES } from "../said/lines.ts";
import { NOON, type SampleAmw, sampleAmw } from "../samples/knowledge-store.ts";
import { SAMPLES } from "../samples/messages.ts";
import { expectSameContent } from "./same-content.ts";
import { discordManner, readDiscord } from "./surfaces/discord.ts";
import { htmlManner, readHtml } from "./surfaces/html.ts";
import { plainManner, readPlain } from "./surfaces/plain.ts";
import { readSlack, slackManner } from "./surfaces/slack.ts";
import { loose, notesJoined, readTerminal, terminalManner } from "./surfaces/terminal.ts";
import { type Entry, told } from "./told.ts";

const now = NOON.now();

function discord(message: Message): Entry[] {
  const keys: string[] = [];
  const payload = renderDiscord(message, (line) => `k${keys.push(line)}`);
  return readDiscord(payload, (key) => keys[Number(key.slice(1)) - 1] ?? "");
}

interface Surface {
  readonly name: string;
  /** What the surface must show. */
  told(message: Message): Entry[];
  /** What it shows. */
  shown(message: Message): Entry[];
}

const slackAnswer = (message: Message) =>
  SlashAnswer.parse(JSON.parse(JSON.stringify({ ...renderSlack(message), response_type: "ephemeral" })));
const unescaped = (text: string): string =>
  text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");

const SURFACES: readonly Surface[] = [
  {
    name: "Slack",
    told: (message) => told(message, slackManner()),
    shown: (message) => readSlack(slackAnswer(message).blocks),
  },
  {
    name: "Slack's text for notifications",
    told: (message) => told(message, plainManner),
    shown(message) {
      const text = unescaped(slackAnswer(message).text);
      expect(text.startsWith(`${message.summary}\n\n`)).toBe(true);
      return readPlain(text.slice(message.summary.length));
    },
  },
  { name: "Discord", told: (message) => told(message, discordManner), shown: discord },
  {
    name: "the terminal",
    told: (message) => notesJoined(told(message, terminalManner(now)).map(loose)),
    shown: (message) => readTerminal(renderTerminal(message, { width: 120, colour: true, now })),
  },
  { name: "the web", told: (message) => told(message, htmlManner), shown: (message) => readHtml(renderHtml(message)) },
  {
    name: "plain text",
    told: (message) => told(message, plainManner),
    shown: (message) => readPlain(plainText(message)),
  },
];

const ON_DISCORD = { actor: { id: "discord:1", name: "Ada" }, surface: "discord" } as const;

/** The answer in the parts in which Discord gets it, as "Read on" leads through them. */
async function allParts({ amw }: SampleAmw, line: string): Promise<Message[]> {
  const parts: Message[] = [];
  for (let next: string | undefined = line; next !== undefined; ) {
    const part: Message = await amw.answer({ line: next, ...ON_DISCORD, room: ROOM });
    parts.push(part);
    const readOn = part.actions.find(({ label }) => label === "Read on");
    next = readOn?.kind === "run" ? readOn.line : undefined;
  }
  return parts;
}

/** A table that goes on in the next part begins with its labels again. */
const tablesJoined = (entries: readonly Entry[]): Entry[] =>
  entries.filter((entry, i) => !(entry.startsWith("columns ") && entries.slice(0, i).includes(entry)));

describe.each(SURFACES)("$name shows all that a message says", (surface) => {
  it.each(Object.entries(SAMPLES))("the sample %s", (_, message) => {
    expectSameContent(surface.told(message), surface.shown(message));
  });
});

test.each(SURFACES)("what does not fit on $name is counted, and whole parts are named", (surface) => {
  const link = { kind: "link", text: "A publisher", url: `https://example.com/${"a".repeat(90)}` } as const;
  const many = Array.from({ length: 60 }, (_, i) => `Item ${i}: ${"摩尔线程 ".repeat(20)}`);
  const said = [
    { kind: "facts", facts: many.slice(0, 20).map((value, i) => ({ label: `Fact ${i}`, value })) },
    { kind: "heading", text: "Items" },
    { kind: "list", items: many },
    { kind: "heading", text: "What to watch" },
    { kind: "list", items: many },
    { kind: "note", text: ["Sources: ", link, ...Array.from({ length: 9 }, () => [" · ", link]).flat()] },
  ] as const;
  for (const blocks of [said, said.slice(0, 3), said.slice(-1)]) {
    const message: Message = { ...(SAMPLES.titleOnly as Message), blocks };
    expectSameContent(surface.told(message), surface.shown(message));
  }
});

describe("every real answer", () => {
  let sample: SampleAmw;
  beforeAll(async () => {
    sample = await sampleAmw();
  });
  afterAll(() => sample.close());

  describe("on Discord, in all its parts", () => {
    it.each(LINES)("%s: /amw %s", async (_, line) => {
      const whole = await sample.amw.answer({ line, ...ON_DISCORD });
      const parts = await allParts(sample, line);
      for (const part of parts) expectSameContent(told(part, discordManner), discord(part));
      const turns = (actions: Message["actions"]) => actions.filter(({ label }) => !/^(?:Read on|Back)$/.test(label));
      const shown = parts.flatMap((part) => told({ ...part, actions: [] }, discordManner).slice(1));
      expect(tablesJoined(shown)).toEqual(tablesJoined(told({ ...whole, actions: [] }, discordManner).slice(1)));
      for (const [i, { title, actions }] of parts.entries()) {
        expect(title).toBe(parts.length > 1 ? `${whole.title} (${i + 1} of ${parts.length})` : whole.title);
        expect(turns(actions).filter(({ label }) => label !== "Share")).toEqual(
          whole.actions.filter(({ label }) => label !== "Share"),
        );
      }
    });
  });

  describe.each(SURFACES)("whole, on $name", (surface) => {
    it.each(LINES)("%s: /amw %s", async (_, line) => {
      const message = await sample.ask(line);
      expectSameContent(surface.told(message), surface.shown(message));
    });
  });
});
