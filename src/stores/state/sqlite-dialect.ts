import {
  CompiledQuery,
  type DatabaseConnection,
  SqliteAdapter,
  type SqliteDatabase,
  SqliteDialect,
  SqliteDriver,
} from "kysely";

/** Kysely's SQLite, with what AMW counts on besides. */
export class DurableSqliteDialect extends SqliteDialect {
  readonly #open: () => Promise<SqliteDatabase>;

  /** `open` runs once, before the first query. */
  constructor(open: () => Promise<SqliteDatabase>) {
    super({ database: open });
    this.#open = open;
  }

  override createDriver() {
    return new WritingDriver({ database: this.#open });
  }

  override createAdapter() {
    return new MigratingAdapter();
  }
}

/** A transaction that begins by reading fails at its first write when another process has written meanwhile. */
class WritingDriver extends SqliteDriver {
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw("begin immediate"));
  }
}

/** SQLite takes back tables that were made in a transaction, so a migration is there whole or not at all. */
class MigratingAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl() {
    return true;
  }
}
