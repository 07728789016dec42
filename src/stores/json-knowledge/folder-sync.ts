import { createHash } from "node:crypto";
import type { Announcement } from "../../core/knowledge/announcement.ts";
import { announcementText } from "../../core/knowledge/full-text.ts";
import type { PlayerHead } from "../../core/knowledge/heads.ts";
import type { CachedRecord, FileState, KnowledgeCache } from "./cache.ts";
import { cachedRecord, folded } from "./cached-record.ts";
import { type FoundFile, look, readText, walk } from "./folder.ts";
import { type FileProblem, readRecord } from "./read-record.ts";
import { FOLDERS, pathOf, type RecordFile, recordFile } from "./record-kinds.ts";

/** What happened to one file. */
export type Change =
  | { readonly what: "added" | "changed"; readonly file: RecordFile; readonly record: CachedRecord }
  | { readonly what: "broken"; readonly file: RecordFile; readonly problems: readonly FileProblem[] }
  | { readonly what: "removed"; readonly file: RecordFile };

/** A file that is no JSON this soon after it was written is most likely still being written. */
const HALF_WRITTEN_MS = 300;

/** Brings the cache in step with the folder: which files changed, and what each of them says now. */
export class FolderSync {
  /** Broken files and what is wrong with them. */
  readonly problems = new Map<string, readonly FileProblem[]>();
  /** When the newest file was written, in milliseconds. */
  newest = 0;
  readonly #dir: string;
  readonly #cache: KnowledgeCache;
  readonly #states = new Map<string, { stamp: string; hash: string; walk: number }>();
  /** Files to look at, and announcements to index again because a player's name changed. */
  readonly #files = new Set<string>();
  /** Files that are no longer there: seen to when all others are, because one of those may hold their record. */
  readonly #gone = new Set<string>();
  /** Files called otherwise than their record, each with the file it takes the place of. */
  readonly #claims = new Map<string, string>();
  readonly #reindex = new Set<string>();
  readonly #playerNames = new Map<string, readonly string[]>();
  #walk = 0;

  constructor(dir: string, cache: KnowledgeCache) {
    this.#dir = dir;
    this.#cache = cache;
  }

  /** Takes up what the cache knows of a file. */
  remember(path: string, { stamp, hash, problems, claims }: FileState): void {
    this.#states.set(path, { stamp, hash, walk: 0 });
    if (claims !== undefined) this.#claims.set(path, claims);
    if (problems.length > 0) this.problems.set(path, problems);
  }

  get size(): number {
    return this.#states.size;
  }
  get isDone(): boolean {
    return this.#files.size === 0 && this.#gone.size === 0 && this.#reindex.size === 0;
  }

