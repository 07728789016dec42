import type Database from "libsql";
import { NAME_RANKS, type NameEntry } from "../../core/lookup/name-index.ts";
import { NOTE_UNPAGED, namesByKey } from "./name-pages.ts";
import { rankedSearch } from "./ranked-search.js";
import type { FileProblem } from "./read-record.ts";

/** What tells whether a file must be read again. */
export interface FileState {
  /** Of the file system: times, size and inode. */
  readonly stamp: string;
  /** Of the content. */
  readonly hash: string;
  readonly problems: readonly FileProblem[];
  /** The file whose record this one holds, where it is called otherwise than its record. */
  readonly claims?: string | undefined;
}

interface CachedFile {
  readonly path: string;
  readonly state: FileState;
  readonly good: CachedHead | undefined;
}
type Row = [
  path: string,
  stamp: string,
  hash: string,
  problems: string | null,
  claims: string | null,
  digest: string | null,
  head: string | null,
];

/** The last good version of a record. */
interface CachedHead {
  readonly digest: string;
  readonly head: string;
}

/** A record as it is cached: JSON for what is loaded at the start, JSON for what is read when shown. */
export interface CachedRecord {
  readonly digest: string;
  readonly head: string;
  readonly body: string;
  readonly names: readonly NameEntry[];
  /** Folded words, separated by spaces. */
  readonly words: IndexedWords;
  /** Players whose names are among the words. */
  readonly mentions: readonly string[];
}
export interface IndexedWords {
  readonly title: string;
  readonly names: string;
  readonly rest: string;
}

/** The derived database: every record that was ever good, by file, with its names and its full-text index. */
export class KnowledgeCache {
  readonly #db: Database.Database;
  readonly #sql: ReturnType<typeof statements>;
  /**
   * Changes of the full-text index, made last in a transaction: FTS5 writes out all it has gathered whenever another
   * statement sets a savepoint, which made a cold start three times as long.
   */
  readonly #words: { readonly no: number; readonly words: IndexedWords | undefined }[] = [];

  constructor(db: Database.Database) {
    this.#db = db;
    this.#sql = statements(db);
  }

  /** Every file that was seen, with its last good version where it ever was good. */
  *files(): IterableIterator<CachedFile> {
    const columns = "path, stamp, hash, problems, claims, digest, head";
    for (const row of this.#db.prepare(`select ${columns} from record`).raw().iterate()) {
      const [path, stamp, hash, problems, claims, digest, head] = row as Row;
      const found = problems === null ? [] : (JSON.parse(problems) as FileProblem[]);
      yield {
        path,
        state: { stamp, hash, problems: found, claims: claims ?? undefined },
        good: digest === null || head === null ? undefined : { digest, head },
      };
    }
  }

