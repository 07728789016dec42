import type { RecordId } from "../../core/knowledge/slug.ts";
import { recordId } from "../../core/knowledge/slug.ts";
import type { Log, SearchIndex } from "../../core/ports.ts";
import type { KnowledgeCache } from "./cache.ts";
import { matchExpression } from "./match-expression.ts";
import { recordFile } from "./record-kinds.ts";
import { SearchThread } from "./search-thread.ts";

/** Answers full-text questions: in a thread of its own where the cache is a file, else right here. */
export class FullTextSearch implements Pick<SearchIndex, "search"> {
  readonly #cache: KnowledgeCache;
  readonly #thread: SearchThread | undefined;
  readonly #log: Log;

  constructor(cache: KnowledgeCache, file: string | undefined, log: Log) {
    this.#cache = cache;
    this.#log = log;
    this.#thread = file === undefined ? undefined : new SearchThread(file);
    if (this.#thread) cache.leaveTidying();
  }

  async search(words: string, limit: number): ReturnType<SearchIndex["search"]> {
    const expression = matchExpression(words);
    if (expression === undefined) return { hits: [], more: false };
    const paths = await this.#paths(expression, limit + 1);
    const hits = paths.slice(0, limit).flatMap((path) => idOf(path) ?? []);
    return { hits: hits.map((id) => ({ id })), more: paths.length > limit };
  }

  /** After changes: what they left behind in the index is merged beside the serving. */
  tidy(): void {
    this.#thread?.tidy();
  }

  close(): Promise<void> {
    return this.#thread?.close() ?? Promise.resolve();
  }

  async #paths(expression: string, limit: number): Promise<readonly string[]> {
    if (!this.#thread) return this.#cache.search(expression, limit);
    const answer = await this.#thread.ask(expression, limit);
    switch (answer.outcome) {
      case "found":
        return answer.paths;
      case "too slow":
        throw new Error("The full-text search took too long.");
      case "failed":
        // The thread or its view of the cache is gone; this connection still has its own.
        this.#log.warn("The search thread failed; searching without it.", { error: answer.error });
        return this.#cache.search(expression, limit);
    }
  }
}

function idOf(path: string): RecordId | undefined {
  const file = recordFile(path);
  return file && file.kind !== "rubric" ? recordId(file.kind, file.id) : undefined;
}
