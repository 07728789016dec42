import { describe, expect, it } from "vitest";
import { type Refusals, WORDING } from "../../src/core/command/wording.ts";
import { bothPlatforms } from "./both.ts";
import { SHAPES } from "./shapes.ts";

const both = bothPlatforms();

type Provoked<Code extends keyof Refusals> = { readonly line: string; readonly details: Refusals[Code] };
const SINCE = "Write a date as 2026, 2026-06 or 2026-06-10, or a span back from today as 7d, 4w, 6m or 1y.";

/**
 * These need a channel's digests first, or somebody who may not (test/core/commands/digest.test.ts), or a place without
 * forms (test/core/command/drafts.test.ts), or two people who change one record (test/core/commands/edit.test.ts).
 */
type Elsewhere =
  | "not-permitted"
  | "not-manager"
  | "which-digest"
  | "digest-changed"
  | "stray-words"
  | "needs-more"
  | "record-changed";

/** A line that provokes each refusal, and what the sentence has to name. */
const PROVOKED: { readonly [Code in Exclude<keyof Refusals, Elsewhere>]: readonly Provoked<Code>[] } = {
  "unknown-flag": [
    { line: "latest --sinse 2026", details: { flag: "sinse", command: "latest", nearest: "since", known: [] } },
    { line: "rubric --since 2026", details: { flag: "since", command: "rubric", nearest: undefined, known: [] } },
  ],
  "flag-without-value": [
    { line: "latest --since", details: { flag: "since", example: "--since 2026-06" } },
    { line: "latest --page", details: { flag: "page", example: "--page 2" } },
  ],
  "flag-with-value": [{ line: "latest --share=no", details: { flag: "share" } }],
  "bad-value": [
    { line: "latest --since soon", details: { flag: "since", value: "soon", problem: `w${SINCE.slice(1)}` } },
    {
      line: "latest --page 0",
      details: { flag: "page", value: "0", problem: "write a whole number from 1 up." },
    },
    {
      line: "latest --since 2026-06 --until 2025",
      details: { flag: "until", value: "2025", problem: "it lies before --since 2026-06; swap the two." },
    },
  ],
  "bad-argument": [
    {
      line: "search",
      details: { problem: "What should I search for? Write some words, for example /amw search training cluster." },
    },
    { line: "top soon", details: { problem: "Since when? Write week, month, year or a date such as 2026-06." } },
  ],
  "too-many-words": [{ line: "rubric now", details: { command: "rubric", extra: "now" } }],
  "unknown-name": [
    { line: "timeline huwaei", details: { kind: "player or segment", asked: "huwaei", nearest: ["Huawei (华为)"] } },
    { line: "compare huawei qqqqqqqq", details: { kind: "player", asked: "qqqqqqqq", nearest: [] } },
  ],
  "wrong-kind": [
    { line: "compare huawei hbm", details: { asked: "HBM memory (高带宽内存)", isA: "segment", takes: "player" } },
  ],
  "one-dash": [{ line: "latest -since 2026", details: { flag: "since" } }],
  "ambiguous-name": [
    { line: "compare huawei mi", details: { kind: "player", asked: "mi", options: ["Micron", "Microsoft"] } },
  ],
  "unknown-command": [
    { line: "help serach", details: { asked: "serach", nearest: "search" } },
    { line: "help zzzz", details: { asked: "zzzz", nearest: undefined } },
    { line: "latestt", details: { asked: "latestt", nearest: "latest" } },
  ],
  "too-long": [{ line: "a".repeat(1001), details: { length: 1001, max: 1000 } }],
};

const CASES = (Object.keys(PROVOKED) as (keyof typeof PROVOKED)[]).flatMap((code) =>
  PROVOKED[code].map(({ line, details }, n) => {
    const sentence = (WORDING[code] as (given: typeof details) => string)(details);
    return [`${code} ${n + 1}`, line, sentence] as const;
  }),
);

/** Without what a surface needs to keep the text as it is. */
const plain = (text: string): string => text.replaceAll("\\", "");

describe.each(Object.entries(SHAPES))("as %s", (_, ask) => {
  it.each(CASES)("%s", async (code, line, sentence) => {
    const { text, refused = true } = await ask(both(), line, `C-${code.replace(" ", "-")}`);
    expect(plain(text)).toContain(sentence);
    expect(refused).toBe(true);
  });
});
