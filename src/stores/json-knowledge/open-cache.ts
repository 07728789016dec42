import { mkdirSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import Database from "libsql";
import { KnowledgeCache } from "./cache.ts";
import { NAME_PAGES } from "./name-pages.ts";

/** Another process that builds the cache holds it for this long at a time at the most. */
const WAIT_AT_START_MS = 10_000;

/** The words come folded and apart: `ascii` takes every other character as a letter, where FTS5's own tables are years old. */
const SCHEMA = `
create table meta (key text primary key, value text not null) without rowid;
create table record (
  no integer primary key, path text not null unique, stamp text not null, hash text not null, problems text, claims text,
  digest text, head text
);
-- Apart from the rest, so that a start, which reads every head, reads no body.
create table body (no integer primary key, body text not null);
create table name (
  key text not null, owner text not null, label text not null, rank integer not null, no integer not null,
  primary key (key, owner, rank, label)
) without rowid;
create index name_of_record on name (no);
${NAME_PAGES}
create table mention (player text not null, no integer not null, primary key (player, no)) without rowid;
create index mention_in_record on mention (no);
create virtual table words using fts5 (
  title, names, rest, content = '', contentless_delete = 1, tokenize = 'ascii', prefix = '2 3'
);`;

/** Opens the cache; makes it anew when it is missing or of another version. */
export function openCache(file: string, version: string): KnowledgeCache {
  mkdirSync(dirname(file), { recursive: true });
  const db = new Database(file);
  try {
    prepare(db, version);
    return new KnowledgeCache(db);
  } catch (error) {
    db.close();
    throw error;
  }
}

/** A cache for this process alone: slower to start with, the same otherwise. */
export function openCacheInMemory(): KnowledgeCache {
  const db = new Database(":memory:");
  db.exec(SCHEMA);
  return new KnowledgeCache(db);
}

/** True for what SQLite says of a damaged file; such a cache is deleted and built again. */
export const isDamage = (error: unknown): boolean =>
  error instanceof Error &&
  /SQLITE_(CORRUPT|NOTADB|IOERR)|malformed|not a database|disk I\/O/.test(`${codeOf(error)} ${error.message}`);

/** True when another process holds the cache; the write is tried again later. */
export const isBusy = (error: unknown): boolean =>
  error instanceof Error && /SQLITE_(BUSY|LOCKED)|database is locked/.test(`${codeOf(error)} ${error.message}`);

const codeOf = (error: Error): string => ("code" in error ? String(error.code) : "");

export function deleteCache(file: string): void {
  for (const suffix of ["", "-wal", "-shm"]) rmSync(`${file}${suffix}`, { force: true });
}

function prepare(db: Database.Database, version: string): void {
  db.exec(`pragma busy_timeout = ${WAIT_AT_START_MS}`);
  db.exec("pragma journal_mode = wal; pragma synchronous = normal; pragma cache_size = -2000");
  // Several processes may come here at once: the first one makes the tables, the others find them.
  db.exec("begin immediate");
  if (versionOf(db) !== version) {
    for (const table of tablesOf(db)) db.exec(`drop table if exists ${table}`);
    db.exec(SCHEMA);
    db.prepare("insert into meta (key, value) values ('version', ?)").run(version);
  }
  db.exec("commit");
}

function versionOf(db: Database.Database): string | undefined {
  if (!tablesOf(db).includes("meta")) return undefined;
  const row = db.prepare("select value from meta where key = 'version'").raw().get() as [string] | undefined;
  return row?.[0];
}

const OURS = ["words", "mention", "name_page", "unpaged", "name", "body", "record", "meta"];
const tablesOf = (db: Database.Database): readonly string[] => {
  const rows = db.prepare("select name from sqlite_master where type = 'table'").raw().all() as [string][];
  return OURS.filter((table) => rows.some(([name]) => name === table));
};
