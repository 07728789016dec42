import fc from "fast-check";
import { expect, test } from "vitest";
import { foldWords } from "../../src/core/lookup/fold.ts";
import type { KnowledgeCache } from "../../src/stores/json-knowledge/cache.ts";
import { matchExpression } from "../../src/stores/json-knowledge/match-expression.ts";
import { openCacheInMemory } from "../../src/stores/json-knowledge/open-cache.ts";

test("quotes every word and lets the last one be unfinished", () => {
  expect(matchExpression("H20 NVLink fus")).toBe('"h20" AND "nvlink" AND "fus" *');
  expect(matchExpression("chips 삼성")).toBe('"chip" AND "삼성" *');
  expect(matchExpression("摩尔线程 S5000")).toBe('"摩尔" AND "尔线" AND "线程" AND "s5000"');
  expect(matchExpression("华 chip")).toBe('"华" * AND "chip" *');
  expect(matchExpression("Moore Threads process")).toBe('"moor" AND "thread" AND (("proces") OR "process" *)');
  expect(matchExpression("datacentres")).toBe('(("data" AND "center") OR "datacentres" *)');
});

test("takes a number and a letter or two for all there is", () => {
  expect(matchExpression("S500")).toBe('"s500"');
  expect(matchExpression("h10")).toBe('"h10"');
  expect(matchExpression("chips cn")).toBe('"chip" AND "cn"');
});

test("asks for the words that tell something, each once", () => {
  expect(matchExpression("What is the revenue of AMD, AMD?")).toBe('"revenu" AND "amd" *');
  expect(matchExpression("licence for licenses")).toBe('"licens" AND (("licens") OR "licenses" *)');
  for (const text of [" ?! ", "the", "who is it for?".replace("it", "what")])
    expect(matchExpression(text)).toBeUndefined();
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

test("finds every form of an English word, in one word or two", () => {
  const cache = openCacheInMemory();
  const put = (id: string, text: string) => {
    const words = { title: "", names: "", rest: foldWords(text).join(" ") };
    const record = { digest: "", head: "", body: "", names: [], mentions: [], words };
    cache.write(() => cache.put(`announcements/${id}.json`, { stamp: "", hash: "" }, record));
  };
  put("one", "The licences cover two data centres; revenues of the supernode programme rose.");
  put("two", "Licensing a data center: the revenue of super nodes, and the S5000 processor.");
  const found = (text: string) => cache.search(matchExpression(text) ?? "", 10).length;
  for (const text of [
    "license",
    "licences",
    "licensing",
    "datacenter",
    "data centre",
    "super node",
    "supernodes",
    "revenues",
  ])
    expect(found(text), text).toBe(2);
  expect(found("programs")).toBe(1);
  expect(found("process")).toBe(1);
  expect(found("S500")).toBe(0);
  expect(found("S5000")).toBe(1);
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
