import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { Amw } from "../../src/core/amw.ts";
import { createAmw } from "../../src/core/command/dispatch.ts";
import { COMMANDS } from "../../src/core/commands/all.ts";
import type { Clock, KnowledgeStore, Log } from "../../src/core/ports.ts";
import { createJsonKnowledgeStore } from "../../src/stores/json-knowledge/json-knowledge-store.ts";
import { sampleDesk } from "./desk.ts";

/** A small knowledge base that stays as it is, so that snapshots change only when what AMW says changes. */
export const SAMPLE_KNOWLEDGE = resolve(import.meta.dirname, "knowledge");
export const STARTER_KNOWLEDGE = resolve(import.meta.dirname, "../../config/knowledge");

export const NOON: Clock = { now: () => new Date("2026-11-23T12:00:00Z") };
const nothing = () => {};
export const SILENT: Log = { debug: nothing, info: nothing, warn: nothing, error: nothing };

export interface SampleAmw {
  readonly amw: Amw;
  readonly store: KnowledgeStore;
  /** What was logged as an error. */
  readonly errors: readonly string[];
  ask(line: string): ReturnType<Amw["answer"]>;
  close(): Promise<void>;
}

/** The real core over the real store, at a fixed noon. */
export async function sampleAmw(knowledgeDir = SAMPLE_KNOWLEDGE): Promise<SampleAmw> {
  const dataDir = mkdtempSync(join(tmpdir(), "amw-sample-"));
  const errors: string[] = [];
  const log: Log = { ...SILENT, error: (message, fields) => errors.push(`${message} ${String(fields?.error)}`) };
  const store = await createJsonKnowledgeStore({ knowledgeDir, dataDir, log: SILENT, clock: NOON, watch: false });
  const desk = sampleDesk(dataDir);
  const amw = createAmw({
    desk,
    knowledge: store.knowledge,
    search: store,
    clock: NOON,
    log,
    commands: COMMANDS,
    status: { version: "0.0.0", freshAt: () => NOON.now(), problems: () => store.problems() },
    roleOf: () => "anyone",
    reference: () => "r3f3r3nc3",
  });
  return {
    amw,
    store,
    errors,
    ask: (line) => amw.answer({ line, actor: { id: "slack:T1/U1", name: "Ada" }, surface: "slack", channel: "C1" }),
    close: async () => {
      await Promise.all([store.close(), desk.state.close()]);
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
