import type { Announcement } from "../../core/knowledge/announcement.ts";
import type { WholeRecords } from "../../core/knowledge/live-knowledge.ts";
import type { Player } from "../../core/knowledge/player.ts";
import type { KnowledgeCache } from "./cache.ts";
import { readText } from "./folder.ts";
import { readRecord } from "./read-record.ts";
import { type ParsedRecord, pathOf, recordFile } from "./record-kinds.ts";

const MOST = 1000;

/** Reads whole records from the cache, keeping the last 1000 at hand. */
export class RecentRecords implements WholeRecords {
  readonly #dir: string;
  readonly #cache: KnowledgeCache;
  readonly #recent = new Map<string, ParsedRecord>();

  constructor(dir: string, cache: KnowledgeCache) {
    this.#dir = dir;
    this.#cache = cache;
  }

  player(slug: string): Player | undefined {
    const parsed = this.#record("player", slug);
    return parsed?.kind === "player" ? parsed.record : undefined;
  }

  announcement(slug: string): Announcement | undefined {
    const parsed = this.#record("announcement", slug);
    return parsed?.kind === "announcement" ? parsed.record : undefined;
  }

  /** The file changed: what is kept of it is old. */
  forget(path: string): void {
    this.#recent.delete(path);
  }

  #record(kind: "player" | "announcement", slug: string): ParsedRecord | undefined {
    const path = pathOf(kind, slug);
    const parsed = this.#recent.get(path) ?? this.#fromCache(kind, path) ?? this.#fromDisk(path);
    if (!parsed) return undefined;
    this.#recent.delete(path);
    this.#recent.set(path, parsed);
    const [oldest] = this.#recent.keys();
    if (this.#recent.size > MOST && oldest !== undefined) this.#recent.delete(oldest);
    return parsed;
  }

  #fromCache(kind: "player" | "announcement", path: string): ParsedRecord | undefined {
    try {
      const body = this.#cache.body(path);
      // What the cache holds was checked by its schema when it was written.
      return body === undefined ? undefined : ({ kind, record: JSON.parse(body) } as ParsedRecord);
    } catch {
      // The cache is derived: whatever ails it, the file itself still answers.
      return undefined;
    }
  }

  #fromDisk(path: string): ParsedRecord | undefined {
    const file = recordFile(path);
    const text = readText(this.#dir, path);
    if (!file || text === undefined) return undefined;
    const reading = readRecord(file, text);
    return reading.outcome === "read" ? reading.parsed : undefined;
  }
}
