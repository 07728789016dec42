import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { RecordId } from "../../../src/core/knowledge/slug.ts";
import { fold } from "../../../src/core/lookup/fold.ts";
import { createNameIndex } from "../../../src/core/lookup/in-memory-names.ts";
import { NAME_RANKS, type NameEntry, type NameIndex, type NameRank } from "../../../src/core/lookup/name-index.ts";
import { namesOfAnnouncement, namesOfPlayer, namesOfSegment } from "../../../src/core/lookup/names.ts";
import { standing } from "../../../src/core/lookup/standing.ts";
import { generateKnowledge } from "../../samples/generated-knowledge.ts";

const entries: NameEntry[] = [...generateKnowledge({ entries: 2000, seed: 3 })].flatMap(({ kind, record }) => {
  if (kind === "player") return namesOfPlayer(record);
  return kind === "segment" ? namesOfSegment(record) : namesOfAnnouncement(record);
});
const index = createNameIndex(entries);
const anEntry = fc.nat(entries.length - 1).map((i) => entries[i] as NameEntry);

describe("exact", () => {
  it("finds every name by its label, with its record", () => {
    for (const { key, owner, label, rank } of entries) {
      const hits = index.exact(key);
      expect(hits.map(({ id }) => id)).toContain(owner);
      if (rank !== "reading") expect(fold(label)).toBe(key);
    }
  });

  it("finds nothing else", () => {
    const keys = new Set(entries.map(({ key }) => key));
    fc.assert(fc.property(fc.string(), (text) => void expect(index.exact(text).length > 0).toBe(keys.has(text))));
  });
});

