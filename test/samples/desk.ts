import { join } from "node:path";
import type { Surface } from "../../src/core/amw.ts";
import type { Desk } from "../../src/core/digest/desk.ts";
import type { Messenger } from "../../src/core/digest/messenger.ts";
import { lazyStateStore } from "../../src/stores/state/lazy-state-store.ts";
import { deskWith } from "./no-desk.ts";

const nothing = () => {};
const SILENT = { debug: nothing, info: nothing, warn: nothing, error: nothing };

/** A desk over the real state store, in that folder, with these platforms behind it. */
export const sampleDesk = (dataDir: string, messengers: Partial<Record<Surface, Messenger>> = {}): Desk => ({
  ...deskWith(lazyStateStore({ file: join(dataDir, "state.db"), log: SILENT })),
  messenger: (surface) => messengers[surface],
});
