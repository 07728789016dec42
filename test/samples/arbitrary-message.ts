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

const span = (longest: number): fc.Arbitrary<Span> =>
  fc.oneof(
    words(longest),
    fc.record({ kind: fc.constantFrom("strong" as const, "code" as const), text: words(longest) }),
    fc.record({ kind: fc.constant("link" as const), text: words(longest), url }),
    fc.record({
      kind: fc.constant("date" as const),
      at: fc.date({ noInvalidDate: true, min: new Date("1970-01-01"), max: new Date("2100-01-01") }),
      style: fc.constantFrom("day" as const, "ago" as const),
    }),
  );

const text = (longest: number): fc.Arbitrary<Text> =>
  fc.oneof(words(longest), fc.array(span(longest), { maxLength: 5 }));

/** Up to `most` things; many of them are one thing repeated, which is huge and cheap to make. */
const several = <T>(thing: fc.Arbitrary<T>, most: number): fc.Arbitrary<T[]> =>
  most <= 6
    ? fc.array(thing, { maxLength: most })
    : fc.tuple(thing, fc.integer({ min: 7, max: most })).map(([one, n]) => Array<T>(n).fill(one));

/** Any block with texts of at most about `longest` characters and at most `most` items, rows or facts. */
function block(longest: number, most: number): fc.Arbitrary<Block> {
  const any = text(longest);
  const scored = fc.record({ score: fc.integer({ min: 0, max: 3 }), reason: words(longest) });
  const column = fc.record(
    { label: words(100), align: fc.constantFrom("left" as const, "right" as const) },
    { requiredKeys: ["label"] },
  );
  return fc.oneof(
    fc.record({ kind: fc.constant("heading" as const), text: words(longest) }),
    fc.record({ kind: fc.constantFrom("paragraph" as const, "caution" as const, "note" as const), text: any }),
    fc.record({
      kind: fc.constant("facts" as const),
      facts: several(fc.record({ label: words(100), value: any }), most),
    }),
    fc.record(
      {
        kind: fc.constant("list" as const),
        items: several(any, most),
        numbered: fc.boolean(),
        start: fc.integer({ min: 1, max: 999 }),
      },
      { requiredKeys: ["kind", "items"] },
    ),
    fc.record({
      kind: fc.constant("table" as const),
      columns: fc.oneof(fc.array(column, { minLength: 1, maxLength: 6 }), several(column, 25)),
      rows: several(fc.array(any, { maxLength: 6 }), most),
    }),
    fc.record({ kind: fc.constant("score" as const), novelty: scored, significance: scored, vector: words(100) }),
  );
}

const action: fc.Arbitrary<Action> = fc.oneof(
  fc.record({ kind: fc.constantFrom("run" as const, "form" as const), label: words(200), line: words(3000) }),
  fc.record({ kind: fc.constant("open" as const), label: words(200), url }),
);

/** Any Message a core could build, and many it never should: huge, empty, hostile. */
export const arbitraryMessage: fc.Arbitrary<Message> = fc.record({
  summary: words(1000),
  title: words(1000),
  tone: fc.constantFrom("plain" as const, "done" as const, "caution" as const, "refused" as const),
  blocks: fc.oneof(
    { weight: 4, arbitrary: fc.array(block(100, 6), { maxLength: 8 }) },
    { weight: 1, arbitrary: fc.array(block(6000, 3), { maxLength: 4 }) },
    { weight: 1, arbitrary: fc.array(block(100, 200), { maxLength: 2 }) },
    { weight: 1, arbitrary: several(block(100, 4), 120) },
  ),
  actions: fc.oneof(several(action, 4), several(action, 80)),
  audience: fc.constantFrom("asker" as const, "channel" as const),
  about: fc.constant([]),
});
