import { join, resolve } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { LiveKnowledge } from "../../core/knowledge/live-knowledge.ts";
import type { Rubric } from "../../core/knowledge/rubric.ts";
import { type RecordId, recordId } from "../../core/knowledge/slug.ts";
import type { Clock, KnowledgeStore, Log, Problem, SearchIndex } from "../../core/ports.ts";
import type { CachedRecord, KnowledgeCache } from "./cache.ts";
import { CACHE_VERSION } from "./cache-version.ts";
import { servedRecord } from "./cached-record.ts";
import { CrossCheck } from "./cross-check.ts";
import { folderExists } from "./folder.ts";
import type { Change } from "./folder-sync.ts";
import { FolderWatch } from "./folder-watch.ts";
import { FullTextSearch } from "./full-text-search.ts";
import { type LoadedKnowledge, loadKnowledge } from "./load-knowledge.ts";
import { deleteCache, isBusy, isDamage, openCache, openCacheInMemory } from "./open-cache.ts";
import { type RecordFile, RUBRIC_FILE, recordFile } from "./record-kinds.ts";
import { inSlices, SLICE_MS, turn } from "./slices.ts";
import { STANDARD_RUBRIC } from "./standard-rubric.ts";

export interface JsonKnowledgeStore extends KnowledgeStore, SearchIndex {
  /**
   * Runs `write` while nothing reads the folder, then takes up what the files at the paths that it gives say now; they are
   * in service when this resolves. Rejects as `write` does.
   */
  writing<T>(write: () => Promise<{ readonly paths: readonly string[]; readonly result: T }>): Promise<T>;
}

interface JsonKnowledgeOptions {
  /** Holds players/, segments/, announcements/ and rubric.json. */
  readonly knowledgeDir: string;
  /** Where the derived cache is kept; made when missing. */
  readonly dataDir: string;
  readonly log: Log;
  readonly clock: Clock;
  /** Notice edits on disk without being asked. */
  readonly watch: boolean;
  /** No record's slug may be one of these. */
  readonly commandNames?: readonly string[];
}

const CACHE_FILE = "knowledge-cache.db";
const WAIT_FOR_OTHERS_MS = 2;
const BUSY_PAUSE_MS = 20;
const MOST_TRIES = 50;

/** Serves a folder of JSON records: loads it, answers from it, follows its changes. */
export async function createJsonKnowledgeStore(options: JsonKnowledgeOptions): Promise<JsonKnowledgeStore> {
  const { dataDir, knowledgeDir, log } = options;
  const file = join(dataDir, CACHE_FILE);
  // Two bases that take turns in one data folder must not take each other's records for their own.
  const version = `${CACHE_VERSION} ${resolve(knowledgeDir)}`;
  const fromFile = (): JsonKnowledgeStore => start(options, openCache(file, version), file);
  const fromMemory = (error: unknown): JsonKnowledgeStore => {
    const text = "The knowledge cache cannot be written, so every start reads every file. Make its folder writable.";
    log.warn(text, { file, error: String(error) });
    return start(options, openCacheInMemory(), undefined);
  };
  try {
    return fromFile();
  } catch (error) {
    if (!isDamage(error)) return fromMemory(error);
  }
  log.warn("The knowledge cache was damaged; building it again.", { file });
  try {
    deleteCache(file);
    return fromFile();
  } catch (error) {
    return fromMemory(error);
  }
}

function start(options: JsonKnowledgeOptions, cache: KnowledgeCache, file: string | undefined): JsonKnowledgeStore {
  try {
    const loaded = loadKnowledge(options.knowledgeDir, cache);
    cache.waitForOthers(WAIT_FOR_OTHERS_MS);
    return new Store(options, { cache, ...loaded, search: new FullTextSearch(cache, file, options.log) });
  } catch (error) {
    cache.close();
    throw error;
  }
}

function resultOf<T>(outcome: { readonly result: T } | { readonly error: unknown }): T {
  if ("error" in outcome) throw outcome.error;
  return outcome.result;
}

interface Parts extends LoadedKnowledge {
  readonly cache: KnowledgeCache;
  readonly search: FullTextSearch;
}

class Store implements JsonKnowledgeStore {
  readonly knowledge: LiveKnowledge;
  /** Of the full-text index: what is written and what is told of it are one step, which no search comes between. */
  version = 0;
  readonly #options: JsonKnowledgeOptions;
  readonly #parts: Parts;
  readonly #check: CrossCheck;
  readonly #watch: FolderWatch | undefined;
  #folderWasThere = true;
  #freshAt: Date;
  #running: Promise<void> = Promise.resolve();
  #closed = false;

