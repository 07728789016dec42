import type { Log } from "../../src/core/ports.ts";
import { createJsonKnowledgeStore } from "../../src/stores/json-knowledge/json-knowledge-store.ts";

/** What one start of the store took, from the start of the process. */
export interface LoadedOnce {
  readonly milliseconds: number;
  readonly megabytes: number;
}

const nothing = (): void => {};
const SILENT: Log = { debug: nothing, info: nothing, warn: nothing, error: nothing };

const [knowledgeDir = "", dataDir = ""] = process.argv.slice(2);
const store = await createJsonKnowledgeStore({
  knowledgeDir,
  dataDir,
  log: SILENT,
  clock: { now: () => new Date() },
  watch: false,
});
const loaded: LoadedOnce = { milliseconds: performance.now(), megabytes: process.memoryUsage().rss / 1e6 };
await store.close();
process.stdout.write(JSON.stringify(loaded));
