import { join } from "node:path";
import type { Desk } from "../../src/core/digest/desk.ts";
import { lazyStateStore } from "../../src/stores/state/lazy-state-store.ts";
import { deskWith } from "./no-desk.ts";

const nothing = () => {};

/** A desk over the real state store, in that folder, with no platform behind it. */
export const sampleDesk = (dataDir: string): Desk =>
  deskWith(
    lazyStateStore({
      file: join(dataDir, "state.db"),
      log: { debug: nothing, info: nothing, warn: nothing, error: nothing },
    }),
  );
