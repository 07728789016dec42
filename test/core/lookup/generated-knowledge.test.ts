import { describe, expect, it } from "vitest";
import { Announcement } from "../../../src/core/knowledge/announcement.ts";
import { Player } from "../../../src/core/knowledge/player.ts";
import { Segment } from "../../../src/core/knowledge/segment.ts";
import { type GeneratedRecord, generateKnowledge } from "../../samples/generated-knowledge.ts";

const sample = (seed: number): GeneratedRecord[] => [...generateKnowledge({ entries: 500, seed })];
const ids = (records: readonly GeneratedRecord[], kind: GeneratedRecord["kind"]): Set<string> =>
  new Set(records.filter((each) => each.kind === kind).map((each) => each.record.id));
const HAN = /\p{Script=Han}/u;

describe("the generated knowledge base", () => {
  const records = sample(1);

  it("holds exactly as many records as asked for, all ids apart", () => {
    expect(records).toHaveLength(500);
    expect(new Set(records.map(({ kind, record }) => `${kind}:${record.id}`)).size).toBe(500);
    const products = records.flatMap((each) => (each.kind === "player" ? each.record.products : []));
    expect(new Set(products.map(({ id }) => id)).size).toBe(products.length);
  });

  it("is the same for the same seed and another for another", () => {
    expect(sample(1)).toEqual(records);
    expect(sample(2)).not.toEqual(records);
  });

  it("passes the schemas unchanged", () => {
    const schema = { segment: Segment, player: Player, announcement: Announcement };
    for (const { kind, record } of records) expect(schema[kind].parse(record)).toEqual(record);
  });

  it("refers only to records that are in it, and keeps the rubric's rules", () => {
    const [players, segments, announcements] = [
      ids(records, "player"),
      ids(records, "segment"),
      ids(records, "announcement"),
    ];
    const products = new Set(
      records.flatMap((each) => (each.kind === "player" ? each.record.products.map((p) => p.id) : [])),
    );
    for (const each of records) {
      if (each.kind === "player") expect(each.record.segments.filter((id) => !segments.has(id))).toEqual([]);
      if (each.kind !== "announcement") continue;
      const a = each.record;
      expect([...a.players, ...a.rivals].filter((id) => !players.has(id))).toEqual([]);
      expect(a.products.filter((id) => !products.has(id))).toEqual([]);
      expect(a.segments.filter((id) => !segments.has(id))).toEqual([]);
      expect(a.related.filter((id) => !announcements.has(id) || id === a.id)).toEqual([]);
      expect(a.read.novelty.score < 2 || a.read.mapDelta).toBeTruthy();
    }
  });

  it("is shaped like the real one: three players in ten, a fifth Chinese, a few kilobytes an announcement", () => {
    const players = records.flatMap((each) => (each.kind === "player" ? [each.record] : []));
    const announcements = records.flatMap((each) => (each.kind === "announcement" ? [each.record] : []));
    expect(players).toHaveLength(150);
    expect(players.filter((p) => HAN.test(p.nativeName ?? ""))).toHaveLength(30);
    expect(announcements.filter((a) => HAN.test(a.title))).toHaveLength(68);
    const size = announcements.reduce((sum, a) => sum + JSON.stringify(a, null, 2).length, 0) / announcements.length;
    expect(size).toBeGreaterThan(3500);
    expect(size).toBeLessThan(8000);
  });
});
