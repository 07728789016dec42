import { createHash } from "node:crypto";
import { existsSync, statSync } from "node:fs";
import { cp, mkdir, rename, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import type { Archive, Planned } from "../core/curating/archive.ts";
import type { EditableId, RawRecord, RecordEdit } from "../core/curating/records.ts";
import type { Clock } from "../core/ports.ts";
import { readText, walk } from "./json-knowledge/folder.ts";
import { readRecord, withoutMark } from "./json-knowledge/read-record.ts";
import { RUBRIC_FILE } from "./json-knowledge/record-kinds.ts";
import { versionOf } from "./json-knowledge/record-text.ts";
import { validateKnowledge } from "./json-knowledge/validate.ts";
import { replaceFile, textOf } from "./json-knowledge/write-file.ts";

interface ArchiveOptions {
  readonly knowledgeDir: string;
  /** Where exports go. */
  readonly exportsDir: string;
  /** Folders whose own folders can be taken in, and nothing else. */
  readonly places: readonly string[];
  readonly clock: Clock;
  /** No record's slug may be one of these. */
  readonly commandNames: readonly string[];
  /** Writes while nobody reads the knowledge folder, then takes up what the files say now. */
  writing<T>(write: () => Promise<{ readonly paths: readonly string[]; readonly result: T }>): Promise<T>;
}

export function folderArchive({
  knowledgeDir,
  exportsDir,
  places,
  clock,
  commandNames,
  writing,
}: ArchiveOptions): Archive {
  const folderOf = (name: string): string | undefined =>
    places.map((place) => join(place, name)).find((folder) => isName(name) && isFolder(folder));

  return {
    async export() {
      const free = freeName(exportsDir, exportName(clock.now()));
      const folder = join(exportsDir, free);
      return { name: free, folder, records: await exportTo(knowledgeDir, folder) };
    },
    async plan(name) {
      const folder = folderOf(name);
      if (!folder)
        return {
          outcome: "refused",
          problem: `There is no folder ${name} to import; put it below imports/ in AMW's data folder, or run /amw export first.`,
        };
      return planImport(knowledgeDir, folder, commandNames);
    },
    async takeRubric(name) {
      const folder = folderOf(name);
      const text = folder && textOf(join(folder, RUBRIC_FILE));
      if (text === undefined) return;
      await writing(async () => {
        const path = join(knowledgeDir, RUBRIC_FILE);
        await replaceFile(path, textOf(path), text);
        return { paths: [RUBRIC_FILE], result: undefined };
      });
    },
  };
}

/** What an export made then is called: `2026-11-25T083000`, in UTC. */
export const exportName = (now: Date): string => now.toISOString().slice(0, 19).replaceAll(":", "");

/** Copies every sound record and the rubric, byte for byte, into a folder that is there whole or not at all; gives how many records. */
export async function exportTo(knowledgeDir: string, folder: string): Promise<number> {
  const half = join(dirname(folder), `.${basename(folder)}.half`);
  await rm(half, { recursive: true, force: true });
  await mkdir(half, { recursive: true });
  let records = 0;
  for (const { file } of walk(knowledgeDir, false)) {
    const text = readText(knowledgeDir, file.path);
    if (text === undefined || readRecord(file, text).outcome !== "read") continue;
    const to = join(half, file.path);
    await mkdir(dirname(to), { recursive: true });
    await cp(join(knowledgeDir, file.path), to);
    if (file.kind !== "rubric") records++;
  }
  await rename(half, folder);
  return records;
}

/** What it takes to make the knowledge folder say what that folder says, once that one is found valid. */
export async function planImport(
  knowledgeDir: string,
  folder: string,
  commandNames: readonly string[],
): Promise<Planned> {
  const problems = await validateKnowledge(folder, commandNames);
  const [first] = problems;
  if (first)
    return {
      outcome: "refused",
      problem: `That folder is not valid, so nothing was imported: ${first.file.slice(folder.length + 1)}:${first.line}: ${first.text}${problems.length > 1 ? ` (and ${problems.length - 1} more; amw validate lists them)` : ""}`,
    };
  const [wanted, here] = [textsIn(folder), textsIn(knowledgeDir)];
  const edits: RecordEdit[] = [];
  const found = { added: [] as EditableId[], changed: [] as EditableId[], removed: [] as EditableId[] };
  for (const [id, text] of wanted) {
    const before = here.get(id);
    if (before === text) continue;
    (before === undefined ? found.added : found.changed).push(id);
    const record = JSON.parse(withoutMark(text)) as RawRecord;
    edits.push({ id, basedOn: before === undefined ? undefined : versionOf(before), record, text });
  }
  for (const [id, before] of here) {
    if (wanted.has(id)) continue;
    found.removed.push(id);
    edits.push({ id, basedOn: versionOf(before), record: undefined });
  }
  const rubric = textOf(join(folder, RUBRIC_FILE)) !== textOf(join(knowledgeDir, RUBRIC_FILE));
  return { outcome: "planned", plan: { edits, ...found, rubric, hash: hashOf(edits, rubric) } };
}

/** The text of every record's file, a broken one's, too. */
function textsIn(dir: string): ReadonlyMap<EditableId, string> {
  const texts = new Map<EditableId, string>();
  for (const { file } of walk(dir, true)) {
    const text = file.kind === "rubric" ? undefined : readText(dir, file.path);
    if (file.kind !== "rubric" && text !== undefined) texts.set(`${file.kind}:${file.id}`, text);
  }
  return texts;
}

function hashOf(edits: readonly RecordEdit[], rubric: boolean): string {
  const hash = createHash("sha256").update(String(rubric));
  for (const { id, basedOn, text } of edits)
    hash.update(`\n${id} ${basedOn} ${text === undefined ? "" : versionOf(text)}`);
  return hash.digest("hex").slice(0, 10);
}

/** One folder's name: nothing that leads anywhere else. */
const isName = (name: string): boolean => /^[\p{L}\p{N}][\p{L}\p{N}._ -]*$/u.test(name);
const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;

function freeName(folder: string, name: string): string {
  for (let i = 1; ; i++) {
    const free = i === 1 ? name : `${name}-${i}`;
    if (!existsSync(join(folder, free))) return free;
  }
}
