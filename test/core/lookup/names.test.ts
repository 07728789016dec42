import { describe, expect, it } from "vitest";
import { Player } from "../../../src/core/knowledge/player.ts";
import { namesOfAnnouncement, namesOfPlayer, namesOfSegment } from "../../../src/core/lookup/names.ts";
import { readings } from "../../../src/core/lookup/readings.ts";

const player = Player.parse({
  id: "moore-threads",
  name: "Moore Threads",
  nativeName: "摩尔线程",
  aliases: ["MTT", "688795.SH", "0981.HK"],
  kind: "company",
  country: "CN",
  summary: "Makes GPUs.",
  segments: ["training-accelerators"],
  products: [{ id: "kuae", name: "KUAE", nativeName: "夸娥", aliases: ["Moore Threads Kua'e"] }],
  sources: [{ publisher: "The seed", document: "seed" }],
});
const keysOf = (owner: string): Record<string, string> =>
  Object.fromEntries(
    namesOfPlayer(player)
      .filter((entry) => entry.owner === owner)
      .map(({ key, rank }) => [key, rank]),
  );

describe("names of a player", () => {
  it("are its slug, names, aliases and readings, the best rank for each", () => {
    expect(keysOf("player:moore-threads")).toEqual({
      moorethreads: "id",
      摩尔线程: "name",
      mtt: "alias",
      "688795sh": "alias",
      "688795": "alias",
      "0981hk": "alias",
      "981": "alias",
      "0981": "alias",
      "00981": "alias",
      moerxiancheng: "reading",
      maerxiancheng: "reading",
    });
  });

  it("are shown as people write them, a reading as the name it reads", () => {
    const labels = new Map(namesOfPlayer(player).map(({ key, label }) => [key, label]));
    expect(labels.get("moorethreads")).toBe("Moore Threads");
    expect(labels.get("moerxiancheng")).toBe("摩尔线程");
  });

  it("stand before a product's, which owns its own", () => {
    expect(keysOf("product:kuae")).toEqual({
      kuae: "id",
      夸娥: "name",
      moorethreadskuae: "alias",
      moorethreads夸娥: "maker",
      摩尔线程kuae: "maker",
      摩尔线程夸娥: "maker",
    });
  });
});

it("names of an announcement are its slug and title", () => {
  expect(namesOfAnnouncement({ id: "2026-06-musacoder", title: "Moore Threads opens MusaCoder" })).toEqual([
    { key: "202606musacoder", owner: "announcement:2026-06-musacoder", label: "2026-06-musacoder", rank: "id" },
    {
      key: "moorethreadsopensmusacoder",
      owner: "announcement:2026-06-musacoder",
      label: "Moore Threads opens MusaCoder",
      rank: "title",
    },
  ]);
});

it("names of a segment are its slug, names and aliases", () => {
  const names = namesOfSegment({
    id: "hbm",
    name: "HBM memory",
    nativeName: "高带宽内存",
    aliases: ["HBM", "…"],
    definition: "",
    examples: [],
  });
  expect(names.map(({ key, rank }) => `${rank} ${key}`)).toEqual([
    "id hbm",
    "name hbmmemory",
    "name 高带宽内存",
    "reading gaodaikuanneicun",
    "reading gaodaikuannacun",
  ]);
});

describe("readings", () => {
  it.each([
    ["摩尔线程", "moerxiancheng"],
    ["摩爾線程", "moerxiancheng"],
    ["长鑫存储", "changxincunchu"],
    ["长鑫存储", "zhangxincunchu"],
    ["昆仑芯P800", "kunlunxinp800"],
    ["绿芯", "luxin"],
    ["绿芯", "lvxin"],
  ])("of %s hold %s", (name, reading) => {
    expect(readings(name)).toContain(reading);
  });

  it("of a name without Chinese characters are none", () => {
    expect(readings("SK하이닉스 HBM4")).toEqual([]);
  });
});
