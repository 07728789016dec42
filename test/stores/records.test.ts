import { chmodSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Edit, EditableId, RawRecord, StoredRecord } from "../../src/core/curating/records.ts";
import { recordText } from "../../src/stores/json-knowledge/record-text.ts";
import { ADA, type CuratingDesk, curatingDesk } from "../samples/curating-desk.ts";
import { STARTER_KNOWLEDGE } from "../samples/knowledge-store.ts";
import { runs } from "../samples/runs.ts";

const HUAWEI: EditableId = "player:huawei";
const NVIDIA: EditableId = "player:nvidia";
let desk: CuratingDesk;
beforeEach(async () => {
  desk = await curatingDesk();
});
afterEach(() => desk.close());

const stored = async (id: EditableId): Promise<StoredRecord> => {
  const found = await desk.desk.records.current(id);
  if (found === undefined || found === "broken") throw new Error(`${id} is not there`);
  return found;
};
const edit = (records: Edit["records"], rest: Partial<Edit> = {}): Edit => ({
  records,
  what: "edit",
  by: ADA,
  where: { surface: "slack", space: "T1", channel: "C1" },
  reason: "It said otherwise.",
  ...rest,
});
const save = (records: Edit["records"], rest?: Partial<Edit>) => desk.desk.records.save(edit(records, rest));
const fileOf = (path: string): string => readFileSync(join(desk.knowledgeDir, path), "utf8");

test.each([
  ["players", "player"],
  ["segments", "segment"],
  ["announcements", "announcement"],
] as const)("saving one of the %s as it is changes no byte", (folder, kind) => {
  for (const name of readdirSync(join(STARTER_KNOWLEDGE, folder))) {
    const text = readFileSync(join(STARTER_KNOWLEDGE, folder, name), "utf8");
    expect(recordText(kind, JSON.parse(text) as RawRecord)).toBe(text);
  }
});

test("keys come in the order of the schema, and those that AMW does not know stay where they stand", () => {
  const text = recordText("segment", { definition: "d", ours: 1, name: "n", later: { b: 1, a: 2 }, id: "s" });
  expect(Object.keys(JSON.parse(text) as object)).toEqual(["$schema", "id", "name", "later", "definition", "ours"]);
  expect(text).toContain('"b": 1,\n    "a": 2');
});

test("what is saved is on disk, in service and in the audit, and nothing else changed", async () => {
  const { record, version } = await stored(NVIDIA);
  const before = fileOf("players/nvidia.json");
  const outcome = await save([{ id: NVIDIA, basedOn: version, record: { ...record, summary: "Makes much." } }]);
  expect(outcome).toMatchObject({
    outcome: "saved",
    change: { seq: 1, by: ADA, what: "edit", reason: "It said otherwise." },
  });
  expect(fileOf("players/nvidia.json")).toBe(before.replace(/"summary": ".*"/, '"summary": "Makes much."'));
  expect(desk.amw && (await desk.ask("nvidia")).summary).toContain("Makes much.");
  const { changes, total } = await desk.desk.state.audit.list({ record: NVIDIA, limit: 5, offset: 0 });
  expect(total).toBe(1);
  expect(changes[0]?.records).toEqual([
    {
      id: NVIDIA,
      before: record,
      after: { ...record, summary: "Makes much." },
      version: (await stored(NVIDIA)).version,
    },
  ]);
});

test("what is based on an older version is a conflict, and what is there stays", async () => {
  const { record, version } = await stored(HUAWEI);
  await save([{ id: HUAWEI, basedOn: version, record: { ...record, summary: "First." } }]);
  const second = await save([{ id: HUAWEI, basedOn: version, record: { ...record, summary: "Second." } }]);
  expect(second).toMatchObject({ outcome: "conflict", id: HUAWEI, current: { record: { summary: "First." } } });
  expect((await stored(HUAWEI)).record.summary).toBe("First.");
});

test("a new record must be new, one that shall change or go must be there", async () => {
  const { record } = await stored(HUAWEI);
  expect(await save([{ id: HUAWEI, basedOn: undefined, record }])).toMatchObject({ outcome: "conflict" });
  const gone = await save([{ id: "player:nobody", basedOn: "v1", record: undefined }]);
  expect(gone).toEqual({ outcome: "conflict", id: "player:nobody", current: undefined });
  expect((await desk.desk.state.audit.list({ limit: 5, offset: 0 })).total).toBe(0);
});

test("what says the same is no change", async () => {
  const { record, version } = await stored(HUAWEI);
  expect(await save([{ id: HUAWEI, basedOn: version, record }])).toEqual({ outcome: "unchanged" });
});

test("of several records all are saved, or none", async () => {
  const huawei = await stored(HUAWEI);
  const nvidia = await stored("player:nvidia");
  const changed = (one: StoredRecord, basedOn = one.version) => ({
    id: one.id,
    basedOn,
    record: { ...one.record, summary: "Both." },
  });
  expect(await save([changed(huawei), changed(nvidia, "old")])).toMatchObject({ outcome: "conflict" });
  expect((await stored(HUAWEI)).version).toBe(huawei.version);
  expect(await save([changed(huawei), changed(nvidia)])).toMatchObject({ outcome: "saved" });
  expect((await stored("player:nvidia")).record.summary).toBe("Both.");
});

