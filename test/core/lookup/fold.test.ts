import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fold, foldWords } from "../../../src/core/lookup/fold.ts";

const anyText = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.string({ unit: "grapheme" }),
  fc.array(fc.nat(0xffff)).map(units),
);
function units(codes: readonly number[]): string {
  return String.fromCharCode(...codes);
}

describe("fold", () => {
  it.each([
    [
      "moorethreads",
      ["moore-threads", "Moore Threads", "moorethreads", "MOORE_THREADS", "“Moore·Threads”", "Moore\u200bThreads"],
    ],
    ["mtts5000", ["MTT S5000", "ＭＴＴ－Ｓ５０００", "mtt-s5000", "MTT–S5000", "MTT　S5000®"]],
    ["摩尔线程", ["摩尔线程", "摩爾線程", "摩 爾 線 程", "摩尔・线程"]],
    ["台积电", ["台积电", "台積電", "臺積電"]],
    ["sk하이닉스", ["SK하이닉스", "SK 하이닉스", "ＳＫ하이닉스", "SK하이닉스".normalize("NFD")]],
    ["nplus2", ["N+2", "n＋2", "N + 2"]],
    ["n2", ["N2", "N-2"]],
    ["cafe", ["Café", "CAFE", "cafe\u0301"]],
    ["strasse", ["Straße", "STRASSE"]],
    ["cuda", ["CUDA™", "CUDA®"]],
    ["glm52", ["GLM-5.2", "glm 5.2"]],
    ["", ["", " ", "…", "!?", "🚀", "“”", "\ud800"]],
  ])("is %s for every spelling", (key, spellings) => {
    for (const spelling of spellings) expect(fold(spelling), spelling).toBe(key);
  });

  it("takes any text, and its own result for what it is", () => {
    fc.assert(fc.property(anyText, (text) => void expect(fold(fold(text))).toBe(fold(text))));
  });

  it("takes its own result for what it is, character by character", () => {
    const unstable = Array.from({ length: 0x10000 }, (_, code) => fold(String.fromCharCode(code))).filter(
      (key) => fold(key) !== key,
    );
    expect(unstable).toEqual([]);
  });

  it("leaves no case, space or punctuation", () => {
    fc.assert(fc.property(anyText, (text) => void expect(fold(text)).toMatch(/^[\p{L}\p{N}\p{M}]*$/u)));
    fc.assert(fc.property(fc.string(), (text) => void expect(fold(text.toUpperCase())).toBe(fold(text.toLowerCase()))));
  });

  it("folds a part of a Chinese name as it stands in the whole, in both scripts", () => {
    const han = fc.string({ unit: fc.constantFrom(..."摩爾線程乾坤著臺積電裏裡發髮干后後里") });
    fc.assert(fc.property(han, han, (a, b) => void expect(fold(a + b)).toBe(fold(a) + fold(b))));
  });
});

describe("foldWords", () => {
  it.each([
    ["Moore Threads’ MTT S5000", ["moor", "thread", "mtt", "s5000"]],
    ["SMIC's N+2 node, 10+ customers", ["smic", "nplus2", "nod", "10", "customer"]],
    ["93.2% of 1,000", ["932", "of", "1000"]],
    ["摩爾線程发布S5000显卡", ["摩尔", "尔线", "线程", "程发", "发布", "s5000", "显卡"]],
    ["程", ["程"]],
    ["Three data centres for H20s", ["three", "data", "center", "for", "h20"]],
    ["SK하이닉스와 三星", ["sk하이닉스와", "三星"]],
    ["", []],
    ["… — ?", []],
  ])("%s", (text, words) => {
    expect(foldWords(text)).toEqual(words);
  });

  it("finds the same words in text that is folded again", () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom("Moore", "ＴＨＲＥＡＤＳ", "S5000", "N+2", "5.2", "Café", "하이닉스")),
        (parts) => {
          const words = foldWords(parts.join(" "));
          expect(foldWords(words.join(" "))).toEqual(words);
        },
      ),
    );
  });

  it("takes any text and gives words without spaces or punctuation", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        for (const word of foldWords(text)) expect(word).toMatch(/^[\p{L}\p{N}\p{M}]+$/u);
      }),
    );
  });

  it("finds every pair of a Chinese query in a text that holds the query", () => {
    const han = (from: string) => fc.string({ unit: fc.constantFrom(...from), minLength: 2 });
    fc.assert(
      fc.property(han("线程显卡"), han("摩爾線程发"), han("芯片算"), (before, query, after) => {
        const words = foldWords(before + query + after);
        for (const pair of foldWords(query)) expect(words).toContain(pair);
      }),
    );
  });
});
