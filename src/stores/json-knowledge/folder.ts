import { opendirSync, readdirSync, readFileSync, type Stats, statSync } from "node:fs";
import { join } from "node:path";
import { FOLDERS, type RecordFile, RUBRIC_FILE, recordFile } from "./record-kinds.ts";

/** A file as the file system has it now. */
export interface FoundFile {
  readonly file: RecordFile;
  /** Changes whenever the file does. */
  readonly stamp: string;
  /** In milliseconds. */
  readonly modified: number;
}

/**
 * Every record file below the folder, one at a time. `atOnce` reads each folder whole, which is quicker; without it
 * the walk can be taken in short pieces.
 */
export function* walk(dir: string, atOnce: boolean): IterableIterator<FoundFile> {
  for (const folder of Object.values(FOLDERS)) {
    const here = join(dir, folder);
    for (const name of atOnce ? allNames(here) : namesInPieces(here)) {
      const file = recordFile(`${folder}/${name}`);
      const found = file && lookAt(`${here}/${name}`, file);
      if (found) yield found;
    }
  }
  const rubric = look(dir, RUBRIC_FILE);
  if (rubric) yield rubric;
}

/** The file as it is now; undefined when it is gone or no record's. */
export function look(dir: string, path: string): FoundFile | undefined {
  const file = recordFile(path);
  return file && lookAt(join(dir, path), file);
}

function lookAt(address: string, file: RecordFile): FoundFile | undefined {
  const stats = statSync(address, { throwIfNoEntry: false });
  if (!stats?.isFile()) return undefined;
  return { file, stamp: stampOf(stats), modified: stats.mtimeMs };
}

/** The file's text; undefined when it has just gone. */
export const readText = (dir: string, path: string): string | undefined =>
  unlessMissing(() => readFileSync(join(dir, path), "utf8"));

export const folderExists = (dir: string): boolean => statSync(dir, { throwIfNoEntry: false })?.isDirectory() ?? false;

/** A file changed again within the file system's tick keeps its times: such a stamp proves nothing yet. */
const TICK_MS = 50;
const stampOf = (stats: Stats): string => {
  const stamp = `${stats.ctimeMs}:${stats.size}:${stats.ino}`;
  return Date.now() - stats.ctimeMs < TICK_MS ? `${stamp}:fresh` : stamp;
};

const allNames = (path: string): readonly string[] => unlessMissing(() => readdirSync(path)) ?? [];

function* namesInPieces(path: string): IterableIterator<string> {
  const open = unlessMissing(() => opendirSync(path, { bufferSize: 256 }));
  if (!open) return;
  try {
    for (let entry = open.readSync(); entry; entry = open.readSync()) yield entry.name;
  } finally {
    open.closeSync();
  }
}

function unlessMissing<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

const isMissing = (error: unknown): boolean =>
  error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "ENOTDIR");
