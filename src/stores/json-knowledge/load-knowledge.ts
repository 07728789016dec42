import { LiveKnowledge, type ServedRecord } from "../../core/knowledge/live-knowledge.ts";
import type { Rubric } from "../../core/knowledge/rubric.ts";
import type { KnowledgeCache } from "./cache.ts";
import { servedRecord } from "./cached-record.ts";
import { folderExists } from "./folder.ts";
import { FolderSync } from "./folder-sync.ts";
import { RUBRIC_FILE, recordFile } from "./record-kinds.ts";
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
  for (const { path, state } of cache.files()) sync.remember(path, state);
  // A folder that has gone as a whole is a mishap, not an order to forget everything.
  if (folderExists(dir)) for (const _ of sync.scan(true));
  while (!sync.isDone) sync.work(TRANSACTION_MS, false);
  // Only now, cold start or warm: what the files leave behind in memory is gone before the knowledge takes its place.
  const whole = new RecentRecords(dir, cache);
  const rubric = cache.head(RUBRIC_FILE);
  const knowledge = new LiveKnowledge({
    records: servedRecords(cache),
    names: cache.names(),
    rubric: rubric ? (JSON.parse(rubric.head) as Rubric) : STANDARD_RUBRIC,
    rubricDigest: rubric?.digest ?? "",
    whole,
  });
  return { sync, whole, knowledge };
}

function* servedRecords(cache: KnowledgeCache): IterableIterator<ServedRecord> {
  for (const { path, digest, head } of cache.heads()) {
    const file = recordFile(path);
    if (file && file.kind !== "rubric") yield servedRecord(file.kind, digest, head);
  }
}