  constructor(options: JsonKnowledgeOptions, parts: Parts) {
    this.#options = options;
    this.#parts = parts;
    this.knowledge = parts.knowledge;
    this.#freshAt = new Date(parts.sync.newest);
    for (const problem of this.#ownProblems()) this.#logProblem(problem);
    this.#folderWasThere = folderExists(options.knowledgeDir);
    this.#check = new CrossCheck({
      dir: options.knowledgeDir,
      heads: () => ({ ...parts.knowledge.heads, unreadable: this.#unreadable() }),
      commandNames: options.commandNames ?? [],
      log: options.log,
    });
    if (options.watch) parts.sync.rehearse();
    if (options.watch)
      this.#watch = new FolderWatch(options.knowledgeDir, {
        suspect: (path) => parts.sync.suspect(path),
        look: () => this.#inTurn(() => this.#work()),
        rescan: () => this.#rescan(),
      });
  }

  problems(): readonly Problem[] {
    return [...this.#ownProblems(), ...this.#check.problems].sort((a, b) =>
      a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line,
    );
  }

  /** What is wrong with single files and with the folder. */
  #ownProblems(): readonly Problem[] {
    const { knowledgeDir } = this.#options;
    const { knowledge, sync } = this.#parts;
    const found: Problem[] = [];
    for (const [path, problems] of sync.problems)
      for (const problem of problems) found.push({ file: join(knowledgeDir, path), ...problem });
    if (!folderExists(knowledgeDir))
      found.push({
        file: knowledgeDir,
        line: 1,
        text: "This folder is missing: set AMW_KNOWLEDGE_DIR to the knowledge base.",
      });
    else if (sync.size === 0)
      found.push({
        file: knowledgeDir,
        line: 1,
        text: "No record is here: put players/, segments/, announcements/ and rubric.json into it.",
      });
    else if (knowledge.rubric === STANDARD_RUBRIC && !sync.problems.has(RUBRIC_FILE))
      found.push({
        file: join(knowledgeDir, RUBRIC_FILE),
        line: 1,
        text: "The rubric is missing: write what the scores 0 to 3 mean; until then AMW keeps to its standard wording.",
      });
    return found;
  }

  /** Records whose files are broken and that never were good. */
  #unreadable(): ReadonlySet<RecordId> {
    const { players, segments, announcements } = this.knowledge.heads;
    const served = { player: players, segment: segments, announcement: announcements };
    const broken = new Set<RecordId>();
    for (const path of this.#parts.sync.problems.keys()) {
      const file = recordFile(path);
      if (file && file.kind !== "rubric" && !served[file.kind].has(file.id)) broken.add(recordId(file.kind, file.id));
    }
    return broken;
  }

  freshAt(): Date {
    return this.#freshAt;
  }

  search(words: string, limit: number): ReturnType<SearchIndex["search"]> {
    return this.#parts.search.search(words, limit);
  }

  async refresh(): Promise<void> {
    await this.#rescan();
    await this.#check.done();
  }

  async writing<T>(write: () => Promise<{ readonly paths: readonly string[]; readonly result: T }>): Promise<T> {
    let outcome: { readonly result: T } | { readonly error: unknown } = { error: new Error("AMW is stopping.") };
    await this.#inTurn(async () => {
      try {
        const { paths, result } = await write();
        for (const path of paths) this.#parts.sync.suspect(path);
        outcome = { result };
      } catch (error) {
        outcome = { error };
      }
      await this.#work();
    });
    return resultOf<T>(outcome);
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#watch?.close();
    await this.#running;
    await this.#check.close();
    await this.#parts.search.close();
    this.#parts.cache.close();
  }

  #rescan(): Promise<void> {
    return this.#inTurn(async () => {
      if (!this.#folderIsThere()) return;
      await inSlices(this.#parts.sync.scan());
      await this.#work();
    });
  }

  /** A folder that has gone as a whole is a mishap, not an order to forget everything. */
  #folderIsThere(): boolean {
    const { knowledgeDir: folder, log } = this.#options;
    const isThere = folderExists(folder);
    if (this.#folderWasThere && !isThere)
      log.warn("The knowledge folder is gone: put it back. What was read from it stays in service.", { folder });
    if (!this.#folderWasThere && isThere) log.info("The knowledge folder is back.", { folder });
    this.#folderWasThere = isThere;
    return isThere;
  }

  /** One at a time: two passes over the same files would do everything twice. */
  #inTurn(pass: () => Promise<void>): Promise<void> {
    const turn = this.#running.then(() => (this.#closed ? undefined : pass()));
    this.#running = turn.catch((error: unknown) => {
      this.#options.log.warn("Looking for changes in the knowledge base failed; trying again.", {
        error: String(error),
      });
    });
    return turn;
  }

  async #work(): Promise<void> {
    const { sync, search } = this.#parts;
    let changed = false;
    for (let tries = 0; !sync.isDone && !this.#closed && this.#folderIsThere(); ) {
      try {
        this.version++;
        for (const change of sync.work(SLICE_MS, true)) this.#apply(change);
        changed = true;
        tries = 0;
        await turn();
      } catch (error) {
        if (!isBusy(error)) throw error;
        // Somebody else is writing. Where that takes long, the next scan tries again.
        if (++tries > MOST_TRIES) break;
        await pause(BUSY_PAUSE_MS);
      }
    }
    if (changed) search.tidy();
  }

  #apply(change: Change): void {
    const { knowledge, whole } = this.#parts;
    const { file } = change;
    this.#check.again();
    if (change.what === "broken") {
      for (const problem of change.problems)
        this.#logProblem({ file: join(this.#options.knowledgeDir, file.path), ...problem });
      return;
    }
    whole.forget(file.path);
    if (change.what === "removed") this.#remove(file);
    else this.#put(file, change.record);
    this.#freshAt = this.#options.clock.now();
    this.#options.log.info("The knowledge changed.", {
      file: file.path,
      what: change.what,
      revision: knowledge.revision,
    });
  }

  #put(file: RecordFile, record: CachedRecord): void {
    const { knowledge } = this.#parts;
    if (file.kind === "rubric") knowledge.putRubric(JSON.parse(record.head) as Rubric, record.digest);
    else knowledge.put(servedRecord(file.kind, record.digest, record.head), record.names);
  }

  #remove(file: RecordFile): void {
    const { knowledge } = this.#parts;
    if (file.kind === "rubric") knowledge.putRubric(STANDARD_RUBRIC, "");
    else knowledge.remove(file.kind, file.id);
  }

  #logProblem({ file, line, text }: Problem): void {
    this.#options.log.warn(`${file}:${line}: ${text}`);
  }
}
