import { describe, expect, it } from "vitest";
import { type Lookup, lookup } from "../../../src/core/lookup/lookup.ts";
import { starterNames } from "../../samples/starter-names.ts";
import { ONE } from "./queries.ts";

const { players, segments, announcements, names, makers } = starterNames();
const ask = (query: string): Lookup => lookup(query, names, makers);
const found = (answer: Lookup): string[] =>
  answer.kind === "one" ? [answer.hit.id] : answer.kind === "several" ? answer.hits.map(({ id }) => id).sort() : [];

describe("a name answers with its record", () => {
  it.each(ONE)("$query → $expected", ({ query, near, expected }) => {
    const answer = ask(query);
    expect(found(answer)).toEqual([expected]);
    expect(answer.kind === "one" && answer.hit.how === "near").toBe(near);
  });

  it("in at least 200 rows written by hand", () => {
    expect(new Set(ONE.map(({ query }) => query)).size).toBe(ONE.length);
    expect(ONE.length).toBeGreaterThanOrEqual(200);
  });
});

describe("what is two things gives a choice", () => {
  it.each([
    ["XPU", ["product:broadcom-xpu", "product:openai-broadcom-accelerator"]],
    ["HBM4", ["product:micron-hbm4", "product:samsung-hbm4", "product:sk-hynix-hbm4"]],
    ["hbm 3e", ["product:micron-hbm3e", "product:sk-hynix-hbm3e"]],
    ["V4", ["product:deepseek-v4-flash", "product:deepseek-v4-pro"]],
    ["micro", ["player:micron", "player:microsoft"]],
    ["gpt-5", ["product:gpt-5-2", "product:gpt-5-6"]],
  ])("%s", (query, expected) => {
    const answer = ask(query);
    expect(answer.kind).toBe("several");
    expect(found(answer)).toEqual(expected);
  });

  it("of eight at the most, and says how many more there are", () => {
    for (const query of ["m", "s", "a", "hua", "asc"]) {
      const answer = ask(query);
      const { length } = found(answer);
      expect(length, query).toBeGreaterThan(1);
      expect(length, query).toBeLessThanOrEqual(8);
      expect(answer.kind === "several" && answer.more > 0, query).toBe(query !== "hua");
    }
    expect(ask("V4")).toMatchObject({ kind: "several", more: 0 });
  });

  it.each([
    ["m", ["meta", "metax", "micron", "microsoft", "moonshot", "moore-threads"]],
    ["h", ["huawei", "hygon"]],
    ["k", ["kunlunxin", "moonshot"]],
    ["s", ["smic", "sugon", "samsung", "sk-hynix", "sambanova"]],
  ])("of players before all else: %s", (query, expected) => {
    const answer = ask(query);
    const ids = answer.kind === "several" ? answer.hits.map(({ id }) => id) : [];
    expect(ids.slice(0, expected.length)).toEqual(expect.arrayContaining(expected.map((slug) => `player:${slug}`)));
    const kinds = ids.map((id) => ["player", "segment", "product"].indexOf(id.split(":")[0] ?? ""));
    expect(kinds).toEqual(kinds.toSorted());
  });

  it("of names, never of headlines", () => {
    for (const query of ["nvidia s", "china", "chin", "moore threads o"])
      expect(found(ask(query)).filter((id) => id.startsWith("announcement:"))).toEqual([]);
  });
});

