import { createHash } from "node:crypto";
import { join } from "node:path";
import type { Surface } from "../../src/core/amw.ts";
import type { Desk } from "../../src/core/digest/desk.ts";
import type { Messenger } from "../../src/core/digest/messenger.ts";
import type { Log } from "../../src/core/ports.ts";
import { lazyStateStore } from "../../src/stores/state/lazy-state-store.ts";

const nothing = () => {};
const SILENT: Log = { debug: nothing, info: nothing, warn: nothing, error: nothing };

/** A desk over the real state store, in that folder. */
export function sampleDesk(dataDir: string, messengers: Partial<Record<Surface, Messenger>> = {}): Desk {
  let ids = 0;
  return {
    state: lazyStateStore({ file: join(dataDir, "state.db"), log: SILENT }),
    timezone: "UTC",
    catchUpMs: 12 * 3_600_000,
    whoMay: "managers",
    messenger: (surface) => messengers[surface],
    newId: () => `id${++ids}`,
    hash: (text) => createHash("sha256").update(text).digest("hex"),
    wake: nothing,
  };
}
