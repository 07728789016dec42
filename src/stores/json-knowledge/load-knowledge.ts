import { LiveKnowledge, type ServedRecord } from "../../core/knowledge/live-knowledge.ts";
import type { Rubric } from "../../core/knowledge/rubric.ts";
import type { KnowledgeCache } from "./cache.ts";
import { servedRecord } from "./cached-record.ts";
import { folderExists } from "./folder.ts";
import { FolderSync } from "./folder-sync.ts";
import { RUBRIC_FILE, recordFile } from "./record-kinds.ts";
import { clearAlone, keepHeapSmall } from "./small-heap.ts";
import { STANDARD_RUBRIC } from "./standard-rubric.ts";
import { RecentRecords } from "./whole-records.ts";

export interface LoadedKnowledge {
  readonly knowledge: LiveKnowledge;
  readonly sync: FolderSync;
  readonly whole: RecentRecords;
}

/** Long transactions write fastest, but hold what they write in memory, and other processes want their turn. */
const TRANSACTION_MS = 40;

/** Brings the cache in step with the folder and loads what is kept in memory; reads only the files that changed. */
export function loadKnowledge(dir: string, cache: KnowledgeCache): LoadedKnowledge {
  const sync = new FolderSync(dir, cache);
  const records = new Map<string, ServedRecord>();
  for (const { path, state, good } of cache.files()) {
    sync.remember(path, state);
    take(records, path, good);
  }
  if (sync.size === 0) keepHeapSmall();
  // A folder that has gone as a whole is a mishap, not an order to forget everything.
  if (folderExists(dir)) for (const _ of sync.scan(true));
  const changed: string[] = [];
  while (!sync.isDone) for (const { file } of sync.work(TRANSACTION_MS, false)) changed.push(file.path);
  // Only now: what the files leave behind in memory is gone before the knowledge takes its place.
  for (const path of changed) take(records, path, cache.head(path));

  const whole = new RecentRecords(dir, cache);
  const rubric = cache.head(RUBRIC_FILE);
  const knowledge = new LiveKnowledge({
    records: records.values(),
    names: cache.names(),
    rubric: rubric ? (JSON.parse(rubric.head) as Rubric) : STANDARD_RUBRIC,
    rubricDigest: rubric?.digest ?? "",
    whole,
  });
  // A warm start makes little garbage, and clearing it early would only take longer.
  keepHeapSmall();
  clearAlone();
  return { sync, whole, knowledge };
}

function take(records: Map<string, ServedRecord>, path: string, good: ReturnType<KnowledgeCache["head"]>): void {
  const file = recordFile(path);
  if (!file || file.kind === "rubric") return;
  if (good) records.set(path, servedRecord(file.kind, good.digest, good.head));
  else records.delete(path);
}