describe("prefix", () => {
  /** The same answer, by looking at every name. */
  function expected(key: string, limit: number): RecordId[] {
    const score = ({ owner, rank, key: { length } }: NameEntry): number =>
      standing(owner, NAME_RANKS.indexOf(rank)) * 65536 + length;
    const begun = entries.filter((entry) => entry.key.startsWith(key));
    begun.sort((a, b) => score(a) - score(b) || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
    return [...new Set(begun.map(({ owner }) => owner))].slice(0, limit);
  }

  it("gives names that start so, one a record, the best first", () => {
    fc.assert(
      fc.property(anEntry, fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 30 }), (entry, length, limit) => {
        const key = entry.key.slice(0, length);
        const hits = index.prefix(key, limit);
        expect(hits.map(({ id }) => id)).toEqual(expected(key, limit));
        for (const hit of hits) expect(hit.key.startsWith(key)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it("puts players before what they make, whatever the name, and announcements last", () => {
    const bearers: readonly (readonly [owner: RecordId, rank: NameRank])[] = [
      ["player:a", "id"],
      ["player:b", "alias"],
      ["segment:c", "alias"],
      ["product:d", "id"],
      ["product:e", "alias"],
      ["player:f", "reading"],
      ["product:g", "maker"],
      ["announcement:h", "id"],
      ["announcement:i", "title"],
    ];
    const own = createNameIndex(
      bearers.toReversed().map(([owner, rank]) => ({ key: `nova${owner.length}`, owner, label: owner, rank })),
    );
    expect(own.prefix("nova", 20).map(({ id }) => id)).toEqual(bearers.map(([owner]) => owner));
  });

  it("gives nothing where nothing starts so, and nothing when nothing is asked for", () => {
    expect(index.prefix("zzzz", 5)).toEqual([]);
    expect(index.prefix("b", 0)).toEqual([]);
  });
});

describe("near", () => {
  const LETTERS = "abcdefghijklmnopqrstuvwxyz";
  const longNames = entries.filter(({ key, rank }) => rank !== "title" && key.length >= 6 && /^[a-z0-9]+$/.test(key));

  it("finds every name of six letters and more by every kind of single typo", () => {
    const aName = fc.nat(longNames.length - 1).map((i) => longNames[i] as NameEntry);
    const aLetter = fc.constantFrom(...LETTERS);
    fc.assert(
      fc.property(
        aName,
        fc.nat(),
        aLetter,
        fc.constantFrom("more", "less", "other", "swapped"),
        (name, place, letter, how) => {
          const at = place % name.key.length;
          const [before, here, next = "", after] = [
            name.key.slice(0, at),
            name.key[at],
            name.key[at + 1],
            name.key.slice(at + 2),
          ];
          const typo = {
            more: `${letter}${here}${next}`,
            less: next,
            other: `${letter}${next}`,
            swapped: `${next}${here}`,
          }[how];
          const hits = index.near(before + typo + after, Number.MAX_SAFE_INTEGER);
          expect(hits.map(({ id }) => id)).toContain(name.owner);
        },
      ),
      { numRuns: 500 },
    );
  });

  it("finds, with three edits of any kind, what looking at every name finds", () => {
    const few = entries.filter((_, i) => i % 40 === 0);
    const small = createNameIndex(few);
    const key = fc.tuple(
      fc.constantFrom(...few),
      fc.array(fc.tuple(fc.nat(30), fc.nat(1), fc.constantFrom(..."aeor7")), { maxLength: 3 }),
    );
    fc.assert(
      fc.property(key, ([entry, edits]) => {
        const letters = [...entry.key];
        for (const [at, less, letter] of edits) letters.splice(at % letters.length, less, letter);
        const far = small.near(letters.join(""), 1000, 6).filter(({ distance }) => distance <= 3);
        expect(small.near(letters.join(""), 1000, 3)).toEqual(far);
        if (entry.rank !== "title") expect(far.map(({ id }) => id)).toContain(entry.owner);
      }),
    );
  });

  it("never finds titles, short names or far ones", () => {
    const own = createNameIndex([
      { key: "announced", owner: "announcement:a", label: "Announced", rank: "title" },
      { key: "bis", owner: "player:bis", label: "BIS", rank: "id" },
      { key: "寒武纪", owner: "player:cambricon", label: "寒武纪", rank: "name" },
    ]);
    expect(own.near("annuonced", 5)).toEqual([]);
    expect(own.near("biss", 5)).toEqual([]);
    expect(own.near("寒武记", 5)).toMatchObject([{ id: "player:cambricon", distance: 1 }]);
    expect(own.near("韩武记", 5)).toEqual([]);
  });
});

describe("put and remove", () => {
  const owners = [...new Set(entries.map(({ owner }) => owner))].slice(0, 300);
  const byOwner = new Map(owners.map((owner) => [owner, entries.filter((entry) => entry.owner === owner)]));
  const answers = (names: NameIndex): unknown => [
    names.size,
    owners.map((owner) => (byOwner.get(owner) ?? []).map(({ key }) => [names.exact(key), names.near(`${key}x`, 5)])),
    [..."abcdefghijklmnopqrstuvwxyz2天"].map((letter) => names.prefix(letter, 20)),
  ];

  it("come to the same as an index made from scratch", () => {
    const step = fc.tuple(fc.constantFrom(...owners), fc.constantFrom("put", "remove", "rename"));
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const kept = new Map([...byOwner].slice(0, 150));
        const changing = createNameIndex([...kept.values()].flat());
        for (const [owner, what] of steps) {
          const names = (byOwner.get(owner) ?? []).map((name) =>
            what === "rename" ? { ...name, key: `${name.key}new` } : name,
          );
          if (what === "remove") {
            kept.delete(owner);
            changing.remove(owner);
          } else {
            kept.set(owner, names);
            changing.put(owner, names);
          }
        }
        expect(answers(changing)).toEqual(answers(createNameIndex([...kept.values()].flat())));
      }),
      { numRuns: 15 },
    );
  });

  it("show a better name at once among thousands that begin alike", () => {
    const many = Array.from({ length: 5000 }, (_, i): NameEntry => {
      const slug = `aa-long-${10000 + i}`;
      return { key: fold(slug), owner: `player:${slug}`, label: slug, rank: "id" };
    });
    const changing = createNameIndex(many);
    changing.put("player:better", [{ key: "aalong12500", owner: "player:better", label: "AA", rank: "id" }]);
    changing.put("player:best", [{ key: "aalong125", owner: "player:best", label: "AA", rank: "id" }]);
    expect(changing.prefix("a", 2).map(({ id }) => id)).toEqual(["player:best", "player:aa-long-10000"]);
    changing.remove("player:best");
    expect(changing.prefix("a", 1).map(({ id }) => id)).toEqual(["player:aa-long-10000"]);
  });

  it("empties and fills again", () => {
    const changing = createNameIndex(entries);
    for (const { owner } of entries) changing.remove(owner);
    expect(changing.size).toBe(0);
    expect(changing.prefix("a", 5)).toEqual([]);
    for (const [owner, names] of byOwner) changing.put(owner, names);
    expect(answers(changing)).toEqual(answers(createNameIndex([...byOwner.values()].flat())));
  });
});

it("is the same whatever the order of the entries", () => {
  const sorted = createNameIndex(entries.toSorted((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)));
  for (const key of ["b", "ca", "天", "2024", "x"]) expect(sorted.prefix(key, 25)).toEqual(index.prefix(key, 25));
  expect(sorted.size).toBe(entries.length);
});