describe("what is tracked by no name answers with no record", () => {
  it.each(
    (
      "oracle,mistral,tencent,bytedance,qualcomm,marvell,asml,xiaomi,stepfun,minimax,coreweave,kioxia,arm,rebellions," +
      "graphcore,mediatek,tesla,apple,supermicro,ibm,grok,beta,tokyo,长江存储,YMTC,腾讯,小米,中兴,紫光,盤古," +
      "china,chin,us,chatgpt,2026-06-10,S6000,K5000,H300,H10,S500,910E,Ascend 911C,trainium5,kimi k9,H2,688,glm 4,qwen3,gpt-7,MI999X,688796,2026,N+5,的,?,!!!,…, ,"
    ).split(","),
  )("%s", (query) => {
    expect(ask(query).kind).toBe("none");
  });

  it.each([
    ["grok", "player:groq"],
    ["TMSC", "player:tsmc"],
    ["S6000", "product:mtt-s5000"],
    ["trainium5", "product:trainium2"],
    ["huawei chips", "player:huawei"],
    ["chips from huawei", "player:huawei"],
    ["摩尔线程显卡", "player:moore-threads"],
    ["H2", "product:h200"],
    ["qwen3", "product:qwen3-7-max"],
    ["glm 4", "product:glm-4-7"],
    ["长江存储", "player:cxmt"],
  ])("%s, but %s is near and shown as such", (query, expected) => {
    const answer = ask(query);
    expect(answer.kind === "none" && answer.nearest.map(({ id }) => id)).toContain(expected);
  });
});

describe("what comes near no name", () => {
  it.each(["chatgpt", "2026-06-10", "2026-06", "china", "intelligence", "metabolism", "ibm"])(
    "%s offers none",
    (query) => {
      expect(ask(query)).toEqual({ kind: "none", nearest: [] });
    },
  );

  it("but a player without its products where its name begins so", () => {
    expect(ask("us")).toMatchObject({ kind: "none", nearest: [{ id: "player:bis" }] });
  });

  it("but the beginning of an announcement's slug offers it", () => {
    const answer = ask("2026-06-musacoder-fir");
    expect(answer.kind === "none" && answer.nearest.map(({ id }) => id)).toContain(
      "announcement:2026-06-musacoder-first-domestic-gpu",
    );
  });
});

describe("an announcement", () => {
  it.each(announcements)("$id by its slug and its title", ({ id, title }) => {
    expect(found(ask(id))).toEqual([`announcement:${id}`]);
    expect(found(ask(title))).toEqual([`announcement:${id}`]);
  });
});

describe("every name in the starter knowledge base", () => {
  const things = [
    ...players.map((record) => ({ id: `player:${record.id}`, record })),
    ...players.flatMap(({ products }) => products.map((record) => ({ id: `product:${record.id}`, record }))),
    ...segments.map((record) => ({ id: `segment:${record.id}`, record })),
  ];
  const spellings = (name: string): string[] => [
    name,
    name.toUpperCase(),
    name.replace(/[\s-]+/g, ""),
    name.replace(/\s/g, "-"),
  ];

  it.each(things)("$id by its slug", ({ id, record }) => {
    expect(found(ask(record.id))).toContain(id);
  });

  it.each(things)("$id by its names, in several spellings", ({ id, record }) => {
    for (const name of [record.name, record.nativeName ?? record.name].flatMap(spellings)) {
      expect(found(ask(name)), name).toContain(id);
    }
  });

  it.each(things)(
    "$id by its aliases, or a choice, or the player or slug that the alias is first of all",
    ({ id, record }) => {
      for (const alias of record.aliases) {
        const answer = ask(alias);
        const owners = names.exact(answer.kind === "one" ? answer.hit.key : "").map((hit) => hit.id);
        if (answer.kind === "one" && answer.hit.id !== id) {
          expect(owners, alias).toContain(id);
          expect(answer.hit.rank === "id" || answer.hit.rank === "name" || isMakerOf(answer.hit.id, id), alias).toBe(
            true,
          );
        } else expect(found(answer), alias).toContain(id);
      }
    },
  );

  const isMakerOf = (player: string, product: string): boolean =>
    `player:${makers.get(product.slice("product:".length))?.player}` === player;

  it.each(players)("$id by one letter wrong in a long name, or by a choice", ({ id, name }) => {
    if (name.length < 9) return;
    for (let at = 1; at < name.length; at++) {
      const typo = `${name.slice(0, at)}q${name.slice(at + 1)}`;
      expect(found(ask(typo)), typo).toContain(`player:${id}`);
    }
  });
});
