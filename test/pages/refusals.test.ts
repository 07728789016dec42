import { describe, expect, it } from "vitest";
import { type Refusals, refusal, WORDING } from "../../src/pages/refusal.ts";

const DETAILS = { host: "news.example", port: "8080", status: 418, type: "a picture", megabytes: 6 };

describe("every refusal", () => {
  const codes = Object.keys(WORDING) as (keyof Refusals)[];

  it.each(codes)("%s is one sentence that says what to do instead", (code) => {
    const sentence = (WORDING[code] as (details: typeof DETAILS) => string)(DETAILS);
    expect(sentence).toMatch(/^[A-Za-z].*[;,] (?:or |and )?(?:\w+ )*(?:give|check|try|add|open)\b.*\.$/);
    expect(sentence).not.toMatch(/undefined|\. [A-Z]/);
  });

  it("has its own words", () => {
    expect(codes.map((code) => (WORDING[code] as (details: typeof DETAILS) => string)(DETAILS))).toMatchSnapshot();
    expect(refusal("private").message).toBe(
      "That address leads into a private network, so AMW does not read it; give the page's public address.",
    );
  });
});