  /** Every name of every record, sorted by key. */
  names(): IterableIterator<NameEntry> {
    return namesByKey(this.#db);
  }

  head(path: string): CachedHead | undefined {
    const [digest, head] = (this.#sql.head.get(path) as [string | null, string | null] | undefined) ?? [];
    return digest && head ? { digest, head } : undefined;
  }
  body(path: string): string | undefined {
    return (this.#sql.body.get(path) as [string] | undefined)?.[0];
  }

  /** Only inside `write`, like everything below that changes something. */
  put(path: string, state: Pick<FileState, "stamp" | "hash">, record: CachedRecord): void {
    this.remove(path);
    const { lastInsertRowid } = this.#sql.put.run(path, state.stamp, state.hash, record.digest, record.head);
    const no = Number(lastInsertRowid);
    this.#sql.putBody.run(no, record.body);
    const names = record.names.map(({ key, owner, label, rank }) => [key, owner, label, NAME_RANKS.indexOf(rank)]);
    // One statement for all of them: crossing into SQLite costs more than the insert.
    if (names.length > 0) {
      this.#sql.putNames.run(no, JSON.stringify(names));
      this.#sql.noteUnpaged.run(no);
    }
    if (record.mentions.length > 0) this.#sql.putMentions.run(no, JSON.stringify(record.mentions));
    this.#words.push({ no, words: record.words });
  }

  /** The file changed without a change in what it says. */
  touch(path: string, stamp: string): void {
    this.#sql.touch.run(stamp, path);
  }

  /** The file is broken; the last good version stays. */
  putProblems(path: string, state: FileState): void {
    this.#sql.putProblems.run(path, state.stamp, state.hash, JSON.stringify(state.problems), state.claims ?? null);
  }

  remove(path: string): void {
    const row = this.#sql.number.get(path) as [number] | undefined;
    if (!row) return;
    for (const remove of this.#sql.remove) remove.run(row[0]);
    this.#sql.noteUnpaged.run(row[0]);
    this.#words.push({ no: row[0], words: undefined });
  }

  /** Paths of the announcements whose words hold the player's names. */
  mentioning(player: string): readonly string[] {
    return (this.#sql.mentioning.all(player) as [string][]).map(([path]) => path);
  }

  reindex(path: string, words: IndexedWords): void {
    const row = this.#sql.number.get(path) as [number] | undefined;
    if (row) this.#words.push({ no: row[0], words: undefined }, { no: row[0], words });
  }

  /** Paths of the records that match, best first. */
  search(expression: string, limit: number): readonly string[] {
    return this.#sql.search(expression, limit);
  }

  /** All of it or, when it throws, nothing of it. */
  write<T>(change: () => T): T {
    this.#db.exec("begin immediate");
    try {
      const result = change();
      for (const { no, words } of this.#words) this.#index(no, words);
      this.#db.exec("commit");
      return result;
    } catch (error) {
      if (this.#db.inTransaction) this.#db.exec("rollback");
      throw error;
    } finally {
      this.#words.length = 0;
    }
  }

  /**
   * From now on a write only adds: merging the full-text index and moving the log into the file, which take long, are
   * left to `tidySteps` in another thread.
   */
  leaveTidying(): void {
    this.#db.exec("pragma wal_autocheckpoint = 0");
    if (this.#sql.merging.get() === undefined) this.#db.exec(LEAVE_MERGING);
  }

  /** How long a write waits for another process; the event loop is held meanwhile. */
  waitForOthers(milliseconds: number): void {
    this.#db.exec(`pragma busy_timeout = ${milliseconds}`);
  }

  close(): void {
    this.#db.close();
  }

  #index(no: number, words: IndexedWords | undefined): void {
    if (!words) this.#sql.removeWords.run(no);
    else if (words.title || words.names || words.rest) this.#sql.putWords.run(no, words.title, words.names, words.rest);
  }
}

/** So many pieces of the index make a write merge them after all: far more than are ever left. */
const MOST_PIECES = 1000;
const LEAVE_MERGING = `
insert into words (words, rank) values ('crisismerge', ${MOST_PIECES});
insert into words (words, rank) values ('automerge', 0);`;

const statements = (db: Database.Database) => ({
  head: db.prepare("select digest, head from record where path = ?").raw(),
  body: db.prepare("select body from record join body using (no) where path = ?").raw(),
  number: db.prepare("select no from record where path = ?").raw(),
  put: db.prepare("insert into record (path, stamp, hash, digest, head) values (?, ?, ?, ?, ?)"),
  putBody: db.prepare("insert into body (no, body) values (?, ?)"),
  touch: db.prepare("update record set stamp = ? where path = ?"),
  putProblems: db.prepare(
    `insert into record (path, stamp, hash, problems, claims) values (?, ?, ?, ?, ?)
     on conflict (path) do update
     set stamp = excluded.stamp, hash = excluded.hash, problems = excluded.problems, claims = excluded.claims`,
  ),
  remove: ["record", "body", "name", "mention"].map((table) => db.prepare(`delete from ${table} where no = ?`)),
  putNames: db.prepare(
    `insert or ignore into name (no, key, owner, label, rank)
     select ?, value ->> 0, value ->> 1, value ->> 2, value ->> 3 from json_each(?)`,
  ),
  noteUnpaged: db.prepare(NOTE_UNPAGED),
  putMentions: db.prepare("insert or ignore into mention (no, player) select ?, value from json_each(?)"),
  mentioning: db.prepare("select path from mention join record using (no) where player = ?").raw(),
  putWords: db.prepare("insert into words (rowid, title, names, rest) values (?, ?, ?, ?)"),
  removeWords: db.prepare("delete from words where rowid = ?"),
  search: rankedSearch(db),
  merging: db.prepare("select v from words_config where k = 'automerge' and v = 0").raw(),
});
