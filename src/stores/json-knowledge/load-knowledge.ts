import { LiveKnowledge, type ServedRecord } from "../../core/knowledge/live-knowledge.ts";
import type { Rubric } from "../../core/knowledge/rubric.ts";
import type { KnowledgeCache } from "./cache.ts";
import { servedRecord } from "./cached-record.ts";
import { folderExists } from "./folder.ts";
import { FolderSync } from "./folder-sync.ts";
import { MISSING_RUBRIC } from "./missing-rubric.ts";
import { type RecordFile, recordFile } from "./record-kinds.ts";
import { RecentRecords } from "./whole-records.ts";

export interface LoadedKnowledge {
  readonly knowledge: LiveKnowledge;
  readonly sync: FolderSync;
  readonly whole: RecentRecords;
}

/** Long transactions write fastest, but hold what they write in memory, and other processes want their turn. */
const TRANSACTION_MS = 400;

/** Brings the cache in step with the folder and loads what is kept in memory; reads only the files that changed. */
export function loadKnowledge(dir: string, cache: KnowledgeCache): LoadedKnowledge {
  const sync = new FolderSync(dir, cache);
  const start = new StartingRecords();
  for (const { path, state, good } of cache.files()) {
    sync.remember(path, state);
    const file = good && recordFile(path);
    if (file) start.put(file, good.digest, good.head);
  }
  // A folder that has gone as a whole is a mishap, not an order to forget everything.
  if (folderExists(dir)) for (const _ of sync.scan(true));
  while (!sync.isDone) {
    for (const change of sync.work(TRANSACTION_MS, false)) {
      if (change.what === "removed") start.remove(change.file);
      else if (change.what !== "broken") start.put(change.file, change.record.digest, change.record.head);
    }
  }
  const whole = new RecentRecords(dir, cache);
  const { records, rubric, rubricDigest } = start;
  return {
    sync,
    whole,
    knowledge: new LiveKnowledge({ records: records.values(), names: cache.names(), rubric, rubricDigest, whole }),
  };
}

class StartingRecords {
  readonly records = new Map<string, ServedRecord>();
  rubric = MISSING_RUBRIC;
  rubricDigest = "";

  put(file: RecordFile, digest: string, head: string): void {
    if (file.kind !== "rubric") {
      this.records.set(file.path, servedRecord(file.kind, digest, head));
      return;
    }
    this.rubric = JSON.parse(head) as Rubric;
    this.rubricDigest = digest;
  }

  remove(file: RecordFile): void {
    this.records.delete(file.path);
    if (file.kind !== "rubric") return;
    this.rubric = MISSING_RUBRIC;
    this.rubricDigest = "";
  }
}
