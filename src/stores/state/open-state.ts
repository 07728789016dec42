import type { SqliteDatabase, SqliteStatement } from "kysely";
import { Kysely, Migrator } from "kysely";
import type Database from "libsql";
import { openDurable } from "../open-durable.ts";
import { StoreError } from "../store-error.ts";
import { MIGRATIONS } from "./migrations/all.ts";
import { DurableSqliteDialect } from "./sqlite-dialect.ts";
import type { Tables } from "./tables.ts";

const MIGRATION_TABLE = "migration";
const MOST_STATEMENTS = 300;

/** The state in that file, opened and brought up to date at the first query, which throws StoreError where it cannot be used. */
export function openState(file: string): Kysely<Tables> {
  return new Kysely<Tables>({
    dialect: new DurableSqliteDialect(async () => {
      const db = opened(file);
      try {
        await migrate(db, file);
        return withKeptStatements(db);
      } catch (error) {
        db.close();
        throw error instanceof StoreError ? error : unusable(file, error);
      }
    }),
  });
}

function opened(file: string): Database.Database {
  try {
    return openDurable(file, "");
  } catch (error) {
    throw unusable(file, error);
  }
}

async function migrate(db: Database.Database, file: string): Promise<void> {
  const done = migrationsIn(db);
  if (done.some((name) => !(name in MIGRATIONS)))
    throw new StoreError(
      `${file} was written by a newer AMW. Run that version, or set AMW_DATA_DIR to another folder.`,
    );
  if (done.length === Object.keys(MIGRATIONS).length) return;
  const migrator = new Migrator({
    db: new Kysely<unknown>({ dialect: new DurableSqliteDialect(async () => db as unknown as SqliteDatabase) }),
    provider: { getMigrations: async () => ({ ...MIGRATIONS }) },
    migrationTableName: MIGRATION_TABLE,
    migrationLockTableName: `${MIGRATION_TABLE}_lock`,
  });
  const { error } = await migrator.migrateToLatest();
  if (error) throw error;
}

/** Names of the migrations that the file has seen; none in a new file. */
function migrationsIn(db: Database.Database): string[] {
  const there = db.prepare("select 1 from sqlite_master where type = 'table' and name = ?").get(MIGRATION_TABLE);
  if (!there) return [];
  return (db.prepare(`select name from ${MIGRATION_TABLE}`).all() as { name: string }[]).map(({ name }) => name);
}

/** Statements are prepared once, not with every query. */
function withKeptStatements(db: Database.Database): SqliteDatabase {
  const kept = new Map<string, SqliteStatement>();
  return {
    close: () => void db.close(),
    prepare(sql) {
      const known = kept.get(sql);
      if (known) return known;
      const statement = db.prepare(sql) as unknown as SqliteStatement;
      if (kept.size >= MOST_STATEMENTS) kept.clear();
      kept.set(sql, statement);
      return statement;
    },
  };
}

const unusable = (file: string, error: unknown): StoreError =>
  new StoreError(
    `${file} cannot be used (${error instanceof Error ? error.message : String(error)}). Put back a copy of it, or move it away: AMW then begins without subscriptions and watches.`,
    { cause: error },
  );
