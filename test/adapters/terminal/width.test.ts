import fc from "fast-check";
import stringWidth from "string-width";
import { expect, test } from "vitest";
import { graphemesOf, piecesOf, widthOf } from "../../../src/adapters/terminal/width.ts";

const segmenter = new Intl.Segmenter("en", { granularity: "grapheme" });
const common = fc.mapToConstant(
  { num: 0x5f, build: (i) => String.fromCodePoint(0x20 + i) },
  { num: 0x25f, build: (i) => String.fromCodePoint(0xa0 + i) },
  { num: 0x30, build: (i) => String.fromCodePoint(0x2010 + i) },
  { num: 0x400, build: (i) => String.fromCodePoint(0x2190 + i) },
  { num: 0x60, build: (i) => String.fromCodePoint(0x3000 + i) },
  { num: 0x200, build: (i) => String.fromCodePoint(0x4d00 + i) },
  { num: 0xf0, build: (i) => String.fromCodePoint(0xff00 + i) },
);
const text = fc.oneof(fc.string({ unit: common, maxLength: 12 }), fc.string({ unit: "grapheme", maxLength: 12 }));

test("the fast way counts as Unicode says", () => {
  fc.assert(
    fc.property(text, (any) => {
      expect(widthOf(any)).toBe(stringWidth(any));
      expect(graphemesOf(any)).toEqual(Array.from(segmenter.segment(any), ({ segment }) => segment));
      expect(piecesOf(any).join("")).toBe(any);
    }),
    { numRuns: 3000 },
  );
});
