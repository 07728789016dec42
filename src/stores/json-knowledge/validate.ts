import { join } from "node:path";
import type { Announcement } from "../../core/knowledge/announcement.ts";
import { checkKnowledge } from "../../core/knowledge/check.ts";
import type { Finding } from "../../core/knowledge/finding.ts";
import { type KeySchema, misspeltKeys } from "../../core/knowledge/misspelt-keys.ts";
import type { Player } from "../../core/knowledge/player.ts";
import type { Segment } from "../../core/knowledge/segment.ts";
import { type RecordId, recordId } from "../../core/knowledge/slug.ts";
import type { Problem } from "../../core/ports.ts";
import { folderExists, readText, walk } from "./folder.ts";
import { lineOf, repeatedKeys } from "./json-lines.ts";
import { jsonSchema } from "./json-schema.ts";
import { type FileProblem, readRecord, withoutMark } from "./read-record.ts";
import { FILE_KINDS, type ParsedRecord, type RecordFile, RUBRIC_FILE, schemaAddress } from "./record-kinds.ts";

type Add = (path: string, found: readonly FileProblem[]) => void;

interface ReadFile {
  readonly file: RecordFile;
  readonly text: string;
  readonly parsed?: ParsedRecord;
}

/** Checks a knowledge folder as a whole; problems by file (the folder as given, then its path inside) and line. */
export async function validateKnowledge(dir: string, commandNames: readonly string[]): Promise<readonly Problem[]> {
  if (!folderExists(dir))
    return [{ file: dir, line: 1, text: "There is no such folder: name the folder of a knowledge base." }];
  const problems: Problem[] = [];
  const add: Add = (path, found) => {
    for (const problem of found) problems.push({ file: join(dir, path), ...problem });
  };
  const keys = Object.fromEntries(FILE_KINDS.map((kind) => [kind, jsonSchema(kind) as KeySchema]));
  const files: ReadFile[] = [];
  for (const { file } of walk(dir, true)) {
    const text = readText(dir, file.path);
    if (text === undefined) continue;
    const reading = readRecord(file, text);
    if (reading.outcome !== "read") add(file.path, reading.problems);
    files.push({ file, text, ...(reading.outcome === "read" ? { parsed: reading.parsed } : {}) });
    if (reading.outcome !== "no JSON") add(file.path, checkFile(file, text, keys[file.kind] ?? {}));
  }
  if (files.length === 0)
    add("", [{ line: 1, text: "No record is here: put players/, segments/, announcements/ and rubric.json into it." }]);
  else if (!files.some(({ file }) => file.kind === "rubric"))
    add(RUBRIC_FILE, [{ line: 1, text: "The rubric is missing: write what the scores 0 to 3 mean." }]);
  checkTogether(files, commandNames, add);
  return problems.sort((a, b) => compare(a.file, b.file) || a.line - b.line || compare(a.text, b.text));
}

/** What one file shows by itself, beyond its schema. */
function checkFile(file: RecordFile, text: string, schema: KeySchema): readonly FileProblem[] {
  const raw: unknown = JSON.parse(withoutMark(text));
  return [
    ...repeatedKeys(text),
    ...misspeltKeys(schema, raw).map(({ path, text: problem }) => ({ line: lineOf(text, path), text: problem })),
    ...checkSchemaAddress(file, text, raw),
  ];
}

function checkSchemaAddress({ kind }: RecordFile, text: string, raw: unknown): readonly FileProblem[] {
  if (typeof raw !== "object" || raw === null || Array.isArray(raw)) return [];
  const wanted = schemaAddress(kind);
  const written: unknown = "$schema" in raw ? raw.$schema : undefined;
  if (written === wanted) return [];
  const problem = written === undefined ? "`$schema` is missing" : "`$schema` names another schema";
  return [{ line: lineOf(text, ["$schema"]), text: `${problem}: write "$schema": "${wanted}".` }];
}

/** What only shows when all records are seen together. */
function checkTogether(files: readonly ReadFile[], commandNames: readonly string[], add: Add): void {
  const origin = new Map<Finding["record"], ReadFile>();
  const players: Player[] = [];
  const segments: Segment[] = [];
  const announcements: Announcement[] = [];
  const unreadable = new Set<RecordId>();
  for (const read of files) {
    const { file, parsed } = read;
    if (!parsed && file.kind !== "rubric") unreadable.add(recordId(file.kind, file.id));
    if (!parsed || parsed.kind === "rubric") continue;
    if (parsed.kind === "player") players.push(parsed.record);
    else if (parsed.kind === "segment") segments.push(parsed.record);
    else announcements.push(parsed.record);
    origin.set(parsed.record, read);
  }
  for (const { record, path, text } of checkKnowledge({ players, segments, announcements, unreadable }, commandNames)) {
    const read = origin.get(record);
    if (read) add(read.file.path, [{ line: lineOf(read.text, path), text }]);
  }
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
