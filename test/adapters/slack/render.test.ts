import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { renderSlack } from "../../../src/adapters/slack/render.ts";
import type { Message } from "../../../src/core/message/message.ts";
import { code, day, link, strong } from "../../../src/core/message/spans.ts";
import { buttonsOf, SlashAnswer } from "../../fakes/slack/payloads.ts";
import { arbitraryMessage, HOSTILE } from "../../samples/arbitrary-message.ts";
import { SAMPLES } from "../../samples/messages.ts";

const message = (parts: Partial<Message>): Message => ({
  summary: "S",
  title: "T",
  tone: "plain",
  blocks: [],
  actions: [],
  audience: "asker",
  about: [],
  ...parts,
});
/** As Slack gets it, checked by the fake's own rules. */
const sent = (parts: Message): SlashAnswer =>
  SlashAnswer.parse(JSON.parse(JSON.stringify({ ...renderSlack(parts), response_type: "ephemeral" })));
const json = (parts: Message): string => JSON.stringify(sent(parts).blocks);

describe("every sample", () => {
  test.each(Object.entries(SAMPLES))("%s", (_, sample) => {
    expect(sent(sample)).toMatchSnapshot();
  });
});

describe("limits", () => {
  test("Slack takes every message, however huge or hostile", () => {
    fc.assert(
      fc.property(arbitraryMessage, (any) => {
        sent(any);
      }),
      { numRuns: 300, endOnFailure: true },
    );
  });

  test("what is left out is said", () => {
    const { blocks } = sent(message({ blocks: [{ kind: "list", items: Array(400).fill("an item of the list") }] }));
    const items = blocks.flatMap((block) => (block.type === "rich_text" ? block.elements : []));
    const shown = items.reduce((sum, one) => sum + (one.type === "rich_text_list" ? one.elements.length : 0), 0);
    expect(shown).toBeGreaterThan(100);
    expect(blocks.at(-1)).toEqual({
      type: "context",
      elements: [{ type: "plain_text", text: `${400 - shown} more not shown here.`, emoji: false }],
    });
  });

  test("the text for screen readers stays complete where blocks are cut", () => {
    const items = Array.from({ length: 400 }, (_, i) => `item number ${i}`);
    expect(sent(message({ blocks: [{ kind: "list", items }] })).text).toContain("item number 399");
  });

  test("more than 25 buttons take several rows", () => {
    const actions = Array.from({ length: 60 }, (_, i) => ({ kind: "run", label: `${i}`, line: `${i}` }) as const);
    const answer = sent(message({ actions }));
    expect(answer.blocks.map(({ type }) => type)).toEqual(["header", "actions", "actions", "actions"]);
    expect(buttonsOf(answer.blocks).map(({ value }) => value)).toEqual(actions.map(({ line }) => line));
  });

  test("a button that Slack cannot carry is owned up to", () => {
    const actions = [
      { kind: "run", label: "Long", line: "x".repeat(2001) },
      { kind: "open", label: "Odd", url: "javascript:alert(1)" },
      { kind: "run", label: "Long, too", line: "y".repeat(2001) },
      { kind: "run", label: "Fine", line: "fine" },
    ] as const;
    const answer = sent(message({ actions }));
    expect(buttonsOf(answer.blocks).map(({ text }) => text.text)).toEqual(["Fine"]);
    const said = answer.blocks.flatMap((block) => (block.type === "context" ? block.elements : []));
    expect(said.map(({ text }) => text)).toEqual([
      "2 more not shown here: too long for a Slack button.",
      "Odd (javascript:alert(1))",
    ]);
  });

  test("a second table becomes a list, for Slack takes one a message", () => {
    const table = { kind: "table", columns: [{ label: "A" }, { label: "B" }], rows: [["one", "two"]] } as const;
    const { blocks } = sent(message({ blocks: [table, table] }));
    expect(blocks.map(({ type }) => type)).toEqual(["header", "table", "rich_text"]);
    expect(JSON.stringify(blocks[2])).toContain("rich_text_list");
  });

  test("a table stays within what Slack takes of one, which is less than of all blocks", () => {
    const rows = Array.from({ length: 12 }, (_, i) => [`${i}`, "x".repeat(1000)]);
    const { blocks } = sent(message({ blocks: [{ kind: "table", columns: [{ label: "A" }, { label: "B" }], rows }] }));
    expect(blocks[1]).toMatchObject({ type: "table", rows: { length: 10 } });
    expect(JSON.stringify(blocks[2])).toContain("3 more not shown here.");
  });

  test("a table of more rows or columns than Slack takes is a list, too", () => {
    const table = (columns: number, rows: number) =>
      sent(
        message({
          blocks: [
            {
              kind: "table",
              columns: Array(columns).fill({ label: "" }),
              rows: Array(rows).fill(Array(columns).fill("")),
            },
          ],
        }),
      ).blocks.some(({ type }) => type === "table");
    expect([table(1, 99), table(1, 100), table(20, 1), table(21, 1)]).toEqual([true, false, true, false]);
  });

  test("an empty cell or item keeps its place", () => {
    sent(message({ blocks: [{ kind: "table", columns: [{ label: "A" }, { label: "" }], rows: [["one"], [[]]] }] }));
    const { blocks } = sent(message({ blocks: [{ kind: "list", numbered: true, items: ["", "two"] }] }));
    expect(blocks[1]).toMatchObject({ elements: [{ elements: [{}, { elements: [{ text: "two" }] }] }] });
  });
});

