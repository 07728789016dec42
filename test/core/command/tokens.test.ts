import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lineOfTokens, mended } from "../../../src/core/command/line.ts";
import { type Tokens, tokenize } from "../../../src/core/command/tokens.ts";

describe("tokenize", () => {
  it.each([
    ["moore-threads", ["moore-threads"], []],
    ["  moore   threads ", ["moore", "threads"], []],
    ["search training --since 2026-06", ["search", "training"], [["since", "2026-06"]]],
    ["search --since=2026-06 training", ["search", "training"], [["since", "2026-06"]]],
    ["--since 2026 search hbm", ["search", "hbm"], [["since", "2026"]]],
    ['compare "moore threads" huawei', ["compare", "moore threads", "huawei"], []],
    ["compare “moore threads” huawei", ["compare", "moore threads", "huawei"], []],
    ["search “万卡 集群”", ["search", "万卡 集群"], []],
    ['search x --player="moore threads"', ["search", "x"], [["player", "moore threads"]]],
    ["search x —since 2026", ["search", "x"], [["since", "2026"]]],
    ["search x –min-novelty 2", ["search", "x"], [["min-novelty", "2"]]],
    ["moore-threads --share", ["moore-threads"], [["share", undefined]]],
    ["--share moore-threads", ["moore-threads"], [["share", undefined]]],
    ["latest --SINCE 2026", ["latest"], [["since", "2026"]]],
    ['search "--since"', ["search", "--since"], []],
    [
      "search --since --until 2026",
      ["search"],
      [
        ["since", undefined],
        ["until", "2026"],
      ],
    ],
    ['search "unclosed quote', ["search", "unclosed quote"], []],
    ["R&D's 5\" wafer", ["R&D's", '5"', "wafer"], []],
    ["top　month", ["top", "month"], []],
    ["", [], []],
    ["--", ["--"], []],
  ])("%j", (line, words, flags) => {
    const tokens = tokenize(line);
    expect(tokens.words).toEqual(words);
    expect(tokens.flags.map(({ name, value }) => [name, value])).toEqual(flags);
  });

  it("is total, and its line reads back as the same tokens", () => {
    const line = fc.oneof(
      fc.string({ unit: "grapheme" }),
      fc
        .array(fc.constantFrom("--since", "2026", '"a b"', "“摩尔 线程”", "—x", "--share", "=", "top"))
        .map((parts) => parts.join(" ")),
    );
    fc.assert(
      fc.property(line, (text) => {
        const tokens = tokenize(text);
        expect(withoutPlaces(tokenize(lineOfTokens(tokens)))).toEqual(withoutPlaces(tokens));
      }),
      { numRuns: 3000 },
    );
  });
});

/** A line of tokens begins with all of its words, so none stands after a flag. */
const withoutPlaces = ({ words, flags }: Tokens): Tokens => ({
  words,
  flags: flags.map(({ name, value }) => ({ name, value })),
});

describe("mended", () => {
  it.each([
    [
      "timeline mor threads --since 2026",
      "mor threads",
      "player:moore-threads",
      "timeline player:moore-threads --since 2026",
    ],
    ["latest --player huwei", "huwei", "huawei", "latest --player huawei"],
    ["latest --sinse 2026", "sinse", "since", "latest --since 2026"],
  ])("%s", (line, typed, text, expected) => {
    expect(lineOfTokens(mended(tokenize(line), typed, text))).toBe(expected);
  });
});
