import { type Dir, opendirSync, readFileSync, type Stats, statSync } from "node:fs";
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

/** Every record file below the folder, one at a time, so that a long walk can be taken in short pieces. */
export function* walk(dir: string): IterableIterator<FoundFile> {
  for (const folder of [...Object.values(FOLDERS), ""]) {
    if (folder === "") {
      const rubric = look(dir, RUBRIC_FILE);
      if (rubric) yield rubric;
      continue;
    }
    const open = openFolder(join(dir, folder));
    if (!open) continue;
    try {
      for (let entry = open.readSync(); entry; entry = open.readSync()) {
        const found = look(dir, `${folder}/${entry.name}`);
        if (found) yield found;
      }
    } finally {
      open.closeSync();
    }
  }
}

/** The file as it is now; undefined when it is gone or no record's. */
export function look(dir: string, path: string): FoundFile | undefined {
  const file = recordFile(path);
  if (!file) return undefined;
  const stats = statSync(join(dir, path), { throwIfNoEntry: false });
  if (!stats?.isFile()) return undefined;
  return { file, stamp: stampOf(stats), modified: stats.mtimeMs };
}

/** The file's text; undefined when it has just gone. */
export function readText(dir: string, path: string): string | undefined {
  try {
    return readFileSync(join(dir, path), "utf8");
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

export const folderExists = (dir: string): boolean => statSync(dir, { throwIfNoEntry: false })?.isDirectory() ?? false;

/** A file changed again within the file system's tick keeps its times: such a stamp proves nothing yet. */
const TICK_MS = 50;
const stampOf = (stats: Stats): string => {
  const stamp = `${stats.mtimeMs}:${stats.ctimeMs}:${stats.size}:${stats.ino}`;
  return Math.abs(Date.now() - stats.mtimeMs) < TICK_MS ? `${stamp}:fresh` : stamp;
};

function openFolder(path: string): Dir | undefined {
  try {
    return opendirSync(path, { bufferSize: 256 });
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

const isMissing = (error: unknown): boolean =>
  error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "ENOTDIR");
