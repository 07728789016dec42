import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { codeBlock, escaped, inlineCode, safeUrl } from "../../../src/adapters/discord/escape.ts";
import { oneLine, visible } from "../../../src/core/message/visible.ts";
import { HOSTILE } from "../../samples/arbitrary-message.ts";
import { livePart } from "./live-markdown.ts";

/** What a reader of Discord sees: its parser takes a backslash away from whatever is no letter, digit or space. */
const read = (markdown: string): string => markdown.replaceAll(/\\([^0-9A-Za-z\s])/g, "$1").replaceAll("@\u200b", "@");

test.each([
  ["<@1>", "\\<\\@1>"],
  ["<@!1> <@&1> <#1>", "\\<\\@!1> \\<\\@&1> \\<\\#1>"],
  ["</amw:1>", "\\<\\/amw\\:1>"],
  ["<id:browse>", "\\<id\\:browse>"],
  ["<t:0:R>", "\\<t\\:0\\:R>"],
  ["<:a:1> <a:b:4> :smile:", "\\<\\:a\\:1> \\<a\\:b\\:4> \\:smile\\:"],
  ["@everyone @HERE", "\\@\u200beveryone \\@\u200bHERE"],
  ["mail a@b.example", "mail a\\@b.example"],
  ["https://evil.example/a_b", "https\\://evil.example/a\\_b"],
  ["<https://evil.example>", "\\<https\\://evil.example>"],
  ["[bank](https://evil.example)", "\\[bank\\](https\\://evil.example)"],
  ["# one\n## two\n-# small", "\\# one\n\\## two\n\\-# small"],
  ["- a\n * b\n+ c\n1. d\n2) e", "\\- a\n \\* b\n\\+ c\n1\\. d\n2\\) e"],
  ["> quote\n>>> all", "\\> quote\n\\>>> all"],
  ["- # heading in a list", "\\- # heading in a list"],
  [
    "**b** __u__ ~~s~~ ||x|| `c` ```d```",
    "\\*\\*b\\*\\* \\_\\_u\\_\\_ \\~\\~s\\~\\~ \\|\\|x\\|\\| \\`c\\` \\`\\`\\`d\\`\\`\\`",
  ],
  ["C:\\*", "C\\:\\\\\\*"],
  ["Rivals: A > B, 3.5 - 4", "Rivals: A > B, 3.5 - 4"],
  ["摩尔线程 2：1", "摩尔线程 2：1"],
])("%j is written %j", (text, markdown) => {
  expect(escaped(text)).toBe(markdown);
});

test("nothing becomes live where two texts meet", () => {
  for (const whole of [
    "@everyone",
    "https://evil.example",
    "<@1>",
    ":smile:",
    "1. one",
    "-# small",
    "||x||",
    "[a](b)",
  ]) {
    for (let cut = 1; cut < whole.length; cut++) {
      expect(livePart(escaped(whole.slice(0, cut)) + escaped(whole.slice(cut)))).toBe("");
    }
  }
});

const hostile = fc
  .array(fc.oneof(fc.constantFrom(...HOSTILE, "<", ":", "@", "#", "\\", "`", "\n", "1", ".", " "), fc.string()), {
    maxLength: 8,
  })
  .map((parts) => parts.join(""));

test("escaped data reads as it was written, and nothing in it is live", () => {
  fc.assert(
    fc.property(hostile, (text) => {
      expect(read(escaped(text))).toBe(visible(text).replaceAll("@\u200b", "@"));
      expect(livePart(escaped(text))).toBe("");
    }),
    { numRuns: 1000 },
  );
});

test("long hostile text is escaped without delay", () => {
  const text = "<a:".repeat(20_000) + "https://".repeat(20_000) + " ".repeat(50_000);
  const started = performance.now();
  escaped(text);
  expect(performance.now() - started).toBeLessThan(500);
});

test("what no reader sees is left out, line breaks are kept", () => {
  expect(visible("a\u0000b\u202ec\u202dd\r\ne\tf\u2028g\ud800h\u001b[31m👩‍👩‍👧")).toBe("abcd\ne f\ng\ufffdh[31m👩‍👩‍👧");
  expect(oneLine("a \n\n b")).toBe("a b");
});

describe("code", () => {
  test.each([
    ["torch_musa", "`torch_musa`"],
    ["a`b", "a\\`b"],
    ["two\nlines", "`two lines`"],
    ["", ""],
    ["\\", "`\\`"],
  ])("%j is written %j", (text, markdown) => expect(inlineCode(text)).toBe(markdown));

  test("no data ends a code block", () => {
    fc.assert(
      fc.property(hostile, (text) => {
        expect(codeBlock(text).slice(3, -3)).not.toContain("```");
      }),
    );
    expect(codeBlock("``````")).toBe("```\n`\u200b`\u200b`\u200b`\u200b`\u200b`\n```");
  });
});

describe("addresses", () => {
  test.each([
    ["https://modelscope.cn/models/摩尔线程", "https://modelscope.cn/models/%E6%91%A9%E5%B0%94%E7%BA%BF%E7%A8%8B"],
    ["https://e.example/a|b>c<d?x=(1)&y=[2]`", "https://e.example/a%7Cb%3Ec%3Cd?x=%281%29&y=%5B2%5D%60"],
    ["https://e.example/a_b*c\n", "https://e.example/a_b*c"],
    ["javascript:alert(1)", undefined],
    ["ftp://e.example", undefined],
    ["摩尔", undefined],
    ["http://[::1]:8080/", undefined],
  ])("%j becomes %j", (url, safe) => expect(safeUrl(url)).toBe(safe));
});
