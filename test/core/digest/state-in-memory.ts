import { onTestFinished } from "vitest";
import { type SqliteStateStore, sqliteStateStore } from "../../../src/stores/state/sqlite-state-store.ts";
import { SILENT } from "../../samples/knowledge-store.ts";

/** The real store without a file; ends with the test. */
export function stateInMemory(): SqliteStateStore {
  const state = sqliteStateStore({ file: ":memory:", log: SILENT });
  onTestFinished(() => state.close());
  return state;
}
