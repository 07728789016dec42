import type Database from "libsql";
import type { RecordId } from "../../core/knowledge/slug.ts";
import { NAME_RANKS, type NameEntry } from "../../core/lookup/name-index.ts";

/**
 * All names in the order of their keys, a thousand to a row: reading them so takes a quarter of the time that reading
 * 640,000 rows takes. `unpaged` are the records that changed since; their names in the pages are old.
 */
export const NAME_PAGES = `
create table name_page (no integer primary key, text text not null);
create table unpaged (no integer primary key);`;

/** For every record that comes, changes or goes, by its number; once there are pages at all. */
export const NOTE_UNPAGED = "insert or ignore into unpaged (no) select ? where exists (select 1 from name_page)";

const NAMES_A_PAGE = 1000;
/** When more records changed, the pages are made anew. */
const MOST_UNPAGED = 1000;

type Fields = [key: string, owner: RecordId, label: string, rank: number];

/** Every name of every record, sorted by key. Leaves pages behind for the next time where they are missing or old. */
export function namesByKey(db: Database.Database): IterableIterator<NameEntry> {
  const changed = new Set(rowsOf<[number]>(db, "select no from unpaged").map(([no]) => no));
  const [pages] = db.prepare("select count(*) from name_page").raw().get() as [number];
  if (pages === 0 || changed.size > MOST_UNPAGED) return namesAndPages(db);
  const paged = pagedNames(db, changed);
  return changed.size === 0 ? paged : merged(paged, rowsOf(db, UNPAGED_NAMES));
}

const UNPAGED_NAMES = "select key, owner, label, rank from unpaged join name using (no) order by key";

function* merged(paged: Iterable<NameEntry>, late: readonly Fields[]): IterableIterator<NameEntry> {
  let i = 0;
  for (const entry of paged) {
    for (let next = late[i]; next && next[0] < entry.key; next = late[++i]) yield entryOf(...next);
    yield entry;
  }
  for (const fields of late.slice(i)) yield entryOf(...fields);
}

/** What the pages hold of records that have not changed. */
function* pagedNames(db: Database.Database, changed: ReadonlySet<number>): IterableIterator<NameEntry> {
  let owners: readonly (string | undefined)[] | undefined;
  for (const row of db.prepare("select text from name_page order by no").raw().iterate()) {
    const columns = (row as [string])[0].split("\t").map((column) => column.split("\n"));
    if (!owners) {
      // The first row is no page but the list of owners, with their records, to which the pages refer by place.
      const [names = [], records = []] = columns;
      owners = names.map((name, i) => (changed.has(Number(records[i])) ? undefined : name));
      continue;
    }
    // A page is four columns: splitting a few long texts is quicker than splitting a thousand lines.
    const [keys = [], labels = [], places = [], ranks = []] = columns;
    for (let i = 0; i < keys.length; i++) {
      const owner = owners[Number(places[i])];
      if (owner !== undefined)
        yield entryOf(keys[i] as string, owner as RecordId, labels[i] as string, Number(ranks[i]));
    }
  }
}

const APART = /[\t\n]/;

function* namesAndPages(db: Database.Database): IterableIterator<NameEntry> {
  const version = dataVersion(db);
  const owners = new Owners();
  const pages: string[] = [];
  let names: Fields[] = [];
  let places: number[] = [];
  const endPage = (): void => {
    const columns = [names.map(([key]) => key), names.map(([, , label]) => label), places, names.map(([, , , r]) => r)];
    pages.push(textOf(columns));
    names = [];
    places = [];
  };
  let fits = !db.memory;
  for (const row of db.prepare("select no, key, owner, label, rank from name order by key").raw().iterate()) {
    const [no, ...fields] = row as [number, ...Fields];
    yield entryOf(...fields);
    fits &&= !APART.test(fields[2]);
    if (!fits) continue;
    places.push(owners.placeOf(fields[1], no));
    if (names.push(fields) === NAMES_A_PAGE) endPage();
  }
  if (names.length > 0) endPage();
  if (fits) keep(db, [textOf(owners.columns), ...pages], version);
}

/** Owners of names, each with the number of the record that gives it the name. */
class Owners {
  readonly columns: readonly [owners: RecordId[], records: number[]] = [[], []];
  readonly #places = new Map<string, number>();

  placeOf(owner: RecordId, no: number): number {
    const key = `${no} ${owner}`;
    let place = this.#places.get(key);
    if (place === undefined) {
      place = this.#places.size;
      this.#places.set(key, place);
      this.columns[0].push(owner);
      this.columns[1].push(no);
    }
    return place;
  }
}

const textOf = (columns: readonly (readonly (string | number)[])[]): string =>
  columns.map((column) => column.join("\n")).join("\t");

function keep(db: Database.Database, rows: readonly string[], version: number): void {
  const put = db.prepare("insert into name_page (text) values (?)");
  db.transaction(() => {
    // Another process may have changed names since they were read.
    if (dataVersion(db) !== version) return;
    db.exec("delete from name_page; delete from unpaged");
    for (const row of rows) put.run(row);
  }).immediate();
}

/** Changes when another connection changes the database. */
const dataVersion = (db: Database.Database): number => (db.prepare("pragma data_version").raw().get() as [number])[0];

const rowsOf = <Row>(db: Database.Database, sql: string): Row[] => db.prepare(sql).raw().all() as Row[];

const entryOf = (...[key, owner, label, rank]: Fields): NameEntry => ({
  key,
  owner,
  label,
  rank: NAME_RANKS[rank] ?? "alias",
});