  /** Reads a file of every kind and forgets it: the first reading takes 20 ms more, which the first change need not wait. */
  rehearse(): void {
    for (const folder of Object.values(FOLDERS)) {
      for (const path of this.#states.keys()) {
        const file = recordFile(path);
        const text = file && path.startsWith(`${folder}/`) ? readText(this.#dir, path) : undefined;
        if (!file || text === undefined) continue;
        const reading = readRecord(file, text);
        if (reading.outcome === "read") cachedRecord(reading.parsed, this.#namesOf);
        break;
      }
    }
    this.#playerNames.clear();
  }

  /** Notes that the file may have changed. */
  suspect(path: string): void {
    if (recordFile(path)) this.#files.add(path);
  }

  /** Walks the whole folder, a file a step (`atOnce`: a folder a step), and notes what changed. */
  *scan(atOnce = false): IterableIterator<void> {
    const walked = ++this.#walk;
    for (const found of walk(this.#dir, atOnce)) {
      const state = this.#states.get(found.file.path);
      if (state) state.walk = walked;
      if (state?.stamp !== found.stamp) this.#files.add(found.file.path);
      this.newest = Math.max(this.newest, found.modified);
      yield;
    }
    for (const [path, state] of this.#states) {
      if (state.walk !== walked && !this.#isClaimed(path)) this.#files.add(path);
      yield;
    }
  }

  /**
   * Works on what was noted for about so many milliseconds, in one transaction; call it until `isDone`. With
   * `patient`, leaves alone for now what seems half written: the next scan meets it again.
   */
  work(milliseconds: number, patient: boolean): readonly Change[] {
    const end = performance.now() + milliseconds;
    const done: Examined[] = [];
    const reindexed: string[] = [];
    const present = this.#files.size > 0;
    this.#cache.write(() => {
      for (const path of present ? this.#files : this.#gone) {
        done.push(this.#examine(path, patient));
        if (performance.now() > end) return;
      }
      if (present) return;
      for (const path of this.#reindex) {
        this.#reindexOne(path);
        reindexed.push(path);
        if (performance.now() > end) return;
      }
    });
    // Only what is safely written counts as seen.
    for (const path of reindexed) this.#reindex.delete(path);
    for (const examined of done) this.#accept(examined);
    if (this.isDone) this.#playerNames.clear();
    return done.flatMap(({ change }) => change ?? []);
  }

  #examine(path: string, patient: boolean): Examined {
    const known = this.#states.get(path);
    const found = look(this.#dir, path);
    if (!found) return this.#absent(path, known);
    if (known?.stamp === found.stamp) return { path };
    let text: string | undefined;
    try {
      text = readText(this.#dir, path);
    } catch (error) {
      return this.#broken(
        found,
        "",
        [{ line: 1, text: `The file cannot be read (${reasonOf(error)}): make it readable.` }],
        undefined,
      );
    }
    if (text === undefined) return this.#absent(path, known);
    const hash = createHash("sha256").update(text).digest("base64url");
    if (known?.hash === hash) {
      this.#cache.touch(path, found.stamp);
      return { path, state: { stamp: found.stamp, hash } };
    }
    const reading = readRecord(found.file, text);
    if (reading.outcome === "read") {
      const record = cachedRecord(reading.parsed, this.#namesOf);
      if (found.file.kind === "player") this.#noteNames(found.file.id, record.head);
      this.#cache.put(path, { stamp: found.stamp, hash }, record);
      const change = { what: known ? "changed" : "added", file: found.file, record } as const;
      return { path, state: { stamp: found.stamp, hash }, change };
    }
    if (patient && reading.outcome === "no JSON" && Date.now() - found.modified < HALF_WRITTEN_MS) return { path };
    const claims = reading.outcome === "misnamed" ? reading.path : undefined;
    return this.#broken(found, hash, reading.problems, claims);
  }

  #broken(
    { file, stamp }: FoundFile,
    hash: string,
    problems: readonly FileProblem[],
    claims: string | undefined,
  ): Examined {
    this.#cache.putProblems(file.path, { stamp, hash, problems, claims });
    return { path: file.path, state: { stamp, hash }, claims, change: { what: "broken", file, problems } };
  }

  #absent(path: string, known: object | undefined): Examined {
    const file = recordFile(path);
    if (!known || !file) return { path };
    if (!this.#gone.has(path)) return { path, state: "absent" };
    // Its record is on disk under another name: the last good version stays until that file is mended.
    if (this.#isClaimed(path)) return { path };
    if (file.kind === "player") this.#noteNames(file.id, undefined);
    this.#cache.remove(path);
    return { path, state: "gone", change: { what: "removed", file } };
  }

  #accept({ path, state, claims, change }: Examined): void {
    this.#files.delete(path);
    this.#gone.delete(path);
    if (state === "absent") this.#gone.add(path);
    else if (state === "gone") this.#states.delete(path);
    else if (state) this.#states.set(path, { ...state, walk: this.#walk });
    if (change) this.#claim(path, claims);
    if (change?.what === "broken") this.problems.set(path, change.problems);
    else if (change) this.problems.delete(path);
  }

  #isClaimed(path: string): boolean {
    for (const claimed of this.#claims.values()) if (claimed === path) return true;
    return false;
  }

  #claim(path: string, claims: string | undefined): void {
    const before = this.#claims.get(path);
    if (claims === undefined) this.#claims.delete(path);
    else this.#claims.set(path, claims);
    if (before !== undefined && before !== claims) this.#files.add(before);
  }

  /** Announcements are found by their players' names: when those change, they are indexed again. */
  #noteNames(player: string, head: string | undefined): void {
    const before = this.#namesOf(player);
    const after = head === undefined ? [] : namesIn(head);
    this.#playerNames.set(player, after);
    if (before.join("\n") !== after.join("\n"))
      for (const path of this.#cache.mentioning(player)) this.#reindex.add(path);
  }

  readonly #namesOf = (player: string): readonly string[] => {
    const remembered = this.#playerNames.get(player);
    if (remembered) return remembered;
    const cached = this.#cache.head(pathOf("player", player));
    const names = cached === undefined ? [] : namesIn(cached.head);
    this.#playerNames.set(player, names);
    return names;
  };

  #reindexOne(path: string): void {
    const body = this.#cache.body(path);
    if (body === undefined) return;
    const announcement = JSON.parse(body) as Announcement;
    this.#cache.reindex(path, folded(announcementText(announcement, announcement.players.flatMap(this.#namesOf))));
  }
}

interface Examined {
  readonly path: string;
  /** "absent" while it is to be seen whether another file holds its record. */
  readonly state?: Pick<FileState, "stamp" | "hash"> | "absent" | "gone";
  readonly claims?: string | undefined;
  readonly change?: Change;
}

function namesIn(head: string): readonly string[] {
  const { name, nativeName } = JSON.parse(head) as PlayerHead;
  return nativeName ? [name, nativeName] : [name];
}

const reasonOf = (error: unknown): string =>
  error instanceof Error && "code" in error ? String(error.code) : String(error);
