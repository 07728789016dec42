import { join } from "node:path";
import { onTestFinished } from "vitest";
import type { StateStore } from "../../../src/core/digest/state.ts";
import { lazyStateStore } from "../../../src/stores/state/lazy-state-store.ts";
import { sqliteStateStore } from "../../../src/stores/state/sqlite-state-store.ts";
import { stateStoreConformance } from "../../conformance/state-store.ts";
import { SILENT } from "../../samples/knowledge-store.ts";
import { temporaryFolder } from "../temporary-base.ts";

const placeFor = (make: (file: string) => StateStore) => () => {
  const file = join(temporaryFolder(), "deep", "state.db");
  return {
    open: () => {
      const store = make(file);
      onTestFinished(() => store.close());
      return store;
    },
  };
};

stateStoreConformance(
  "sqliteStateStore",
  placeFor((file) => sqliteStateStore({ file, log: SILENT })),
);
stateStoreConformance(
  "lazyStateStore",
  placeFor((file) => lazyStateStore({ file, log: SILENT })),
);
