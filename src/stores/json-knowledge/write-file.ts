import { randomBytes } from "node:crypto";
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, unlinkSync } from "node:fs";
import { mkdir, open, unlink } from "node:fs/promises";
import { dirname, join } from "node:path";

const DRAFT = ".amw-tmp";

/** Takes away what a process that was killed left half written in the folder. */
export function removeDrafts(folder: string): void {
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder))
    if (name.startsWith(".") && name.endsWith(DRAFT)) rmSync(join(folder, name), { force: true });
}

/** The file is not as it was expected to be: somebody wrote it meanwhile. */
export class ChangedMeanwhile extends Error {}

/**
 * Puts the text in the place of the file, which must still hold `before`; undefined stands for no file. Whole or not at all,
 * durable when it resolves. Rejects with ChangedMeanwhile, or with what the file system says.
 */
export async function replaceFile(path: string, before: string | undefined, after: string | undefined): Promise<void> {
  const folder = dirname(path);
  if (after === undefined) {
    expectText(path, before);
    unlinkSync(path);
    return syncFolder(folder);
  }
  await mkdir(folder, { recursive: true });
  // The folder's watch takes no name that begins with a dot for a record's.
  const draft = join(folder, `.${randomBytes(6).toString("hex")}${DRAFT}`);
  try {
    await writeDurably(draft, after);
    // Nothing of this process comes between the look and the renaming.
    expectText(path, before);
    renameSync(draft, path);
  } catch (error) {
    await unlink(draft).catch(() => undefined);
    throw error;
  }
  await syncFolder(folder);
}

/** The file's text; undefined where there is none. */
export function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  }
}

function expectText(path: string, text: string | undefined): void {
  if (textOf(path) !== text) throw new ChangedMeanwhile(path);
}

async function writeDurably(path: string, text: string): Promise<void> {
  const file = await open(path, "wx");
  try {
    await file.writeFile(text, "utf8");
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Without it a name may point to the old file after a power cut. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, "r");
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
