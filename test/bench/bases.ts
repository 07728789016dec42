import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { Announcement } from "../../src/core/knowledge/announcement.ts";
import { Player } from "../../src/core/knowledge/player.ts";
import { Segment } from "../../src/core/knowledge/segment.ts";
import { FOLDERS, pathOf, RUBRIC_FILE } from "../../src/stores/json-knowledge/record-kinds.ts";
import { type GeneratedRecord, generateKnowledge } from "../samples/generated-knowledge.ts";

/** A knowledge base to measure with. */
export interface Base {
  /** "starter", or how many records were generated. */
  readonly name: string;
  /** How many records, about. */
  readonly entries: number;
  readonly knowledgeDir: string;
  /** Holds the cache between the sections. */
  readonly dataDir: string;
  /** Some of the records' texts, to ask for. */
  readonly texts: readonly string[];
  remove(): void;
}

const STARTER = resolve("config/knowledge");
const MOST_TEXTS = 2000;

/** The records that AMW comes with. */
export function* starterRecords(): IterableIterator<GeneratedRecord> {
  const raw = (folder: string): unknown[] =>
    readdirSync(join(STARTER, folder)).map((name) => JSON.parse(readFileSync(join(STARTER, folder, name), "utf8")));
  for (const record of raw(FOLDERS.segment)) yield { kind: "segment", record: Segment.parse(record) };
  for (const record of raw(FOLDERS.player)) yield { kind: "player", record: Player.parse(record) };
  for (const record of raw(FOLDERS.announcement)) yield { kind: "announcement", record: Announcement.parse(record) };
}

export function starterBase(): Base {
  const root = mkdtempSync(join(tmpdir(), "amw-bench-"));
  return {
    name: "starter",
    entries: [...starterRecords()].length,
    knowledgeDir: STARTER,
    dataDir: join(root, "data"),
    texts: [...starterRecords()].flatMap(textsOf),
    remove: () => rmSync(root, { recursive: true }),
  };
}

/** Writes a generated knowledge base of so many records to a temporary folder. */
export function generatedBase(entries: number): Base {
  const root = mkdtempSync(join(tmpdir(), "amw-bench-"));
  const knowledgeDir = join(root, "knowledge");
  for (const folder of Object.values(FOLDERS)) mkdirSync(join(knowledgeDir, folder), { recursive: true });
  writeFileSync(join(knowledgeDir, RUBRIC_FILE), readFileSync(join(STARTER, RUBRIC_FILE)));
  const texts: string[] = [];
  const every = Math.max(1, Math.floor(entries / MOST_TEXTS));
  let written = 0;
  for (const generated of generateKnowledge({ entries, seed: 1 })) {
    const { kind, record } = generated;
    writeFileSync(
      join(knowledgeDir, pathOf(kind, record.id)),
      `${JSON.stringify(record, undefined, 2)}
`,
    );
    if (written++ % every === 0) texts.push(...textsOf(generated));
  }
  return {
    name: entries.toLocaleString("en"),
    entries,
    knowledgeDir,
    dataDir: join(root, "data"),
    texts,
    remove: () => rmSync(root, { recursive: true }),
  };
}

const textsOf = ({ kind, record }: GeneratedRecord): string[] =>
  kind === "announcement" ? [record.title, record.summary] : [record.name, record.nativeName ?? ""];
