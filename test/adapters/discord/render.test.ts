import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { pressedOf } from "../../../src/adapters/discord/buttons.ts";
import { type DiscordPayload, renderDiscord } from "../../../src/adapters/discord/render.ts";
import type { Block, Message, Text } from "../../../src/core/message/message.ts";
import { joined, link, spansOf, strong } from "../../../src/core/message/spans.ts";
import { messageProblems } from "../../fakes/discord/message-rules.ts";
import { arbitraryMessage, HOSTILE } from "../../samples/arbitrary-message.ts";
import { SAMPLES } from "../../samples/messages.ts";
import { livePart } from "./live-markdown.ts";
import { says } from "./running-bot.ts";

const KEY = "k1234567890123456789012";
const render = (message: Message): DiscordPayload => renderDiscord(message, () => KEY);

const textsOf = ({ components: [container] }: DiscordPayload): string[] =>
  container.components.flatMap((component) => ("content" in component ? [component.content] : []));
const buttonsOf = ({ components: [container] }: DiscordPayload) =>
  container.components.flatMap((component) => (component.type === 1 ? component.components : []));
const textOf = (blocks: readonly Block[]): string =>
  textsOf(render(says("T", { blocks })))
    .slice(1)
    .join("\n");

test.each(Object.keys(SAMPLES))("%s", (name) => {
  const payload = render(SAMPLES[name] as Message);
  expect(messageProblems(payload)).toEqual([]);
  const buttons = buttonsOf(payload).map((button) => JSON.stringify(button));
  expect([...textsOf(payload), ...buttons].join("\n———\n")).toMatchSnapshot();
});

test("the whole payload", () => {
  expect(render(says("Huawei", { actions: [{ kind: "run", label: "Share", line: "huawei --share" }] }))).toEqual({
    flags: 1 << 15,
    components: [
      {
        type: 17,
        accent_color: 0x3b82f6,
        components: [
          { type: 10, content: "## Huawei" },
          { type: 10, content: "About Huawei." },
          { type: 1, components: [{ type: 2, style: 2, label: "Share", custom_id: "amw:huawei --share" }] },
        ],
      },
    ],
    allowed_mentions: { parse: [] },
  });
});

test("every message renders within Discord's limits, and no data in it is live", { timeout: 30_000 }, () => {
  fc.assert(
    fc.property(arbitraryMessage, (message) => {
      const payload = render(message);
      expect(messageProblems(payload)).toEqual([]);
      for (const text of textsOf(payload)) expect(livePart(text, true)).toBe("");
    }),
    { numRuns: 100 },
  );
});

const long = (text: string, size: number): string => text.repeat(Math.ceil(size / text.length)).slice(0, size);

