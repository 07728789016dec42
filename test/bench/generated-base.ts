import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Rubric } from "../../src/core/knowledge/rubric.ts";
import { FOLDERS, pathOf, RUBRIC_FILE } from "../../src/stores/json-knowledge/record-kinds.ts";
import { generateKnowledge } from "../samples/generated-knowledge.ts";

export interface GeneratedBase {
  readonly knowledgeDir: string;
  readonly dataDir: string;
  /** Some of the records' texts, to ask for. */
  readonly texts: readonly string[];
  remove(): void;
}

const MOST_TEXTS = 2000;

/** Writes a generated knowledge base of so many records to a temporary folder. */
export function generatedBase(entries: number): GeneratedBase {
  const root = mkdtempSync(join(tmpdir(), "amw-bench-"));
  const knowledgeDir = join(root, "knowledge");
  for (const folder of Object.values(FOLDERS)) mkdirSync(join(knowledgeDir, folder), { recursive: true });
  writeFileSync(join(knowledgeDir, RUBRIC_FILE), JSON.stringify(RUBRIC));
  const texts: string[] = [];
  const every = Math.max(1, Math.floor(entries / MOST_TEXTS));
  let written = 0;
  for (const generated of generateKnowledge({ entries, seed: 1 })) {
    const { kind, record } = generated;
    writeFileSync(join(knowledgeDir, pathOf(kind, record.id)), `${JSON.stringify(record, undefined, 2)}\n`);
    if (written++ % every !== 0) continue;
    if (generated.kind === "announcement") texts.push(generated.record.title, generated.record.summary);
    else texts.push(generated.record.name, generated.record.nativeName ?? "");
  }
  return { knowledgeDir, dataDir: join(root, "data"), texts, remove: () => rmSync(root, { recursive: true }) };
}

const scale = { question: "?", levels: [0, 1, 2, 3].map((score) => ({ score, name: `${score}`, means: `${score}` })) };
const RUBRIC: Rubric = { novelty: scale, significance: scale, rules: [] };
