import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { EditableId, RecordEdit } from "../../src/core/curating/records.ts";
import { recoverRecords } from "../../src/stores/records.ts";
import { sqliteStateStore } from "../../src/stores/state/sqlite-state-store.ts";
import { ADA, type CuratingDesk, curatingDesk } from "../samples/curating-desk.ts";
import { SILENT } from "../samples/knowledge-store.ts";

/** How often in a row the disk takes no folder any more, after how many that it takes; and whether it takes files. */
const disk = vi.hoisted(() => ({ folders: 0, after: 0, full: false }));
vi.mock("node:fs/promises", async (original) => {
  const real = await original<typeof import("node:fs/promises")>();
  const failed = (code: string) => Object.assign(new Error(code), { code });
  const open: typeof real.open = async (path, flags, ...rest) => {
    if (flags === "wx" && disk.full) throw failed("ENOSPC");
    if (flags === "r" && disk.folders > 0 && disk.after-- <= 0) {
      disk.folders--;
      throw failed("EIO");
    }
    return real.open(path, flags, ...rest);
  };
  return { ...real, open };
});

let desk: CuratingDesk;
beforeEach(async () => {
  Object.assign(disk, { folders: 0, after: 0, full: false });
  desk = await curatingDesk();
});
afterEach(() => desk.close());

const PAIR: readonly EditableId[] = ["player:huawei", "player:nvidia"];
const texts = () => PAIR.map((id) => readFileSync(join(desk.knowledgeDir, `players/${id.slice(7)}.json`), "utf8"));
const audited = async () => (await desk.desk.state.audit.list({ limit: 5, offset: 0 })).total;

async function saveBoth() {
  const records: RecordEdit[] = [];
  for (const id of PAIR) {
    const found = await desk.desk.records.current(id);
    if (!found || found === "broken") throw new Error(`${id} is not there`);
    records.push({ id, basedOn: found.version, record: { ...found.record, summary: "Both." } });
  }
  return desk.desk.records.save({ records, what: "edit", by: ADA, where: { surface: "slack" }, reason: "So." });
}

test.each([0, 1])(
  "a folder that the disk does not take after the name was changed leaves nothing (file %i)",
  async (after) => {
    const before = texts();
    Object.assign(disk, { folders: 1, after });
    expect(await saveBoth()).toMatchObject({
      outcome: "refused",
      problem: expect.stringContaining("nothing was saved"),
    });
    expect([texts(), await audited()]).toEqual([before, 0]);
    expect(await saveBoth()).toMatchObject({ outcome: "saved" });
  },
);

test("a full disk is told as such, and nothing is saved", async () => {
  const before = texts();
  disk.full = true;
  expect(await saveBoth()).toMatchObject({ outcome: "refused", problem: expect.stringContaining("disk is full") });
  expect([texts(), await audited()]).toEqual([before, 0]);
});

test("what cannot be put back either is told, and is put back at the next start", async () => {
  const before = texts();
  Object.assign(disk, { folders: 2, after: 1 });
  expect(await saveBoth()).toMatchObject({ outcome: "refused", problem: expect.stringContaining("starts again") });
  expect(await audited()).toBe(0);
  const state = sqliteStateStore({ file: join(dirname(desk.knowledgeDir), "state.db"), log: SILENT });
  await recoverRecords(desk.knowledgeDir, state.ledger, SILENT);
  expect([texts(), await state.ledger.unfinished()]).toEqual([before, []]);
  await state.close();
});
