import fc from "fast-check";
import { expect, test } from "vitest";
import { clipWords } from "../../../src/core/message/clip-words.ts";

test.each([
  ["Huawei unveils the Ascend 960", 40, "Huawei unveils the Ascend 960"],
  ["Huawei unveils the Ascend 960", 22, "Huawei unveils the…"],
  ["Huawei unveils the Ascend 960", 19, "Huawei unveils the…"],
  ["Moore Threads: MusaCoder, the first", 27, "Moore Threads: MusaCoder…"],
  ["https://example.com/a/long/address", 20, "https://example.com…"],
  ["摩尔线程发布首个国产图形处理器", 8, "摩尔线程发布首…"],
  ["An unpronounceablylongword", 20, "An unpronounceablyl…"],
])("%j at %i is %j", (text, max, short) => {
  expect(clipWords(text, max)).toBe(short);
});

test("is never longer than told, and shows a beginning of the text", () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 200, unit: "grapheme" }), fc.integer({ min: 1, max: 100 }), (text, max) => {
      const short = clipWords(text, max);
      expect(short.length).toBeLessThanOrEqual(max);
      if (short !== text) expect(text.startsWith(short.replace(/…$/, ""))).toBe(true);
    }),
  );
});