describe("data stays data", () => {
  const everywhere = (text: string): Message =>
    message({
      summary: text,
      title: text,
      blocks: [
        { kind: "heading", text },
        { kind: "paragraph", text: [text, strong(text), code(text), link(text, "https://example.com")] },
        { kind: "facts", facts: [{ label: text, value: text }] },
        { kind: "list", items: [text] },
        { kind: "table", columns: [{ label: text }], rows: [[text], [[code(text)]]] },
        { kind: "score", novelty: { score: 1, reason: text }, significance: { score: 1, reason: text }, vector: text },
        { kind: "caution", text },
        { kind: "note", text },
        { kind: "note", text: [text] },
      ],
      actions: [{ kind: "run", label: text, line: text }],
    });

  test.each(HOSTILE)("%j", (text) => {
    const answer = sent(everywhere(text));
    expect(answer.text).not.toMatch(/[<>]/);
    // The fake's rules know no mrkdwn, mention, emoji or broadcast element; without emoji, codes stay codes.
    expect(JSON.stringify(answer.blocks)).not.toMatch(/"mrkdwn"|"emoji":true|"user_id"|"broadcast"/);
  });

  test("an address cannot break out of its link", () => {
    const blocks = json(message({ blocks: [{ kind: "paragraph", text: [link("a", "https://e.example/a|b>c<d")] }] }));
    expect(blocks).toContain("https://e.example/a%7Cb%3Ec%3Cd");
  });

  test("an address that is none is shown and not linked", () => {
    const blocks = json(message({ blocks: [{ kind: "paragraph", text: [link("click", "javascript:alert(1)")] }] }));
    expect(blocks).toContain("click (javascript:alert(1))");
    expect(blocks).not.toContain('"type":"link"');
  });

  test.each(["https://bank.example", "https：//bank.example", "ht\u200btps://bank.example", "www.bank.example/login"])(
    "a link called %s shows the host that it opens",
    (label) => {
      const blocks = json(message({ blocks: [{ kind: "paragraph", text: [link(label, "https://evil.example/x")] }] }));
      expect(blocks).toContain('{"type":"link","url":"https://evil.example/x","text":"evil.example"}');
    },
  );

  test("a link may be called by its own host", () => {
    const blocks = json(
      message({ blocks: [{ kind: "paragraph", text: [link("www.a.example", "https://www.a.example")] }] }),
    );
    expect(blocks).toContain('"text":"www.a.example"');
  });

  test("an address with a user name, which poses as its host, is no link", () => {
    const blocks = json(
      message({ blocks: [{ kind: "paragraph", text: [link("bank", "https://bank.example@evil.example")] }] }),
    );
    expect(blocks).toContain("bank (https://bank.example@evil.example)");
    expect(blocks).not.toContain('"type":"link"');
  });

  test("characters that hide or turn text around are dropped", () => {
    expect(json(message({ blocks: [{ kind: "paragraph", text: "a\u202eb\u0000c\ud800d" }] }))).toContain('"abcd"');
  });
});

test("dates are shown in the reader's own time", () => {
  const at = new Date("2026-05-03T09:00:00.700Z");
  expect(sent(message({ blocks: [{ kind: "paragraph", text: [day(at)] }] })).blocks[1]).toMatchObject({
    elements: [
      {
        elements: [{ type: "date", timestamp: 1777798800, format: "{date_short}", fallback: "3 May 2026, 09:00 UTC" }],
      },
    ],
  });
});
