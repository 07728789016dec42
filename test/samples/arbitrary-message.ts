import fc from "fast-check";
import type { Action, Block, Message, Span, Text } from "../../src/core/message/message.ts";

/** Text that is live on some surface when a renderer forgets that it is data. */
export const HOSTILE = [
  "@everyone",
  "@here",
  "<!channel>",
  "<!here|here>",
  "<!subteam^S1>",
  "<@U1>",
  "<#C1|general>",
  "<https://evil.example|bank>",
  "[bank](https://evil.example)",
  "<@&123456789012345678>",
  "<t:0:R>",
  "*bold*",
  "_it_",
  "~struck~",
  "`code`",
  "```\nfence",
  "\n> quote",
  "\n- bullet",
  "\n# heading",
  "||spoiler||",
  ":smile:",
  "&lt;!channel&gt;",
  "<script>alert(1)</script>",
  "\u001b[31m",
  "\u202e",
] as const;

const words = (maxLength: number): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 3, arbitrary: fc.string({ unit: "grapheme", maxLength: 40 }) },
    { weight: 3, arbitrary: fc.constantFrom(...HOSTILE) },
    { weight: 2, arbitrary: fc.constantFrom("Moore Threads", "摩尔线程", "MTT S5000", "") },
    {
      weight: 1,
      arbitrary: fc
        .tuple(fc.constantFrom("a", "摩", "👩‍👩‍👧", "&", "<", " word", ...HOSTILE), fc.nat({ max: maxLength }))
        .map(([unit, size]) => unit.repeat(Math.ceil(size / unit.length)).slice(0, size)),
    },
  );

const url = fc.oneof(
  { weight: 3, arbitrary: fc.webUrl({ withQueryParameters: true, withFragments: true }) },
  { weight: 1, arbitrary: fc.constantFrom("https://e.example/a|b>c<d?x=(1)&y=2", "javascript:alert(1)", "", "摩尔") },
  { weight: 1, arbitrary: fc.nat({ max: 4000 }).map((n) => `https://example.com/${"a".repeat(n)}`) },
);

const span: fc.Arbitrary<Span> = fc.oneof(
  words(5000),
  fc.record({ kind: fc.constantFrom("strong" as const, "code" as const), text: words(5000) }),
  fc.record({ kind: fc.constant("link" as const), text: words(500), url }),
  fc.record({
    kind: fc.constant("date" as const),
    at: fc.date({ noInvalidDate: true, min: new Date("1970-01-01"), max: new Date("2100-01-01") }),
    style: fc.constantFrom("day" as const, "ago" as const),
  }),
);
export const arbitraryText: fc.Arbitrary<Text> = fc.oneof(words(6000), fc.array(span, { maxLength: 6 }));

const scored = fc.record({ score: fc.integer({ min: 0, max: 3 }), reason: words(4000) });
const many = <T>(item: fc.Arbitrary<T>): fc.Arbitrary<T[]> =>
  fc.oneof(
    { weight: 6, arbitrary: fc.array(item, { maxLength: 6 }) },
    // Repeating one item makes a huge block that is cheap to generate.
    { weight: 1, arbitrary: fc.tuple(item, fc.integer({ min: 7, max: 200 })).map(([one, n]) => Array(n).fill(one)) },
  );

const table: fc.Arbitrary<Block> = fc.integer({ min: 1, max: 25 }).chain((width) =>
  fc.record({
    kind: fc.constant("table" as const),
    columns: fc.array(
      fc.record(
        { label: words(200), align: fc.constantFrom("left" as const, "right" as const) },
        { requiredKeys: ["label"] },
      ),
      { minLength: width, maxLength: width },
    ),
    rows: many(fc.array(arbitraryText, { minLength: Math.min(width, 4), maxLength: Math.min(width, 4) })),
  }),
);

export const arbitraryBlock: fc.Arbitrary<Block> = fc.oneof(
  fc.record({ kind: fc.constant("heading" as const), text: words(400) }),
  fc.record({ kind: fc.constantFrom("paragraph" as const, "caution" as const, "note" as const), text: arbitraryText }),
  fc.record({
    kind: fc.constant("facts" as const),
    facts: many(fc.record({ label: words(300), value: arbitraryText })),
  }),
  fc.record(
    {
      kind: fc.constant("list" as const),
      items: many(arbitraryText),
      numbered: fc.boolean(),
      start: fc.integer({ min: 1, max: 999 }),
    },
    { requiredKeys: ["kind", "items"] },
  ),
  table,
  fc.record({ kind: fc.constant("score" as const), novelty: scored, significance: scored, vector: words(200) }),
);

const action: fc.Arbitrary<Action> = fc.oneof(
  fc.record({ kind: fc.constant("run" as const), label: words(200), line: words(3000) }),
  fc.record({ kind: fc.constant("open" as const), label: words(200), url }),
);

/** Any Message a core could build, and many it never should: huge, empty, hostile. */
export const arbitraryMessage: fc.Arbitrary<Message> = fc.record({
  summary: words(1000),
  title: words(1000),
  tone: fc.constantFrom("plain" as const, "done" as const, "caution" as const, "refused" as const),
  blocks: fc.oneof(
    { weight: 5, arbitrary: fc.array(arbitraryBlock, { maxLength: 8 }) },
    {
      weight: 1,
      arbitrary: fc.tuple(arbitraryBlock, fc.integer({ min: 20, max: 120 })).map(([one, n]) => Array(n).fill(one)),
    },
  ),
  actions: many(action),
  audience: fc.constantFrom("asker" as const, "channel" as const),
  about: fc.constant([]),
});
