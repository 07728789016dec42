import { type FSWatcher, statSync, watch } from "node:fs";
import { join } from "node:path";
import { FOLDERS } from "./record-kinds.ts";

/** What to do about what is noticed. */
interface Noticed {
  /** The file at this path, inside the folder, may have changed. */
  suspect(path: string): void;
  /** Look at what is suspected. */
  look(): Promise<void>;
  /** Look at everything. */
  rescan(): Promise<void>;
}

const DEBOUNCE_MS = 40;
const SHORTEST_PAUSE_MS = 1000;
/** A rescan may cost this share of the time at most. */
const PAUSES_PER_SCAN = 20;

/**
 * Follows a knowledge folder: the file system's own notices where it gives any, and a full scan every second (rarer
 * where a scan is long) for those that it does not give.
 */
export class FolderWatch {
  readonly #dir: string;
  readonly #noticed: Noticed;
  readonly #watchers = new Map<string, { watcher: FSWatcher; inode: number }>();
  #soon: NodeJS.Timeout | undefined;
  #next: NodeJS.Timeout | undefined;
  #closed = false;

  constructor(dir: string, noticed: Noticed) {
    this.#dir = dir;
    this.#noticed = noticed;
    this.#attach();
    this.#plan(SHORTEST_PAUSE_MS);
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#soon);
    clearTimeout(this.#next);
    for (const { watcher } of this.#watchers.values()) watcher.close();
    this.#watchers.clear();
  }

  #plan(pause: number): void {
    this.#next = setTimeout(() => void this.#rescan(), pause);
    this.#next.unref();
  }

  async #rescan(): Promise<void> {
    const from = performance.now();
    this.#attach();
    // What goes wrong is logged by whoever scans, and the next scan tries again.
    await this.#noticed.rescan().catch(() => undefined);
    if (!this.#closed) this.#plan(Math.max(SHORTEST_PAUSE_MS, PAUSES_PER_SCAN * (performance.now() - from)));
  }

  /** Watches the folders that are there, and again those that were replaced since. */
  #attach(): void {
    for (const folder of [".", ...Object.values(FOLDERS)]) {
      const path = join(this.#dir, folder);
      const inode = statSync(path, { throwIfNoEntry: false })?.ino;
      const known = this.#watchers.get(folder);
      if (known?.inode === inode) continue;
      known?.watcher.close();
      this.#watchers.delete(folder);
      if (inode !== undefined) this.#watch(folder, path, inode);
    }
  }

  #watch(folder: string, path: string, inode: number): void {
    try {
      const watcher = watch(path, { persistent: false }, (_event, name) => {
        if (name !== null) this.#suspect(folder === "." ? name : `${folder}/${name}`);
      });
      watcher.on("error", () => {
        watcher.close();
        this.#watchers.delete(folder);
      });
      this.#watchers.set(folder, { watcher, inode });
    } catch {
      // Too many watches, or a file system that cannot: the scans still notice.
    }
  }

  #suspect(path: string): void {
    this.#noticed.suspect(path);
    this.#soon ??= setTimeout(() => {
      this.#soon = undefined;
      void this.#noticed.look().catch(() => undefined);
    }, DEBOUNCE_MS);
    this.#soon.unref();
  }
}
