import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import type { Log } from "../../core/ports.ts";

/** Lines that are kept. */
export const MOST_LINES = 1000;

const isMissing = (error: unknown): boolean => error instanceof Error && "code" in error && error.code === "ENOENT";

/** The lines typed in earlier sessions, newest first; none where the file is missing or cannot be read. */
export async function readHistory(file: string, log: Log): Promise<string[]> {
  try {
    const lines = (await readFile(file, "utf8")).split("\n").filter((line) => line.trim() !== "");
    return lines.slice(-MOST_LINES).reverse();
  } catch (error) {
    if (!isMissing(error)) log.warn("The prompt's history cannot be read; it starts empty", { file, error });
    return [];
  }
}

/** Writes the lines, given newest first, oldest first; whole or not at all. */
async function write(file: string, lines: readonly string[]): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  const draft = `${file}.${process.pid}.tmp`;
  await writeFile(draft, `${lines.toReversed().join("\n")}\n`, { mode: 0o600 });
  await rename(draft, file);
}

interface HistoryFile {
  /** Takes the lines as they are now, newest first; what cannot be written is logged once. */
  keep(lines: readonly string[]): void;
  /** Resolves when the last lines are on disk. */
  saved(): Promise<void>;
}

export function openHistory(file: string, log: Log): HistoryFile {
  let latest: readonly string[] | undefined;
  let writing: Promise<void> | undefined;
  let warned = false;
  const drain = async (): Promise<void> => {
    while (latest) {
      const lines = latest;
      latest = undefined;
      try {
        await write(file, lines);
      } catch (error) {
        if (!warned) log.warn("The prompt's history cannot be written", { file, error });
        warned = true;
      }
    }
    writing = undefined;
  };
  return {
    keep(lines) {
      latest = [...lines];
      writing ??= drain();
    },
    saved: () => writing ?? Promise.resolve(),
  };
}
