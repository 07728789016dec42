import fc from "fast-check";
import { expect, test } from "vitest";
import { foldWords } from "../../src/core/lookup/fold.ts";
import type { KnowledgeCache } from "../../src/stores/json-knowledge/cache.ts";
import { matchExpression } from "../../src/stores/json-knowledge/match-expression.ts";
import { openCacheInMemory } from "../../src/stores/json-knowledge/open-cache.ts";

test("quotes every word and lets the last one be unfinished", () => {
  expect(matchExpression("Moore Threads S50")).toBe('"moore" AND "threads" AND "s50" *');
  expect(matchExpression("摩尔线程")).toBe('"摩尔" AND "尔线" AND "线程" *');
  expect(matchExpression("华 chips")).toBe('"华" * AND "chips" *');
  expect(matchExpression(" ?! ")).toBeUndefined();
});

test("no input makes the index throw, and a document is found by its own words", () => {
  const cache: KnowledgeCache = openCacheInMemory();
  let documents = 0;
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: "binary" }), fc.string({ unit: "grapheme" }), FTS_NOISE), (text) => {
      const path = `announcements/${++documents}.json`;
      const words = foldWords(text).join(" ");
      const record = {
        digest: "",
        head: "",
        body: "",
        names: [],
        mentions: [],
        words: { title: words, names: "", rest: "" },
      };
      cache.write(() => cache.put(path, { stamp: "", hash: "" }, record));
      const expression = matchExpression(text);
      if (expression === undefined) return;
      expect(cache.search(expression, documents)).toContain(path);
    }),
    { numRuns: 1000 },
  );
});

test("words too common to rank still put titles first, and keep to the limit", () => {
  const cache = openCacheInMemory();
  const record = { digest: "", head: "", body: "", names: [], mentions: [] };
  cache.write(() => {
    for (let i = 0; i < 10_001; i++) {
      const words = { title: i === 9000 ? "chip" : "other", names: "", rest: "chip" };
      cache.put(`announcements/n${i}.json`, { stamp: "", hash: "" }, { ...record, words });
    }
  });
  const found = cache.search('"chip" *', 3);
  expect(found).toHaveLength(3);
  expect(found[0]).toBe("announcements/n9000.json");
});

const FTS_NOISE = fc
  .array(
    fc.constantFrom(
      '"',
      "NEAR(a b, 3)",
      "AND",
      "OR",
      "NOT",
      "title:",
      "*",
      "^",
      "+",
      "-",
      "(",
      ")",
      "{",
      "}",
      "'",
      "摩",
      "摩尔",
      "a",
      "é",
    ),
  )
  .map((parts) => parts.join(" "));
