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
  "<mailto:a@b.example|bank>",
  "<!date^0^{date}|bank>",
  "</amw:3>",
  "<id:customize>",
  "<a:b:4>",
  "**__~~nested~~__**",
  "[[bank](https://evil.example)](<https://evil.example>)",
  "\n>>> all",
  "\n-# small",
  "\n1. one",
  "\u2028# heading",
  "https://bаnk.example/login",
  "https://bank.example@evil.example",
  "javascript:alert(1)",
  "&#60;!channel&#62;",
  "\"'><img src=x onerror=alert(1)>",
  "</article><!--",
  "\u009b31m",
  "\u001b]8;;https://evil.example\u0007bank\u001b]8;;\u0007",
  "@\u200deveryone",
  "\u200f\u061c\u2066",
  "\ud83d",
  "\udc00",
  "👩‍👩‍👧‍👦🏳️‍🌈",
  `e${"\u0301".repeat(60)}`,
  "\\",
] as const;

/** Repeated a thousand times, marks on marks would only take time. */
const REPEATED = HOSTILE.filter((text) => !/\p{M}/u.test(text));

/** Text of at most about so many characters. */
type Words = (maxLength: number) => fc.Arbitrary<string>;

const anyWords: Words = (maxLength) =>
  fc.oneof(
    { weight: 3, arbitrary: fc.string({ unit: "grapheme", maxLength: 40 }) },
    { weight: 3, arbitrary: fc.constantFrom(...HOSTILE) },
    { weight: 2, arbitrary: fc.constantFrom("Moore Threads", "摩尔线程", "MTT S5000", "") },
    {
      weight: 1,
      arbitrary: fc
        .tuple(fc.constantFrom("a", "摩", "👩‍👩‍👧", "&", "<", " word", ...REPEATED), fc.nat({ max: maxLength }))
        .map(([unit, size]) => unit.repeat(Math.ceil(size / unit.length)).slice(0, size)),
    },
  );

const CHINESE = [
  "摩尔线程",
  "训练加速器",
  "，",
  "。",
  "（昇腾）",
  "国产大模型全流程训练",
  " GPU ",
  "：",
  "「夸娥」",
] as const;
const chineseWords: Words = (maxLength) =>
  fc
    .tuple(fc.array(fc.constantFrom(...CHINESE), { minLength: 1, maxLength: 8 }), fc.nat({ max: maxLength }))
    .map(([parts, size]) =>
      parts
        .join("")
        .repeat(Math.ceil(size / 4))
        .slice(0, size),
    );

const ODD_URLS = [
  "https://e.example/a|b>c<d?x=(1)&y=2",
  "https://e.example/\"'`\\[]\n)",
  "https://e.example/>) @everyone [x](<https://e.example",
  "https://bank.example@evil.example",
  "https://xn--bnk-6cd.example",
  "https://bаnk.example",
  "https://e.example/摩尔线程?q=训练",
  "http://[::1]:8080/",
  "javascript:alert(1)",
  "JaVaScRiPt:alert(1)//https://bank.example",
  "data:text/html,<script>alert(1)</script>",
  "mailto:a@b.example",
  "//e.example",
  "",
  "摩尔",
] as const;

const url = fc.oneof(
  { weight: 3, arbitrary: fc.webUrl({ withQueryParameters: true, withFragments: true }) },
  { weight: 1, arbitrary: fc.constantFrom(...ODD_URLS) },
  { weight: 1, arbitrary: fc.nat({ max: 4000 }).map((n) => `https://example.com/${"a".repeat(n)}`) },
);

/** One hostile text in pieces: what is inert in each must not become live where they meet. */
const torn: fc.Arbitrary<Span[]> = fc
  .tuple(
    fc.constantFrom(...HOSTILE),
    fc.array(fc.nat({ max: 12 }), { minLength: 1, maxLength: 3 }),
    fc.constantFrom("plain" as const, "strong" as const, "code" as const),
  )
  .map(([whole, cuts, kind]) => {
    const letters = [...whole];
    const at = [0, ...cuts.toSorted((a, b) => a - b), letters.length];
    const pieces = at.slice(1).map((end, i) => letters.slice(at[i], end).join(""));
    return pieces.map((text, i): Span => (kind === "plain" || i % 2 === 1 ? text : { kind, text }));
  });

const span = (words: Words, longest: number): fc.Arbitrary<Span> =>
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

const textOf = (words: Words, longest: number): fc.Arbitrary<Text> =>
  fc.oneof(words(longest), fc.array(span(words, longest), { maxLength: 5 }), torn);

/** Any text with spans of every kind. */
export const arbitraryText: fc.Arbitrary<Text> = textOf(anyWords, 60);

/** Up to `most` things; many of them are one thing repeated, which is huge and cheap to make. */
const several = <T>(thing: fc.Arbitrary<T>, most: number): fc.Arbitrary<T[]> =>
  most <= 6
    ? fc.array(thing, { maxLength: most })
    : fc.tuple(thing, fc.integer({ min: 7, max: most })).map(([one, n]) => Array<T>(n).fill(one));

/** Any block with texts of at most about `longest` characters and at most `most` items, rows or facts. */
function block(words: Words, longest: number, most: number): fc.Arbitrary<Block> {
  const any = textOf(words, longest);
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

const action = (words: Words): fc.Arbitrary<Action> =>
  fc.oneof(
    fc.record({ kind: fc.constantFrom("run" as const, "form" as const), label: words(200), line: words(3000) }),
    fc.record({ kind: fc.constant("open" as const), label: words(200), url }),
  );

const messageOf = (words: Words): fc.Arbitrary<Message> =>
  fc.record({
    summary: words(1000),
    title: words(1000),
    tone: fc.constantFrom("plain" as const, "done" as const, "caution" as const, "refused" as const),
    blocks: fc.oneof(
      { weight: 4, arbitrary: fc.array(block(words, 100, 6), { maxLength: 8 }) },
      { weight: 1, arbitrary: fc.array(block(words, 6000, 3), { maxLength: 4 }) },
      { weight: 1, arbitrary: fc.array(block(words, 100, 200), { maxLength: 2 }) },
      { weight: 1, arbitrary: several(block(words, 100, 4), 120) },
    ),
    actions: fc.oneof(several(action(words), 4), several(action(words), 80)),
    audience: fc.constantFrom("asker" as const, "channel" as const),
    about: fc.constant([]),
  });

/** Any Message a core could build, and many it never should: huge, empty, hostile. */
export const arbitraryMessage: fc.Arbitrary<Message> = messageOf(anyWords);

/** Any Message in Chinese, whose bytes run out before its characters do. */
export const chineseMessage: fc.Arbitrary<Message> = messageOf(chineseWords);

const FEW = 8;

function fewer(block: Block): Block {
  switch (block.kind) {
    case "facts":
      return { ...block, facts: block.facts.slice(0, FEW) };
    case "list":
      return { ...block, items: block.items.slice(0, FEW) };
    case "table":
      return { ...block, rows: block.rows.slice(0, FEW) };
    default:
      return block;
  }
}

/** The same, with few things of each kind: for surfaces without a limit, where the hugest would only take time. */
export const smallMessage: fc.Arbitrary<Message> = arbitraryMessage.map((message) => ({
  ...message,
  blocks: message.blocks.slice(0, FEW).map(fewer),
  actions: message.actions.slice(0, FEW),
}));
