import { expect, test } from "vitest";
import { clean, safeUrl } from "../../../src/adapters/slack/escape.ts";

/** What nobody sees and what misleads, as Unicode knows it. */
const MISLEADS = /(?![\n\t])[\p{Cc}\p{Cs}\p{Bidi_Control}]/gu;

test("of every character, exactly what misleads is dropped", () => {
  const wrong: number[] = [];
  for (let code = 0; code < 0x11_0000; code += code < 0x1_0000 ? 1 : 101) {
    const text = `a${code < 0x1_0000 ? String.fromCharCode(code) : String.fromCodePoint(code)}b`;
    if (clean(text) !== text.replace(MISLEADS, "")) wrong.push(code);
  }
  expect(wrong).toEqual([]);
});

test.each([
  ["https://example.com/a b|c", "https://example.com/a%20b%7Cc"],
  ["mailto:ada@example.com", "mailto:ada@example.com"],
  [" MAILTO:ada@example.com", "mailto:ada@example.com"],
  ["javascript:alert(1)", undefined],
  ["https://bank.example@evil.example", undefined],
  ["no address", undefined],
  [`https://example.com/${"x".repeat(3000)}`, undefined],
])("%s as an address of Slack's", (url, address) => {
  expect(safeUrl(url)).toBe(address);
});
