import type Database from "libsql";
import type { RecordId } from "../../core/knowledge/slug.ts";
import { NAME_RANKS, type NameEntry } from "../../core/lookup/name-index.ts";

/**
 * All names in the order of their keys, a thousand to a row: reading them so takes a third of the time that reading
 * 770,000 rows takes. Pages are there or not; whatever changes a name deletes them all.
 */
export const NAME_PAGES = "create table name_page (no integer primary key, text text not null);";

const NAMES_A_PAGE = 1000;
const APART = /[\t\n]/;

type Fields = [key: string, owner: RecordId, label: string, rank: number];

/** Every name of every record, sorted by key. The first reading after a change leaves pages behind for the next. */
export function* namesByKey(db: Database.Database): IterableIterator<NameEntry> {
  let paged = false;
  for (const row of db.prepare("select text from name_page order by no").raw().iterate()) {
    paged = true;
    for (const line of (row as [string])[0].split("\n")) {
      const [key, owner, label, rank] = line.split("\t") as [string, RecordId, string, string];
      yield entryOf([key, owner, label, Number(rank)]);
    }
  }
  if (!paged) yield* namesAndPages(db);
}

function* namesAndPages(db: Database.Database): IterableIterator<NameEntry> {
  const version = dataVersion(db);
  const pages: string[] = [];
  let page: string[] = [];
  let fits = !db.memory;
  for (const row of db.prepare("select key, owner, label, rank from name order by key").raw().iterate()) {
    const fields = row as Fields;
    yield entryOf(fields);
    fits &&= !APART.test(fields[2]);
    if (!fits) continue;
    page.push(fields.join("\t"));
    if (page.length < NAMES_A_PAGE) continue;
    pages.push(page.join("\n"));
    page = [];
  }
  if (page.length > 0) pages.push(page.join("\n"));
  if (fits) keep(db, pages, version);
}

function keep(db: Database.Database, pages: readonly string[], version: number): void {
  const put = db.prepare("insert into name_page (text) values (?)");
  db.transaction(() => {
    // Another process may have changed names since they were read, or written these pages.
    const [there] = db.prepare("select count(*) from name_page").raw().get() as [number];
    if (there === 0 && dataVersion(db) === version) for (const page of pages) put.run(page);
  }).immediate();
}

/** Changes when another connection changes the database. */
const dataVersion = (db: Database.Database): number => (db.prepare("pragma data_version").raw().get() as [number])[0];

const entryOf = ([key, owner, label, rank]: Fields): NameEntry => ({
  key,
  owner,
  label,
  rank: NAME_RANKS[rank] ?? "alias",
});
