import fc from "fast-check";
import { expect, test } from "vitest";
import { clip } from "../../../src/core/message/clip.ts";

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });
const text = fc
  .array(fc.constantFrom("a", "摩", " ", "👩‍👩‍👧", "é", "🇨🇳", "👍🏽"), { maxLength: 120 })
  .map((all) => all.join(""));

test("what is short enough stays as it is", () => {
  expect(clip("摩尔线程", 4)).toBe("摩尔线程");
});

test.each([
  ["abcdef", 4, "abc…"],
  ["ab cdef", 4, "ab…"],
  ["👩‍👩‍👧👩‍👩‍👧", 10, "👩‍👩‍👧…"],
  ["👩‍👩‍👧👩‍👩‍👧", 8, "…"],
  ["abc", 1, "…"],
])("%j at %i is %j", (long, max, short) => {
  expect(clip(long, max)).toBe(short);
});

test("cuts at a grapheme, as late as fits, and says so", () => {
  fc.assert(
    fc.property(text, fc.integer({ min: 1, max: 300 }), (long, max) => {
      const short = clip(long, max);
      expect(short.length).toBeLessThanOrEqual(max);
      if (long.length <= max) return;
      const ends = [0, ...[...graphemes.segment(long)].map(({ index, segment }) => index + segment.length)];
      expect(short).toBe(
        `${long
          .slice(
            0,
            ends.findLast((end) => end <= max - 1),
          )
          .trimEnd()}…`,
      );
    }),
  );
});

test("a long text takes no longer than a short one", () => {
  const long = "摩尔线程".repeat(100_000);
  const begin = performance.now();
  clip(long, 40_000);
  expect(performance.now() - begin).toBeLessThan(100);
});
