import { cpSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { EditableId } from "../../src/core/curating/records.ts";
import type { Log } from "../../src/core/ports.ts";
import { validateKnowledge } from "../../src/stores/json-knowledge/validate.ts";
import { folderRecords, recoverRecords } from "../../src/stores/records.ts";
import { sqliteStateStore } from "../../src/stores/state/sqlite-state-store.ts";
import { SAMPLE_KNOWLEDGE, SILENT } from "../samples/knowledge-store.ts";
import { seededRandom } from "../samples/random.ts";
import { runs } from "../samples/runs.ts";
import { CompiledStores } from "./compiled-stores.ts";

const ROUNDS = runs(12).numRuns;
const LONGEST_ROUND_MS = 60;
const PAIR: readonly EditableId[] = ["player:huawei", "player:nvidia"];
const ALONE: EditableId = "segment:hbm";
let compiled: CompiledStores;
beforeAll(() => {
  compiled = new CompiledStores();
});
afterAll(() => compiled.remove());

/** Opens as AMW does, then counts up: in two records at once, then in a third; says on its output what is saved. */
const writing = (knowledgeDir: string, file: string): string => `
  import { writeSync } from "node:fs";
  import { sqliteStateStore } from ${compiled.module("stores/state/sqlite-state-store.js")};
  import { folderRecords, recoverRecords } from ${compiled.module("stores/records.js")};
  const nothing = () => {};
  const log = { debug: nothing, info: nothing, warn: nothing, error: (m, f) => { throw f.error ?? new Error(m); } };
  const { ledger } = sqliteStateStore({ file: ${JSON.stringify(file)}, log });
  const knowledgeDir = ${JSON.stringify(knowledgeDir)};
  await recoverRecords(knowledgeDir, ledger, log);
  const records = folderRecords({
    knowledgeDir, ledger, log, owns: true, clock: { now: () => new Date() },
    writing: async (write) => (await write()).result, saved() {},
  });
  const by = { id: "slack:T1/U1", name: "Ada" };
  const save = async (ids) => {
    const edits = [];
    let count;
    for (const id of ids) {
      const { record, version } = await records.current(id);
      count = (record.count ?? 0) + 1;
      edits.push({ id, basedOn: version, record: { ...record, count } });
    }
    const { outcome } = await records.save({ records: edits, what: "edit", by, where: { surface: "slack" }, reason: "One more." });
    if (outcome !== "saved") throw new Error(outcome);
    writeSync(1, ids[0] + " " + count + "\\n");
  };
  writeSync(1, "open 0\\n");
  for (;;) {
    await save(${JSON.stringify(PAIR)});
    await save(${JSON.stringify([ALONE])});
  }`;

test(
  "killed at any moment: every record can be read, nothing that was said to be saved is missing, nothing is half done",
  async () => {
    const dir = mkdtempSync(join(tmpdir(), "amw-killed-"));
    const knowledgeDir = join(dir, "knowledge");
    cpSync(SAMPLE_KNOWLEDGE, knowledgeDir, { recursive: true });
    const file = join(dir, "state.db");
    const random = seededRandom(20_261_125);
    const warnings: string[] = [];
    const log: Log = { ...SILENT, warn: (text) => warnings.push(text) };
    const said = new Map<string, number>();
    let unfinished = 0;
    for (let round = 0; round < ROUNDS; round++) {
      const running = compiled.start(writing(knowledgeDir, file));
      await new Promise((resolve) => running.child.stdout?.once("data", resolve));
      await pause(random.int(LONGEST_ROUND_MS));
      running.child.kill("SIGKILL");
      for (const line of (await running.ended).printed.trim().split("\n")) {
        const [what = "", count] = line.split(" ");
        said.set(what, Number(count));
      }

      const state = sqliteStateStore({ file, log: SILENT });
      unfinished += (await state.ledger.unfinished()).length;
      await recoverRecords(knowledgeDir, state.ledger, log);
      expect(await state.ledger.unfinished()).toEqual([]);
      expect(warnings).toEqual([]);
      const records = folderRecords({
        ...{ knowledgeDir, ledger: state.ledger, log, owns: true, clock: { now: () => new Date() } },
        writing: async (write) => (await write()).result,
        saved() {},
      });
      const counts = new Map<string, number>();
      for (const id of [...PAIR, ALONE]) {
        const stored = await records.current(id);
        if (!stored || stored === "broken") throw new Error(`${id} is not there`);
        counts.set(id, Number(stored.record.count ?? 0));
      }
      const [huawei, nvidia, alone] = [...counts.values()] as [number, number, number];
      expect(huawei).toBe(nvidia);
      // Each round begins with the pair.
      expect(huawei - alone).toBeGreaterThanOrEqual(0);
      expect(huawei - alone).toBeLessThanOrEqual(round + 1);
      for (const [what, count] of said) if (what !== "open") expect(counts.get(what)).toBeGreaterThanOrEqual(count);

      const { changes, total } = await state.audit.list({ limit: 10_000, offset: 0 });
      expect(total).toBe(huawei + alone);
      expect(changes.map(({ seq }) => seq)).toEqual(changes.map((_, i) => total - i));
      for (const id of [...PAIR, ALONE]) {
        const own = changes.flatMap((change) => change.records.filter((one) => one.id === id));
        expect(own.map(({ after }) => after?.count)).toEqual(own.map((_, i) => own.length - i));
      }
      await state.close();
    }
    expect((await validateKnowledge(knowledgeDir, [])).filter(({ text }) => !text.includes("count"))).toEqual(
      await validateKnowledge(SAMPLE_KNOWLEDGE, []),
    );
    const left = readdirSync(join(knowledgeDir, "players")).filter((name) => name.startsWith("."));
    expect(left).toEqual([]);
    if (ROUNDS >= 100) expect(unfinished).toBeGreaterThan(0);
    rmSync(dir, { recursive: true, force: true });
  },
  20_000 + ROUNDS * 3_000,
);
