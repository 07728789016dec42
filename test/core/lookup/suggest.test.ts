import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lookup, suggest } from "../../../src/core/lookup/lookup.ts";
import { starterNames } from "../../samples/starter-names.ts";

const { players, names, makers } = starterNames();
const offered = (partial: string, limit = 10): string[] => suggest(partial, names, limit).map(({ id }) => id);

describe("suggest", () => {
  it.each([
    ["moo", "player:moore-threads"],
    ["摩", "player:moore-threads"],
    ["moer", "player:moore-threads"],
    ["huawei asc", "product:ascend-910c"],
    ["meta", "player:meta"],
    ["TRAINING", "segment:training-accelerators"],
    ["hauwei", "player:huawei"],
  ])("offers for %s among others %s", (partial, id) => {
    expect(offered(partial)).toContain(id);
  });

  it("puts what is called exactly so before what only begins so", () => {
    expect(offered("meta")[0]).toBe("player:meta");
    expect(offered("r1")[0]).toBe("product:deepseek-r1");
    expect(offered("n2")[0]).toBe("product:tsmc-n2");
  });

  it.each([
    ["moor", ["player:moore-threads"]],
    ["h", ["player:hygon", "player:huawei", "player:"]],
    ["nvidia", ["player:nvidia"]],
    ["chi", ["segment:"]],
  ])(
    "puts players first, then segments, products, what only its maker's name begins, headlines: %s",
    (partial, first) => {
      const hits = suggest(partial, names, 50);
      for (const [i, id] of first.entries()) expect(hits[i]?.id).toMatch(new RegExp(`^${id}`));
      const places = hits.map(({ id, rank }) => {
        const kind = ["player", "segment", "product", "announcement"].indexOf(id.split(":")[0] ?? "");
        return kind === 3 ? 30 : rank === "maker" ? 20 : rank === "reading" ? 10 + kind : kind;
      });
      expect(places).toEqual(places.toSorted((a, b) => a - b));
    },
  );

  it("offers headlines whose words begin as typed, word by word", () => {
    const titles = suggest("nvidia s", names, 50).filter(({ rank }) => rank === "title");
    expect(titles.map(({ label }) => label)).toContainEqual(expect.stringMatching(/^NVIDIA s/));
    expect(offered("nvidias")).toEqual(["player:nvidia"]);
  });

  it("offers no near spelling that is far", () => {
    expect(offered("chatgpt")).toEqual([]);
  });

  it("offers near spellings only where nothing begins so", () => {
    const hows = (partial: string): Set<string> => new Set(suggest(partial, names, 10).map(({ how }) => how));
    expect(hows("huaw")).toEqual(new Set(["prefix"]));
    expect(hows("huawai")).toEqual(new Set(["near"]));
  });

  it("offers nothing for nothing", () => {
    for (const partial of ["", " ", "…", "?"]) expect(offered(partial)).toEqual([]);
  });

  it("offers every player after three letters of its name", () => {
    for (const { id, name } of players) expect(offered(name.slice(0, 3), 25), name).toContain(`player:${id}`);
  });

  it("never offers one record twice, nor more than asked for", () => {
    const partial = fc.oneof(
      fc.string(),
      fc.constantFrom(...players.map(({ name }) => name)),
      fc.constantFrom(..."abcdehmstx摩"),
    );
    fc.assert(
      fc.property(partial, fc.integer({ min: 0, max: 30 }), (text, limit) => {
        const ids = offered(text, limit);
        expect(new Set(ids).size).toBe(ids.length);
        expect(ids.length).toBeLessThanOrEqual(limit);
      }),
    );
  });
});

describe("lookup", () => {
  it("answers any text without an error, never with one record twice", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: "binary" }), fc.string({ unit: "grapheme" })), (text) => {
        const answer = lookup(text, names, makers);
        const hits = answer.kind === "one" ? [answer.hit] : answer.kind === "several" ? answer.hits : answer.nearest;
        expect(new Set(hits.map(({ id }) => id)).size).toBe(hits.length);
      }),
    );
  });

  it("gives a choice rather than a guess when it does not know who makes what", () => {
    expect(lookup("moore", names, makers)).toMatchObject({ kind: "one", hit: { id: "player:moore-threads" } });
    expect(lookup("moore", names)).toMatchObject({ kind: "several" });
  });
});
