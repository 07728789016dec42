import { join } from "node:path";
import { onTestFinished } from "vitest";
import { sqliteStateStore } from "../../../src/stores/state/sqlite-state-store.ts";
import { stateStoreConformance } from "../../conformance/state-store.ts";
import { SILENT } from "../../samples/knowledge-store.ts";
import { temporaryFolder } from "../temporary-base.ts";

stateStoreConformance("sqliteStateStore", () => {
  const file = join(temporaryFolder(), "deep", "state.db");
  return {
    open: () => {
      const store = sqliteStateStore({ file, log: SILENT });
      onTestFinished(() => store.close());
      return store;
    },
  };
});
