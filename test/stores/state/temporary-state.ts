import { join } from "node:path";
import { onTestFinished } from "vitest";
import type { LogFields } from "../../../src/core/ports.ts";
import { type SqliteStateStore, sqliteStateStore } from "../../../src/stores/state/sqlite-state-store.ts";
import { SILENT } from "../../samples/knowledge-store.ts";
import { temporaryFolder } from "../temporary-base.ts";

/** A state of its own, gone when the test ends. `told`: what was logged as an error. */
export function temporaryState(file = join(temporaryFolder(), "state.db")) {
  const told: { readonly message: string; readonly fields: LogFields | undefined }[] = [];
  const log = { ...SILENT, error: (message: string, fields?: LogFields) => void told.push({ message, fields }) };
  const open = (): SqliteStateStore => {
    const store = sqliteStateStore({ file, log });
    onTestFinished(() => store.close());
    return store;
  };
  return { file, told, open };
}
