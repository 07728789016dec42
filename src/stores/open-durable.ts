import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import Database from "libsql";

/** Opens a database file for what must not be lost; makes its folder and what the schema says where they are missing. */
export function openDurable(file: string, schema: string): Database.Database {
  mkdirSync(dirname(file), { recursive: true });
  const db = new Database(file);
  db.exec("pragma busy_timeout = 5000; pragma journal_mode = wal; pragma synchronous = full");
  db.exec(schema);
  return db;
}