test("what would be no valid record, or would be written over a broken file, is refused", async () => {
  const { record, version } = await stored(HUAWEI);
  expect(await save([{ id: HUAWEI, basedOn: version, record: { ...record, kind: "circus" } }])).toMatchObject({
    outcome: "refused",
  });
  writeFileSync(join(desk.knowledgeDir, "players/huawei.json"), "{ half");
  expect(await desk.desk.records.current(HUAWEI)).toBe("broken");
  expect(await save([{ id: HUAWEI, basedOn: version, record }])).toMatchObject({
    outcome: "refused",
    problem: expect.stringContaining("mend it by hand"),
  });
  expect(fileOf("players/huawei.json")).toBe("{ half");
});

test("a file that begins with a byte order mark is a record like any other", async () => {
  writeFileSync(join(desk.knowledgeDir, "players/huawei.json"), `\uFEFF${fileOf("players/huawei.json")}`);
  const { record, version } = await stored(HUAWEI);
  expect(await save([{ id: HUAWEI, basedOn: version, record }])).toEqual({ outcome: "unchanged" });
  expect(await save([{ id: HUAWEI, basedOn: version, record: { ...record, summary: "Marked." } }])).toMatchObject({
    outcome: "saved",
    change: { records: [{ before: record }] },
  });
  expect((await desk.desk.state.audit.find(1))?.records[0]?.before).toEqual(record);
});

test.skipIf(process.getuid?.() === 0)("a folder that may not be written refuses, and says who can help", async () => {
  const { record, version } = await stored(HUAWEI);
  chmodSync(join(desk.knowledgeDir, "players"), 0o500);
  const outcome = await save([{ id: HUAWEI, basedOn: version, record: { ...record, summary: "No." } }]);
  chmodSync(join(desk.knowledgeDir, "players"), 0o700);
  expect(outcome).toMatchObject({ outcome: "refused", problem: expect.stringContaining("whoever runs AMW") });
  expect((await desk.desk.state.audit.list({ limit: 5, offset: 0 })).total).toBe(0);
});

test("where a file of several cannot be written, those written before are put back and nothing is noted", async () => {
  const huawei = await stored(HUAWEI);
  const before = fileOf("players/huawei.json");
  // A folder that leads nowhere: nothing can be written there.
  rmSync(join(desk.knowledgeDir, "segments"), { recursive: true });
  symlinkSync("/proc/nowhere/at/all", join(desk.knowledgeDir, "segments"));
  const outcome = await save([
    { id: HUAWEI, basedOn: huawei.version, record: { ...huawei.record, summary: "Half." } },
    { id: "segment:new-one", basedOn: undefined, record: { id: "new-one", name: "New", definition: "d" } },
  ]);
  expect(outcome).toMatchObject({ outcome: "refused", problem: expect.stringContaining("nothing was saved") });
  expect(fileOf("players/huawei.json")).toBe(before);
  expect((await desk.desk.state.audit.list({ limit: 5, offset: 0 })).total).toBe(0);
});

test("50 editors at once: nobody's change is lost, and the audit is complete and in order", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.record({ id: fc.constantFrom<EditableId>(HUAWEI, "player:nvidia"), tries: fc.integer({ min: 1, max: 4 }) }),
        { minLength: 50, maxLength: 50 },
      ),
      async (editors) => {
        const from = (await desk.desk.state.audit.list({ limit: 1, offset: 0 })).total;
        const saved = (
          await Promise.all(
            editors.map(async ({ id, tries }, n) => {
              for (let i = 0; i < tries; i++) {
                const { record, version } = await stored(id);
                const mark = `${from}-${n}`;
                const caveats = [...((record.caveats as string[] | undefined) ?? []), mark];
                const { outcome } = await save([{ id, basedOn: version, record: { ...record, caveats } }]);
                if (outcome === "saved") return [{ id, mark }];
              }
              return [];
            }),
          )
        ).flat();
        const { changes, total } = await desk.desk.state.audit.list({ limit: 100, offset: 0 });
        expect(total - from).toBe(saved.length);
        for (const id of [HUAWEI, "player:nvidia"] as const) {
          const caveats = (await stored(id)).record.caveats as string[];
          for (const one of saved) if (one.id === id) expect(caveats).toContain(one.mark);
          const own = changes.filter((change) => change.records[0]?.id === id).reverse();
          for (const [i, change] of own.entries())
            if (i > 0) expect(change.records[0]?.before).toEqual(own[i - 1]?.records[0]?.after);
        }
        expect(changes.map(({ seq }) => seq)).toEqual(changes.map((_, i) => total - i));
      },
    ),
    { ...runs(3) },
  );
});
