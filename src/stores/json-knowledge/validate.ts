import { join } from "node:path";
import { checkTogether } from "../../core/knowledge/check.ts";
import { checkAnnouncement } from "../../core/knowledge/check-announcement.ts";
import { type AnnouncementHead, announcementHead, type PlayerHead, playerHead } from "../../core/knowledge/heads.ts";
import { type KeySchema, misspeltKeys } from "../../core/knowledge/misspelt-keys.ts";
import type { Segment } from "../../core/knowledge/segment.ts";
import { type RecordId, recordId, type Slug } from "../../core/knowledge/slug.ts";
import type { Problem } from "../../core/ports.ts";
import { unreachable } from "../../core/unreachable.ts";
import { folderExists, readText, walk } from "./folder.ts";
import { placed } from "./found-problems.ts";
import { lineOf, repeatedKeys } from "./json-lines.ts";
import { jsonSchema } from "./json-schema.ts";
import { type FileProblem, readRecord, withoutMark } from "./read-record.ts";
import {
  FILE_KINDS,
  type ParsedRecord,
  type RecordFile,
  RUBRIC_FILE,
  recordFile,
  schemaAddress,
} from "./record-kinds.ts";
import { strayFiles } from "./stray-files.ts";

type Add = (path: string, found: readonly FileProblem[]) => void;

/** Checks a knowledge folder as a whole; problems by file (the folder as given, then its path inside) and line. */
export async function validateKnowledge(dir: string, commandNames: readonly string[]): Promise<readonly Problem[]> {
  if (!folderExists(dir))
    return [{ file: dir, line: 1, text: "There is no such folder: name the folder of a knowledge base." }];
  const problems: Problem[] = [];
  const add: Add = (path, found) => {
    for (const problem of found) problems.push({ file: join(dir, path), ...problem });
  };
  const keys = Object.fromEntries(FILE_KINDS.map((kind) => [kind, jsonSchema(kind) as KeySchema]));
  const heads = new Heads();
  for (const { file } of walk(dir, true)) {
    const text = readText(dir, file.path);
    if (text === undefined) continue;
    const reading = readRecord(file, text);
    if (reading.outcome === "read") heads.add(reading.parsed);
    else heads.addUnreadable((reading.outcome === "misnamed" && recordFile(reading.path)) || file);
    if (reading.outcome !== "read") add(file.path, reading.problems);
    if (reading.outcome !== "no JSON") add(file.path, checkFile(file, text, keys[file.kind] ?? {}));
    if (reading.outcome === "read") add(file.path, checkRecord(reading.parsed, text));
  }
  for (const path of strayFiles(dir)) add(path, [strayProblem(path)]);
  if (heads.files === 0)
    add("", [{ line: 1, text: "No record is here: put players/, segments/, announcements/ and rubric.json into it." }]);
  else if (!heads.rubric)
    add(RUBRIC_FILE, [{ line: 1, text: "The rubric is missing: write what the scores 0 to 3 mean." }]);
  for (const finding of checkTogether(heads, commandNames)) if (finding) problems.push(placed(dir, finding));
  return problems.sort((a, b) => compare(a.file, b.file) || a.line - b.line || compare(a.text, b.text));
}

/** What one file shows by itself, beyond its schema. */
function checkFile(file: RecordFile, text: string, schema: KeySchema): readonly FileProblem[] {
  const raw: unknown = JSON.parse(withoutMark(text));
  return [
    ...repeatedKeys(text, raw),
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

const checkRecord = (parsed: ParsedRecord, text: string): readonly FileProblem[] =>
  parsed.kind !== "announcement"
    ? []
    : checkAnnouncement(parsed.record).map(({ path, text: problem }) => ({ line: lineOf(text, path), text: problem }));

const strayProblem = (path: string): FileProblem => ({
  line: 1,
  text: path.endsWith(".json")
    ? "This file is not read: put it in players/, segments/ or announcements/."
    : "This file is not read: a record's name ends in .json.",
});

/** What the records say of one another. */
class Heads {
  readonly players = new Map<Slug, PlayerHead>();
  readonly segments = new Map<Slug, Segment>();
  readonly announcements = new Map<Slug, AnnouncementHead>();
  readonly unreadable = new Set<RecordId>();
  rubric = false;
  files = 0;

  add(parsed: ParsedRecord): void {
    this.files++;
    switch (parsed.kind) {
      case "player":
        this.players.set(parsed.record.id, playerHead(parsed.record));
        break;
      case "segment":
        this.segments.set(parsed.record.id, parsed.record);
        break;
      case "announcement":
        this.announcements.set(parsed.record.id, announcementHead(parsed.record));
        break;
      case "rubric":
        this.rubric = true;
        break;
      default:
        unreachable(parsed);
    }
  }

  addUnreadable({ kind, id }: RecordFile): void {
    this.files++;
    if (kind === "rubric") this.rubric = true;
    else this.unreadable.add(recordId(kind, id));
  }
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
