import { expect, test } from "vitest";
import { typedLine } from "../../../src/adapters/slack/typed-line.ts";

test.each([
  ["moore-threads", "moore-threads"],
  ["  search   “AI chips” ", "search “AI chips”"],
  ["why &lt;x&gt; &amp;amp; y", "why <x> &amp; y"],
  ["ask <@U1|ada> in <#C1|general>", "ask @ada in #general"],
  ["ask <@U1> in <#C1|>", "ask in"],
  ["what does <@U1> say of huawei", "what does say of huawei"],
  ["<!here> <!subteam^S1|@desk> <!subteam^S2>", "@here @desk @subteam"],
  ["<https://example.com/a?b=1&amp;c=2>", "https://example.com/a?b=1&c=2"],
  ["<http://amd.com|amd.com> <mailto:a@b.example|a@b.example>", "amd.com a@b.example"],
  ["摩尔线程\u00a0--since 2026", "摩尔线程 --since 2026"],
])("%j was typed as %j", (text, line) => {
  expect(typedLine(text)).toBe(line);
});
