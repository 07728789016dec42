import { createJsonKnowledgeStore } from "../../src/stores/json-knowledge/json-knowledge-store.ts";
import { SILENT } from "../samples/knowledge-store.ts";

/** What one start of the store took, from the start of the process. */
export interface LoadedOnce {
  readonly milliseconds: number;
  /** Processor time, which other programs on the machine hardly change. */
  readonly processor: number;
  readonly megabytes: number;
}

const [knowledgeDir = "", dataDir = ""] = process.argv.slice(2);
const store = await createJsonKnowledgeStore({
  knowledgeDir,
  dataDir,
  log: SILENT,
  clock: { now: () => new Date() },
  watch: false,
});
const { user, system } = process.cpuUsage();
const loaded: LoadedOnce = {
  milliseconds: performance.now(),
  processor: (user + system) / 1000,
  megabytes: process.memoryUsage().rss / 1e6,
};
await store.close();
process.stdout.write(JSON.stringify(loaded));
