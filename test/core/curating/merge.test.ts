import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { checkEdit } from "../../../src/core/curating/check-edit.ts";
import { mergeEdit } from "../../../src/core/curating/merge.ts";
import { editableKind } from "../../../src/core/curating/parsed-record.ts";
import type { EditableId, EditableKind, RawRecord, StoredRecord } from "../../../src/core/curating/records.ts";
import type { EditOf } from "../../../src/core/curating/save-edit.ts";
import type { StateStore } from "../../../src/core/digest/state.ts";
import { Announcement } from "../../../src/core/knowledge/announcement.ts";
import { checkTogether } from "../../../src/core/knowledge/check.ts";
import { checkAnnouncement } from "../../../src/core/knowledge/check-announcement.ts";
import { announcementHead, playerHead } from "../../../src/core/knowledge/heads.ts";
import { Player } from "../../../src/core/knowledge/player.ts";
import { Segment } from "../../../src/core/knowledge/segment.ts";
import { slugOf } from "../../../src/core/knowledge/slug.ts";
import { fold } from "../../../src/core/lookup/fold.ts";
import { SAMPLE_KNOWLEDGE, type SampleAmw, sampleAmw } from "../../samples/knowledge-store.ts";
import { deskWith, NO_DESK } from "../../samples/no-desk.ts";

let sample: SampleAmw;
const stored = new Map<EditableId, StoredRecord>();
beforeAll(async () => {
  sample = await sampleAmw();
  const { players, segments, announcements } = sample.store.knowledge;
  const load = (kind: EditableKind, slug: string): void => {
    const text = readFileSync(join(SAMPLE_KNOWLEDGE, `${kind}s`, `${slug}.json`), "utf8");
    stored.set(`${kind}:${slug}`, { id: `${kind}:${slug}`, version: slug, record: JSON.parse(text) as RawRecord });
  };
  for (const slug of players.keys()) load("player", slug);
  for (const slug of segments.keys()) load("segment", slug);
  for (const { id } of announcements) load("announcement", id);
});
afterAll(() => sample.close());

/** Two records of one kind. */
const pair = fc
  .tuple(fc.constantFrom<EditableKind>("player", "segment", "announcement"), fc.nat(), fc.nat())
  .map(([kind, a, b]) => {
    const ids = [...stored.keys()].filter((id) => editableKind(id) === kind);
    const one = ids[a % ids.length] as EditableId;
    const rest = ids.filter((id) => id !== one);
    return [one, rest[b % rest.length] as EditableId] as const;
  });

const merged = (one: EditableId, other: EditableId): Promise<readonly EditOf[]> =>
  mergeEdit(stored.get(one) as StoredRecord, stored.get(other) as StoredRecord, {
    desk: { ...deskWith({} as StateStore), records: { ...NO_DESK.records, current: async (id) => stored.get(id) } },
    knowledge: sample.store.knowledge,
  });

/** What `amw validate` says of all records after the edit. */
function problemsAfter(edits: readonly EditOf[]): readonly string[] {
  const all = new Map([...stored].map(([id, { record }]) => [id, record as RawRecord | undefined]));
  for (const { id, record } of edits) all.set(id, record);
  const records = [...all].flatMap(([id, record]) => (record ? [{ id, record }] : []));
  const of = (kind: EditableKind) => records.filter(({ id }) => editableKind(id) === kind).map(({ record }) => record);
  const announcements = of("announcement").map((one) => Announcement.parse(one));
  const heads = {
    players: new Map(of("player").map((one) => [String(one.id), playerHead(Player.parse(one))])),
    segments: new Map(of("segment").map((one) => [String(one.id), Segment.parse(one)])),
    announcements: new Map(announcements.map((one) => [one.id, announcementHead(one)])),
    unreadable: new Set<never>(),
  };
  return [...checkTogether(heads, []), ...announcements.flatMap(checkAnnouncement)].flatMap((finding) =>
    finding ? [finding.text] : [],
  );
}

/** Every slug that the record names others by. */
function references(record: RawRecord, kind: EditableKind): readonly unknown[] {
  const list = (key: string): readonly unknown[] => (Array.isArray(record[key]) ? (record[key] as unknown[]) : []);
  const claimants = list("claims").map((claim) => (claim as { claimant: { player?: string } }).claimant.player);
  return kind === "segment"
    ? list("examples")
    : kind === "player"
      ? list("segments")
      : [...list("players"), ...list("rivals"), ...list("segments"), ...list("related"), ...claimants];
}

test("a merge leaves no reference behind, loses no name and no source, and the knowledge base stays valid", async () => {
  await fc.assert(
    fc.asyncProperty(pair, async ([one, other]) => {
      const edits = await merged(one, other);
      const found = checkEdit(edits, sample.store.knowledge);
      expect(found).toEqual([]);
      expect(problemsAfter(edits)).toEqual([]);
      const gone = slugOf(other);
      const after = new Map(edits.map(({ id, record }) => [id, record]));
      expect(after.get(other)).toBeUndefined();
      for (const [id, { record }] of stored) {
        const is = after.has(id) ? after.get(id) : record;
        if (is === undefined) continue;
        const named = references(is, editableKind(id));
        if (editableKind(other) !== "announcement" || editableKind(id) === "announcement")
          expect(named, `${id} names ${gone}`).not.toContain(gone);
        for (const list of Object.values(is)) if (Array.isArray(list)) expect(new Set(list).size).toBe(list.length);
      }
      const [stays] = edits;
      const names = ({ record }: { record?: RawRecord | undefined }): string[] =>
        [record?.id, record?.name, record?.nativeName, ...((record?.aliases as unknown[] | undefined) ?? [])].flatMap(
          (name) => (typeof name === "string" ? [fold(name)] : []),
        );
      if (editableKind(one) !== "announcement")
        expect(names(stays ?? {})).toEqual(
          expect.arrayContaining([...names(stored.get(one) ?? {}), ...names(stored.get(other) ?? {})]),
        );
      const addresses = (record: RawRecord | undefined): string[] =>
        ((record?.sources as { url?: string; document?: string }[] | undefined) ?? []).map(
          ({ url, document }) => url ?? document ?? "",
        );
      const kept = addresses(stays?.record);
      for (const address of [...addresses(stored.get(one)?.record), ...addresses(stored.get(other)?.record)])
        expect(kept.some((one) => one.replace(/\/$/u, "") === address.replace(/\/$/u, ""))).toBe(true);
      expect(new Set(kept).size).toBe(kept.length);
    }),
    { numRuns: 150 },
  );
});
