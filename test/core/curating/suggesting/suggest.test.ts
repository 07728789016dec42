import { describe, expect, test } from "vitest";
import type { Page } from "../../../../src/core/curating/pages.ts";
import { namesInText } from "../../../../src/core/curating/suggesting/names-in-text.ts";
import { figuresIn } from "../../../../src/core/curating/suggesting/sentences.ts";
import { repeating, suggestFrom } from "../../../../src/core/curating/suggesting/suggest.ts";
import { knowledgeOf, namesIn, recordsIn } from "../../../samples/knowledge-of.ts";
import { STARTER_KNOWLEDGE } from "../../../samples/knowledge-store.ts";

const records = recordsIn(STARTER_KNOWLEDGE);
const knowledge = knowledgeOf(records, namesIn(records));
const named = (text: string) => namesInText(text, knowledge).map(({ id }) => id);

/** The first briefing that AMW ever gave, as the page that it was. */
const SEED: Page = {
  url: "https://news.example/musacoder",
  canonical: "https://news.example/musacoder",
  title: "Moore Threads releases MusaCoder, first domestic GPU to complete full AI model training chain",
  publisher: "The AMW Read",
  published: "2026-06-10",
  language: "en",
  text: `Moore Threads (摩尔线程), a Chinese GPU startup, has announced MusaCoder, which it claims is the first domestic (Chinese) GPU to support the full AI model training chain — from data preprocessing through to inference. The announcement positions the product as a locally-developed alternative to NVIDIA's CUDA ecosystem.

This release matters because it directly targets one of the most acute bottlenecks in China's sovereign AI ambitions: the dependency on NVIDIA GPUs for model training. While Chinese companies like Huawei (Ascend) have made inroads on the inference side, the training chain has remained dominated by CUDA. It would represent a meaningful step toward decoupling from U.S. chip export controls. It also places Moore Threads in direct competition with Huawei's Ascend series and Baidu's Kunlun chips.

The deeper market signal is the accelerating race among Chinese GPU startups — Moore Threads, Biren Technology (壁仞科技), and MetaX (沐曦).`,
};

describe("names in a text", () => {
  test("are found in either script, each once, the first first", () => {
    expect(named("摩尔线程发布了MusaCoder代码大模型，对标华为昇腾")).toEqual(
      expect.arrayContaining(["player:moore-threads", "product:musacoder", "player:huawei"]),
    );
    expect(named("Huawei's Ascend and NVIDIA.")).toEqual(expect.arrayContaining(["player:huawei", "player:nvidia"]));
    expect(named("Moore Threads and moore  threads")[0]).toBe("player:moore-threads");
  });

  test("never match inside other words, nor common words", () => {
    expect(named("The intelligence of metadata, a metaphor; awsome groquet.")).toEqual([]);
    expect(named("a meta analysis")).toEqual([]);
    expect(named("Meta says")).toEqual(["player:meta"]);
    expect(named("we saw amd in a line")).toEqual([]);
    expect(named("AMD says")).toEqual(["player:amd"]);
  });
});

describe("figures", () => {
  test("are sentences with numbers, as they are, but not for dates and names", () => {
    expect(
      figuresIn(
        "It has 27B parameters. It came on 10 June 2026. The H100 and GLM-5 run it. 算力达到1.2万亿次。今年6月10日发布。Prices fell 15%.",
      ),
    ).toEqual(["It has 27B parameters.", "算力达到1.2万亿次。", "Prices fell 15%."]);
  });
});

describe("the proposal for the first briefing", () => {
  const suggestion = suggestFrom(SEED, knowledge);
  test("says who announces what, against whom, where and in which segments", () => {
    expect(suggestion.players).toEqual(["moore-threads"]);
    expect(suggestion.products).toContain("musacoder");
    expect(suggestion.rivals).toEqual(expect.arrayContaining(["nvidia", "huawei", "baidu", "biren", "metax"]));
    expect(suggestion.regions[0]).toBe("CN");
    expect(suggestion.tags).toContain("geopolitics");
    expect(suggestion.segments.length).toBeGreaterThan(0);
    expect(suggestion.date).toBe("2026-06-10");
  });

  test("agrees with its own scores, each point with a sentence", () => {
    expect(suggestion.novelty.score).toBe(2);
    expect(suggestion.significance.score).toBe(2);
    for (const { given, score } of [suggestion.novelty, suggestion.significance]) {
      expect(given.reduce((sum, { points }) => sum + points, 0)).toBe(score);
      expect(given.every(({ because }) => because.endsWith("."))).toBe(true);
    }
  });

  test("geopolitics gives no points, and what is there already is a repeat", () => {
    const more = { ...SEED, text: `${SEED.text} Sanctions, geopolitics and decoupling, says everybody.` };
    expect(suggestFrom(more, knowledge).significance).toEqual(suggestion.significance);
    expect(repeating(suggestion, "2026-06-musacoder-first-domestic-gpu").novelty).toMatchObject({ score: 0 });
  });

  test("is the same every time, and says nothing of an empty page", () => {
    expect(suggestFrom(SEED, knowledge)).toEqual(suggestion);
    const empty = suggestFrom(
      { ...SEED, title: undefined, publisher: undefined, published: undefined, text: "" },
      knowledge,
    );
    expect(empty).toMatchObject({ title: "", date: undefined, players: [], figures: [], summary: "", regions: [] });
    expect([empty.novelty.score, empty.significance.score]).toEqual([0, 0]);
  });
});

describe("points", () => {
  const plain: Page = { ...SEED, title: "Moore Threads says it works with Huawei", text: "A GPU. NVIDIA is named." };

  test.each([
    "The minister spoke of sanctions and export controls.",
    "A domestic matter.",
    "The geopolitical regime is tense.",
    "They complain of broad controls.",
    "部长谈到出口管制和全面管制。",
  ])("are none for geopolitics: %s", (sentence) => {
    const { novelty, significance } = suggestFrom(plain, knowledge);
    const more = suggestFrom({ ...plain, text: `${plain.text} ${sentence}` }, knowledge);
    expect([more.novelty, more.significance]).toEqual([novelty, significance]);
    const inTitle = suggestFrom({ ...plain, title: `${plain.title}. ${sentence}` }, knowledge);
    expect([inTitle.novelty.score, inTitle.significance.score]).toEqual([novelty.score, significance.score]);
  });

  test("are there for what has to be planned again, and say what was found", () => {
    const supply = suggestFrom({ ...plain, text: `${plain.text} Prices double as capacity falls.` }, knowledge);
    expect(supply.significance.score).toBeGreaterThan(suggestFrom(plain, knowledge).significance.score);
    expect(supply.significance.reason).toContain("(“capacity”), in ");
    expect(supply.significance.reason).toContain("Moore Threads");
  });

  test("name a product that AMW does not know, next to a player that it knows", () => {
    const unknown = (title: string) => suggestFrom({ ...plain, title }, knowledge).facts.unknown;
    expect(unknown("Moore Threads shows the MTT-X9900 card")).toEqual(["MTT-X9900"]);
    expect(unknown("Moore Threads shows MusaCoder in Q3 2026")).toEqual([]);
    expect(unknown("Nobody shows the MTT-X9900 card")).toEqual([]);
    const { novelty } = suggestFrom({ ...plain, title: "Moore Threads shows the MTT-X9900 card" }, knowledge);
    expect(novelty.reason).toContain("what AMW does not know: MTT-X9900");
  });
});
