import type Database from "libsql";
import type { RecordId } from "../../core/knowledge/slug.ts";
import { NAME_RANKS, type NameEntry } from "../../core/lookup/name-index.ts";
import type { FileProblem } from "./read-record.ts";
import { SEARCH_SQL } from "./search-sql.js";

/** What tells whether a file must be read again. */
export interface FileState {
  /** Of the file system: times, size and inode. */
  readonly stamp: string;
  /** Of the content. */
  readonly hash: string;
  readonly problems: readonly FileProblem[];
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

  constructor(db: Database.Database) {
    this.#db = db;
    this.#sql = statements(db);
  }

  *files(): IterableIterator<[path: string, state: FileState]> {
    for (const row of this.#db.prepare("select path, stamp, hash, problems from record").raw().iterate()) {
      const [path, stamp, hash, problems] = row as [string, string, string, string | null];
      yield [path, { stamp, hash, problems: problems === null ? [] : (JSON.parse(problems) as FileProblem[]) }];
    }
  }

  *heads(): IterableIterator<{ path: string; digest: string; head: string }> {
    for (const row of this.#db
      .prepare("select path, digest, head from record where head is not null")
      .raw()
      .iterate()) {
      const [path, digest, head] = row as [string, string, string];
      yield { path, digest, head };
    }
  }

  /** Every name of every record, sorted by key. */
  names(): NameEntry[] {
    const entries: NameEntry[] = [];
    for (const row of this.#db.prepare("select key, owner, label, rank from name order by key").raw().iterate()) {
      const [key, owner, label, rank] = row as [string, RecordId, string, number];
      entries.push({ key, owner, label, rank: NAME_RANKS[rank] ?? "alias" });
    }
    return entries;
  }

  head(path: string): string | undefined {
    return (this.#sql.head.get(path) as [string | null] | undefined)?.[0] ?? undefined;
  }
  body(path: string): string | undefined {
    return (this.#sql.body.get(path) as [string | null] | undefined)?.[0] ?? undefined;
  }

  put(path: string, state: Omit<FileState, "problems">, record: CachedRecord): void {
    const [no] = this.#sql.put.get(path, state.stamp, state.hash, record.digest, record.head, record.body) as [number];
    this.#clear(no);
    for (const { key, owner, label, rank } of record.names)
      this.#sql.putName.run(key, owner, label, NAME_RANKS.indexOf(rank), no);
    for (const player of record.mentions) this.#sql.putMention.run(player, no);
    this.#index(no, record.words);
  }

  /** The file changed without a change in what it says. */
  touch(path: string, stamp: string): void {
    this.#sql.touch.run(stamp, path);
  }

  /** The file is broken; the last good version stays. */
  putProblems(path: string, state: FileState): void {
    this.#sql.putProblems.run(path, state.stamp, state.hash, JSON.stringify(state.problems));
  }

  remove(path: string): void {
    const row = this.#sql.number.get(path) as [number] | undefined;
    if (!row) return;
    this.#clear(row[0]);
    this.#sql.remove.run(row[0]);
  }

  /** Paths of the announcements whose words hold the player's names. */
  mentioning(player: string): readonly string[] {
    return (this.#sql.mentioning.all(player) as [string][]).map(([path]) => path);
  }

  reindex(path: string, words: IndexedWords): void {
    const row = this.#sql.number.get(path) as [number] | undefined;
    if (!row) return;
    this.#sql.removeWords.run(row[0]);
    this.#index(row[0], words);
  }

  /** Paths of the records that match, best first. */
  search(expression: string, limit: number): readonly string[] {
    return (this.#sql.search.all(expression, limit) as [string][]).map(([path]) => path);
  }

  /** All of it or, when it throws, nothing of it. */
  write<T>(change: () => T): T {
    this.#db.exec("begin immediate");
    try {
      const result = change();
      this.#db.exec("commit");
      return result;
    } catch (error) {
      if (this.#db.inTransaction) this.#db.exec("rollback");
      throw error;
    }
  }

  /** How long a write waits for another process; the event loop is held meanwhile. */
  waitForOthers(milliseconds: number): void {
    this.#db.exec(`pragma busy_timeout = ${milliseconds}`);
  }

  close(): void {
    this.#db.close();
  }

  #clear(no: number): void {
    this.#sql.removeNames.run(no);
    this.#sql.removeMentions.run(no);
    this.#sql.removeWords.run(no);
  }

  #index(no: number, words: IndexedWords): void {
    this.#sql.putWords.run(no, words.title, words.names, words.rest);
  }
}

const statements = (db: Database.Database) => ({
  head: db.prepare("select head from record where path = ?").raw(),
  body: db.prepare("select body from record where path = ?").raw(),
  number: db.prepare("select no from record where path = ?").raw(),
  put: db
    .prepare(
      `insert into record (path, stamp, hash, digest, head, body) values (?, ?, ?, ?, ?, ?)
       on conflict (path) do update set stamp = excluded.stamp, hash = excluded.hash, problems = null,
         digest = excluded.digest, head = excluded.head, body = excluded.body
       returning no`,
    )
    .raw(),
  touch: db.prepare("update record set stamp = ? where path = ?"),
  putProblems: db.prepare(
    `insert into record (path, stamp, hash, problems) values (?, ?, ?, ?)
     on conflict (path) do update set stamp = excluded.stamp, hash = excluded.hash, problems = excluded.problems`,
  ),
  remove: db.prepare("delete from record where no = ?"),
  putName: db.prepare("insert or ignore into name (key, owner, label, rank, no) values (?, ?, ?, ?, ?)"),
  removeNames: db.prepare("delete from name where no = ?"),
  putMention: db.prepare("insert or ignore into mention (player, no) values (?, ?)"),
  removeMentions: db.prepare("delete from mention where no = ?"),
  mentioning: db.prepare("select path from mention join record using (no) where player = ?").raw(),
  putWords: db.prepare("insert into words (rowid, title, names, rest) values (?, ?, ?, ?)"),
  removeWords: db.prepare("delete from words where rowid = ?"),
  search: db.prepare(SEARCH_SQL).raw(),
});
