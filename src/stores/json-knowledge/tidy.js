// Plain JavaScript, because search-worker.js needs it, which Node itself loads.

/** Pages of the full-text index that one step writes: so little that nobody who wants to write waits for long. */
const PAGES_A_STEP = 16;

const MERGE = `insert into words (words, rank) values ('merge', ${PAGES_A_STEP})`;
const changes = "select total_changes()";

/**
 * Merges what changes left behind in the full-text index and moves the log into the database file, a step at a time.
 * @param {import("libsql").Database} db
 * @returns {IterableIterator<void>}
 */
export function* tidySteps(db) {
  const merge = db.prepare(MERGE);
  const counting = db.prepare(changes).raw();
  const count = () => /** @type {[number]} */ (counting.get())[0];
  for (;;) {
    const before = count();
    merge.run();
    // FTS5 says so when there was nothing to merge.
    if (count() - before < 2) break;
    yield;
  }
  db.exec("pragma wal_checkpoint(passive)");
}
