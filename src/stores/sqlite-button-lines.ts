import { createHash } from "node:crypto";
import type Database from "libsql";
import type { ButtonLines, Clock } from "../core/ports.ts";
import { openDurable } from "./open-durable.ts";

const KEY_LENGTH = 22;
const DAY_MS = 86_400_000;
const KEPT_DAYS = 30;
/** Buttons older than the newest so many are forgotten at the next start, whatever their age. */
const MOST_LINES = 200_000;
/** As the last use of a line that is kept for good. */
const FOR_GOOD = Number.MAX_SAFE_INTEGER;

const SCHEMA = `
create table if not exists line (key text primary key, line text not null, used integer not null) without rowid;
create index if not exists line_by_use on line (used);`;

interface SqliteButtonLines extends ButtonLines {
  close(): void;
}

/**
 * Keeps button lines in a database file, durably; a line not used for 30 days is forgotten at the next start, unless it is
 * kept for good.
 */
export function sqliteButtonLines({
  file,
  clock,
}: {
  readonly file: string;
  readonly clock: Clock;
}): SqliteButtonLines {
  const db = openDurable(file, SCHEMA);
  forgetOld(db, clock.now());
  const put = db.prepare(
    `insert into line (key, line, used) values (?, ?, ?)
     on conflict (key) do update set used = excluded.used where used < excluded.used - ${DAY_MS}`,
  );
  const get = db.prepare("select line from line where key = ?").raw();
  const use = db.prepare(`update line set used = ? where key = ? and used < ? - ${DAY_MS}`);
  const keep = (line: string, used: number): string => {
    const key = createHash("sha256").update(line).digest("base64url").slice(0, KEY_LENGTH);
    put.run(key, line, used);
    return key;
  };
  return {
    keep: (line) => keep(line, clock.now().getTime()),
    keepForGood: (line) => keep(line, FOR_GOOD),
    recall(key) {
      const row = get.get(key) as [string] | undefined;
      const now = clock.now().getTime();
      if (row) use.run(now, key, now);
      return row?.[0];
    },
    close: () => void db.close(),
  };
}

function forgetOld(db: Database.Database, now: Date): void {
  db.prepare("delete from line where used < ?").run(now.getTime() - KEPT_DAYS * DAY_MS);
  db.prepare(
    "delete from line where key in (select key from line where used < ? order by used desc limit -1 offset ?)",
  ).run(FOR_GOOD, MOST_LINES);
}
