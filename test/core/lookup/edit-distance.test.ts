import fc from "fast-check";
import { expect, it } from "vitest";
import { editsWithin } from "../../../src/core/lookup/edit-distance.ts";

/** Optimal string alignment, as the textbook has it. */
function edits(a: string, b: string): number {
  const table = Array.from({ length: a.length + 1 }, (_, i) =>
    Array.from({ length: b.length + 1 }, (_, j) => (i ? (j ? 0 : i) : j)),
  );
  const at = (i: number, j: number): number => table[i]?.[j] ?? Number.NaN;
  for (let i = 1; i <= a.length; i++) {
    for (let j = 1; j <= b.length; j++) {
      const options = [at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1)];
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) options.push(at(i - 2, j - 2) + 1);
      (table[i] as number[])[j] = Math.min(...options);
    }
  }
  return at(a.length, b.length);
}

it.each([
  ["huawei", "huawei", 0],
  ["hauwei", "huawei", 1],
  ["huwei", "huawei", 1],
  ["huawwei", "huawei", 1],
  ["moorthraeds", "moorethreads", 2],
  ["寒武记", "寒武纪", 1],
  ["", "abc", 3],
])("%s to %s takes %i", (a, b, expected) => {
  expect(editsWithin(a, b, 3)).toBe(expected);
});

it("agrees with the textbook, and stops counting past the most", () => {
  const text = fc.string({ unit: fc.constantFrom(..."abc摩"), maxLength: 12 });
  fc.assert(
    fc.property(text, text, fc.integer({ min: 0, max: 6 }), (a, b, most) => {
      expect(editsWithin(a, b, most)).toBe(Math.min(edits(a, b), most + 1));
    }),
    { numRuns: 3000 },
  );
});

it("counts long texts as too far apart rather than wrongly", () => {
  expect(editsWithin("a".repeat(300), `${"a".repeat(299)}b`, 3)).toBe(4);
});
