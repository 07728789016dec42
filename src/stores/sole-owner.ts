import { mkdirSync } from "node:fs";
import { join } from "node:path";
import Database from "libsql";
import { StoreError } from "./store-error.ts";

const FILE = "amw.lock";
const SCHEMA = "create table if not exists owner (pid integer not null, since text not null)";

export interface SoleOwner {
  release(): void;
}

/**
 * Holds the data folder for this process alone. The operating system lets go of it when the process ends, however it ends.
 * Throws StoreError while another process holds it.
 */
export function ownFolder(dataDir: string, now: Date): SoleOwner {
  mkdirSync(dataDir, { recursive: true });
  const db = new Database(join(dataDir, FILE));
  try {
    db.exec("pragma busy_timeout = 0");
    db.exec("begin immediate");
    db.exec(SCHEMA);
    db.exec("delete from owner");
    db.prepare("insert into owner (pid, since) values (?, ?)").run(process.pid, now.toISOString());
    db.exec("commit");
    // Begun and never ended: others may read who holds it, and nobody else may begin to write.
    db.exec("begin immediate");
  } catch (error) {
    const owner = isBusy(error) ? ownerIn(db) : undefined;
    db.close();
    throw isBusy(error) ? inUse(dataDir, owner) : unusable(dataDir, error);
  }
  return {
    release() {
      // Closing alone lets go only once its statements are collected.
      db.exec("rollback");
      db.close();
    },
  };
}

const isBusy = (error: unknown): boolean =>
  error instanceof Error && "code" in error && String(error.code).startsWith("SQLITE_BUSY");

interface Owner {
  readonly pid: number;
  readonly since: string;
}

/** Undefined where the owner has not written it yet. */
function ownerIn(db: Database.Database): Owner | undefined {
  try {
    return db.prepare("select pid, since from owner").get() as Owner | undefined;
  } catch {
    return undefined;
  }
}

function inUse(dataDir: string, owner: Owner | undefined): StoreError {
  const who = owner ? ` (process ${owner.pid}, since ${owner.since})` : "";
  return new StoreError(
    `AMW_DATA_DIR: ${dataDir} is in use by another AMW${who}. Stop that one, or set AMW_DATA_DIR to another folder.`,
  );
}

const unusable = (dataDir: string, error: unknown): StoreError =>
  new StoreError(
    `AMW_DATA_DIR: ${join(dataDir, FILE)} cannot be used (${error instanceof Error ? error.message : String(error)}). Delete it while no AMW runs there, then start again.`,
    { cause: error },
  );