test.each(["摩尔线程", "a", "@everyone ", ...HOSTILE])("ten long texts of %j fit, cut with a note", (unit) => {
  const blocks: Block[] = Array.from({ length: 10 }, () => ({ kind: "paragraph", text: long(unit, 3000) }));
  const payload = render(says(long(unit, 3000), { blocks }));
  expect(messageProblems(payload)).toEqual([]);
  expect(textsOf(payload).at(-1)).toMatch(/^-# \d+ more not shown here\.$/);
});

test("one long Chinese paragraph is cut visibly, not dropped", () => {
  expect(textOf([{ kind: "paragraph", text: long("摩尔线程", 9000) }])).toBe(`${long("摩尔线程", 1499)}…`);
});

test("Chinese text is counted in bytes, which run out before the characters do", () => {
  const blocks: Block[] = Array.from({ length: 3 }, () => ({ kind: "paragraph", text: long("摩尔线程", 1300) }));
  const payload = render(says("三", { blocks }));
  expect(messageProblems(payload)).toEqual([]);
  expect(textsOf(payload).at(-1)).toBe("-# 1 more not shown here.");
});

test("every text display costs some bytes beside its own", () => {
  const blocks: Block[] = Array.from({ length: 36 }, () => ({ kind: "paragraph", text: long("摩尔线程", 92) }));
  expect(messageProblems(render(says("三", { blocks })))).toEqual([]);
});

test("many blocks share the text displays that are left beside many buttons", () => {
  const payload = render(
    says("Many", {
      blocks: Array.from({ length: 30 }, (_, i) => ({ kind: "paragraph", text: `Paragraph ${i}.` })),
      actions: Array.from({ length: 25 }, (_, i) => ({ kind: "run", label: `${i}`, line: `line ${i}` })),
    }),
  );
  expect(messageProblems(payload)).toEqual([]);
  for (let i = 0; i < 30; i++) expect(textsOf(payload).join("\n")).toContain(`Paragraph ${i}.`);
  expect(buttonsOf(payload)).toHaveLength(25);
});

describe("buttons", () => {
  const rendered = (actions: Message["actions"], keyOf = (_: string): string => KEY): DiscordPayload =>
    renderDiscord(says("T", { actions }), keyOf);
  const ids = (payload: DiscordPayload) =>
    buttonsOf(payload).map((button) => ("custom_id" in button ? button.custom_id : ""));

  test("a line travels in its button when it fits, else under its key", () => {
    const fits = "x".repeat(96);
    const payload = rendered([
      { kind: "run", label: "a", line: fits },
      { kind: "run", label: "b", line: `${fits}x` },
    ]);
    expect(ids(payload)).toEqual([`amw:${fits}`, `amw#${KEY}`]);
    expect(ids(payload).map(pressedOf)).toEqual([
      { opens: "answer", line: fits },
      { opens: "answer", key: KEY },
    ]);
  });

  test("equal lines get ids of their own and still ask the same", () => {
    const line = "y".repeat(96);
    const actions = ["huawei", "huawei", line, line, "huawei"].map(
      (one) => ({ kind: "run", label: "again", line: one }) as const,
    );
    const payload = rendered(actions);
    expect(new Set(ids(payload)).size).toBe(5);
    expect(ids(payload).map(pressedOf)).toEqual([
      { opens: "answer", line: "huawei" },
      { opens: "answer", line: "huawei" },
      { opens: "answer", line },
      { opens: "answer", key: KEY },
      { opens: "answer", line: "huawei" },
    ]);
  });

  test("a line may hold what ids are made of, and line breaks", () => {
    const line = "amw#2:\nfoo";
    expect(ids(rendered([{ kind: "run", label: "a", line }])).map(pressedOf)).toEqual([{ opens: "answer", line }]);
    expect(ids(rendered([{ kind: "form", label: "a", line }])).map(pressedOf)).toEqual([{ opens: "form", line }]);
    expect(pressedOf("other:thing")).toBeUndefined();
  });

  test("only a line that is sent is kept", () => {
    const kept: string[] = [];
    const actions = Array.from(
      { length: 40 },
      (_, i) => ({ kind: "run", label: `${i}`, line: `${i} ${"z".repeat(100)}` }) as const,
    );
    const payload = rendered(actions, (line) => `k${kept.push(line)}`);
    expect(kept).toEqual(actions.slice(0, 25).map(({ line }) => line));
    expect(textsOf(payload).at(-1)).toBe("-# 15 more buttons not shown here.");
  });

  test("an address that no button takes becomes a link, or is shown when it is none", () => {
    const payload = rendered([
      { kind: "open", label: "Long", url: `https://example.com/${"a".repeat(500)}` },
      { kind: "open", label: "Bad", url: "javascript:alert(1)" },
    ]);
    expect(textsOf(payload).at(-1)).toBe(
      `-# [Long](<https://example.com/${"a".repeat(500)}>)\n-# Bad (javascript\\:alert(1))`,
    );
    expect(buttonsOf(payload)).toEqual([]);
  });
});

describe("tables", () => {
  const columns = [{ label: "Player" }, { label: "N", align: "right" as const }];

  test("a narrow one is aligned, wide characters counting two", () => {
    expect(
      textOf([
        {
          kind: "table",
          columns,
          rows: [
            ["华为", "3"],
            ["NVIDIA", "10"],
          ],
        },
      ]),
    ).toBe("```\nPlayer   N\n华为     3\nNVIDIA  10\n```");
  });

  test("a wide one, or one with links, is a list", () => {
    const rows = [["Huawei", [link("filing", "https://example.com")]], ["Biren"]];
    expect(textOf([{ kind: "table", columns, rows }])).toBe(
      "- **Huawei**: [filing](<https://example.com/>)\n- **Biren**",
    );
    expect(textOf([{ kind: "table", columns, rows: [["w".repeat(60), "1"]] }])).toBe(`- **${"w".repeat(60)}**: 1`);
    expect(textOf([{ kind: "table", columns: [{ label: "A" }], rows: [["w".repeat(60)]] }])).toBe(
      `- **${"w".repeat(60)}**`,
    );
  });

  test("a count stands in brackets after what is counted", () => {
    expect(
      textOf([
        {
          kind: "table",
          columns: [{ label: "Segment" }, { label: "#", align: "right" }, { label: "Players" }],
          rows: [[[strong("Foundry")], "4", `Intel, Samsung, SMIC, ${"TSMC ".repeat(10)}`]],
        },
      ]),
    ).toBe(`- **Foundry** (4): Intel, Samsung, SMIC, ${"TSMC ".repeat(10).trim()}`);
  });

  test("of three columns and more, a row is a paragraph with a line for each", () => {
    const compared = [{ label: "Compared" }, { label: "NVIDIA" }, { label: "Huawei (华为)" }];
    const rows: Text[][] = [
      ["Listing", "Traded as NVDA on NASDAQ in New York", "Not listed; privately held"],
      ["Homepage", "", [link("huawei.com", "https://huawei.com")]],
    ];
    expect(textOf([{ kind: "table", columns: compared, rows }])).toBe(
      "**Listing**\nNVIDIA: Traded as NVDA on NASDAQ in New York\nHuawei (华为): Not listed; privately held\n\n**Homepage**\nHuawei (华为): [huawei.com](<https://huawei.com/>)",
    );
  });
});

test("a long label ends after a whole word", () => {
  const label = "Moore Threads releases MusaCoder, the first domestic GPU for full AI training and inference";
  const payload = render(says("T", { actions: [{ kind: "run", label, line: "x" }] }));
  expect(buttonsOf(payload).map((button) => ("label" in button ? button.label : ""))).toEqual([
    "Moore Threads releases MusaCoder, the first domestic GPU for full AI training…",
  ]);
});

test("what does not fit: sources go before what the message says, and the note names the parts", () => {
  const sources = Array.from({ length: 10 }, (_, i) =>
    link(`Publisher ${i}`, `https://example.com/${"a".repeat(90)}/${i}`),
  );
  const blocks = (size: number): Block[] => [
    { kind: "heading", text: "Claims" },
    { kind: "paragraph", text: long("claim ", 1500) },
    { kind: "heading", text: "Why it matters" },
    { kind: "paragraph", text: long("because ", size) },
    { kind: "heading", text: "What to watch" },
    { kind: "list", items: [long("this ", 690), long("that ", 690)] },
    {
      kind: "note",
      text: [
        "Sources: ",
        ...spansOf(
          joined(
            sources.map((source) => [source]),
            " · ",
          ),
        ),
      ],
    },
  ];
  const fitting = textsOf(render(says("T", { blocks: blocks(300) })));
  expect(fitting.join("\n")).toContain("that that");
  expect(fitting.at(-1)).toMatch(/^-# Sources: \[Publisher 0\].* and [5-8] more sources$/);
  const cut = textsOf(render(says("T", { blocks: blocks(1500) })));
  expect(cut.at(-1)).toMatch(
    /^-# Sources: \[Publisher 0\].* and 8 more sources\n-# Not shown here: What to watch; 2 parts in all\.$/,
  );
});

test("a label that is an address names the one it opens", () => {
  expect(textOf([{ kind: "paragraph", text: [link("https://bank.example", "https://evil.example/x")] }])).toBe(
    "[evil.example](<https://evil.example/x>)",
  );
});

test.each([
  ["https：//bank.example", "https://evil.example/x"],
  ["www.bank.example", "https://evil.example/x"],
])("a label that looks like the address %s names the one it opens", (label, url) => {
  expect(textOf([{ kind: "paragraph", text: [link(label, url)] }])).toBe(`[evil.example](<${url}>)`);
});

test("an address with a user name, which poses as its host, is no link", () => {
  expect(textOf([{ kind: "paragraph", text: [link("bank", "https://bank.example@evil.example")] }])).toBe(
    "bank (https\\://bank.example\\@evil.example)",
  );
});

test("an address that would crowd out the message is cut, and no link", () => {
  expect(textOf([{ kind: "paragraph", text: [link("filing", `https://e.example/${"a".repeat(1000)}`)] }])).toBe(
    `filing (https\\://e.example/${"a".repeat(81)}…)`,
  );
});

test("the scores have dots, also the lowest", () => {
  const score = (n: number) => ({ score: n, reason: `because ${n}` });
  expect(textOf([{ kind: "score", novelty: score(0), significance: score(3), vector: "AMW:1/N:0/S:3" }])).toBe(
    "**Novelty** ○○○ 0/3 · because 0\n**Significance** ●●● 3/3 · because 3\n-# `AMW:1/N:0/S:3`",
  );
});
