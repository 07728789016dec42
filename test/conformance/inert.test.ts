import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { renderDiscord } from "../../src/adapters/discord/render.ts";
import { markdown } from "../../src/adapters/discord/text.ts";
import { renderSlack } from "../../src/adapters/slack/render.ts";
import { renderTerminal } from "../../src/adapters/terminal/render.ts";
import { renderHtml } from "../../src/adapters/web/render.ts";
import type { Block, Message, Text } from "../../src/core/message/message.ts";
import { spansOf } from "../../src/core/message/spans.ts";
import { readMarkdown } from "../adapters/discord/read-markdown.ts";
import { readHtml } from "../adapters/web/html-tags.ts";
import { messageProblems } from "../fakes/discord/message-rules.ts";
import { SlashAnswer } from "../fakes/slack/payloads.ts";
import { arbitraryMessage, arbitraryText, chineseMessage, smallMessage } from "../samples/arbitrary-message.ts";
import { runs } from "../samples/runs.ts";
import { discordManner, readDiscord } from "./surfaces/discord.ts";
import { opened, squeezed, told } from "./told.ts";

interface Link {
  readonly label: string;
  readonly url: string;
}
interface Shown {
  /** Everything that opens something when pressed or clicked. */
  readonly links: readonly Link[];
  /** Every string that a client gets. */
  readonly strings: readonly string[];
}

/** What a button sends back is never drawn. */
const UNSEEN = new Set(["value", "custom_id"]);

const stringsIn = (value: unknown): string[] => {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, one]) => (UNSEEN.has(key) ? [] : stringsIn(one)));
};

function slack(message: Message): Shown {
  const answer = SlashAnswer.parse(JSON.parse(JSON.stringify({ ...renderSlack(message), response_type: "ephemeral" })));
  const links: Link[] = [];
  const visit = (value: unknown): void => {
    if (typeof value !== "object" || value === null) return;
    if ("url" in value)
      links.push({ label: stringsIn({ ...value, url: 0, type: 0 }).join(" "), url: String(value.url) });
    Object.values(value).forEach(visit);
  };
  visit(answer.blocks);
  return { links, strings: stringsIn(answer) };
}

const LINK = /⟦([^⟦⟧]*) → (https?:[^⟦⟧]*)⟧/g;

function discord(message: Message): Shown {
  const payload = renderDiscord(message, () => "k1234567890123456789012");
  expect(messageProblems(payload)).toEqual([]);
  const entries = readDiscord(payload, () => "");
  const buttons = payload.components[0].components.flatMap((one) => (one.type === 1 ? one.components : []));
  const opens = buttons.flatMap((one) => ("url" in one ? [{ label: one.label ?? "", url: one.url }] : []));
  const links = entries.flatMap((entry) =>
    [...entry.matchAll(LINK)].map(([, label = "", url = ""]) => ({ label, url })),
  );
  return { links: [...links, ...opens], strings: stringsIn(payload) };
}

const OSC_8 = new RegExp(String.raw`${"\u001b"}]8;;([^${"\u001b"}]+)${"\u001b"}\\([^]*?)${"\u001b"}]8;;`, "g");
const OWN = new RegExp(String.raw`${"\u001b"}(?:\[[0-9;]*m|]8;;[\x21-\x7e]*${"\u001b"}\\)`, "g");

function terminal(message: Message): Shown {
  const text = renderTerminal(message, { width: 90, colour: true, now: new Date(0), hyperlinks: true });
  const links = [...text.matchAll(OSC_8)].map(([, url = "", label = ""]) => ({
    label: label.replaceAll(OWN, ""),
    url,
  }));
  return { links, strings: [text.replaceAll(OWN, "")] };
}

function web(message: Message): Shown {
  const html = renderHtml(message);
  const { tags, text } = readHtml(html);
  const anchors = tags.filter(({ name }) => name === "a");
  for (const { attributes } of anchors) expect(attributes.rel).toBe("noopener noreferrer nofollow");
  return { links: anchors.map(({ attributes }) => ({ label: "", url: attributes.href ?? "" })), strings: [text] };
}

const urlsIn = (text: Text): string[] =>
  spansOf(text).flatMap((span) => (typeof span === "object" && span.kind === "link" ? [span.url] : []));
function urlsOf(block: Block): string[] {
  switch (block.kind) {
    case "paragraph":
    case "caution":
    case "note":
      return urlsIn(block.text);
    case "facts":
      return block.facts.flatMap(({ value }) => urlsIn(value));
    case "list":
      return block.items.flatMap(urlsIn);
    case "table":
      return block.rows.flat().flatMap(urlsIn);
    default:
      return [];
  }
}
const given = ({ blocks, actions }: Message): Set<string> =>
  new Set([...blocks.flatMap(urlsOf), ...actions.flatMap((one) => (one.kind === "open" ? [one.url] : []))].map(opened));

/** Names another server than it opens: by its scheme, or by a user name before the host. */
function deceives({ label, url }: Link): boolean {
  const [named] = /[a-z]+:\/\/[^\s/]+/i.exec(label.normalize("NFKC").replaceAll(/\p{Cf}/gu, "")) ?? [];
  return (
    new URL(url).username !== "" ||
    (named !== undefined &&
      !label.includes(new URL(url).href) &&
      (!URL.canParse(named) || new URL(named).host !== new URL(url).host))
  );
}

const HIDDEN = /[\p{Cs}\p{Bidi_Control}]|[^\P{Cc}\n\t]/u;

const SURFACES = { Slack: slack, Discord: discord, "the terminal": terminal, "the web": web };

describe.each(Object.entries(SURFACES))("whatever the message, on %s", (name, show) => {
  const drawn = name === "Slack" || name === "Discord" ? arbitraryMessage : smallMessage;

  test("nothing in it is live, and it fits", { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(drawn, (message) => {
        const { links, strings } = show(message);
        const known = given(message);
        for (const link of links) {
          expect(link.url).toMatch(name === "Slack" ? /^(?:https?|mailto):/ : /^https?:/);
          if (!known.has(opened(link.url))) expect.fail(`A forged link: ${link.label} → ${link.url}`);
          if (deceives(link)) expect.fail(`A link that deceives: ${link.label} → ${link.url}`);
        }
        for (const text of strings) if (HIDDEN.test(text)) expect.fail(`Hidden characters: ${JSON.stringify(text)}`);
      }),
      runs(40),
    );
  });
});

test.each(["Slack", "Discord"] as const)("a message in Chinese fits on %s, too", { timeout: 60_000 }, (name) => {
  fc.assert(
    fc.property(chineseMessage, (message) => {
      SURFACES[name](message);
    }),
    runs(60),
  );
});

test("Discord draws every text as it was meant", { timeout: 60_000 }, () => {
  fc.assert(
    fc.property(arbitraryText, (text) => {
      const said: Message = {
        summary: "",
        title: "",
        tone: "plain",
        blocks: [{ kind: "list", items: [text] }],
        actions: [],
        audience: "asker",
        about: [],
      };
      const [, meant = ""] = told(said, discordManner);
      expect(squeezed(`item ${readMarkdown(markdown(text, 1e6))}`)).toBe(meant);
    }),
    runs(400),
  );
});
