import { createJsonKnowledgeStore } from "../../src/stores/json-knowledge/json-knowledge-store.ts";
import { type Random, seededRandom } from "../samples/random.ts";
import { generatedBase } from "./generated-base.ts";

export interface FullTextRow {
  readonly what: string;
  readonly entries: number;
  readonly p50: number;
  readonly p99: number;
  readonly unit: "ms";
}

const QUERIES = 600;
const LIMIT = 10;
const WARM_UP = 20;
const nothing = (): void => {};

/** Latency of full-text search, the way there and back between threads included. */
export async function benchFullText(entries: number): Promise<readonly FullTextRow[]> {
  const base = generatedBase(entries);
  const store = await createJsonKnowledgeStore({
    ...base,
    log: { debug: nothing, info: nothing, warn: nothing, error: nothing },
    clock: { now: () => new Date() },
    watch: false,
  });
  try {
    const rows: FullTextRow[] = [];
    for (const [what, queries] of Object.entries(queriesFrom(base.texts, seededRandom(3)))) {
      for (const query of queries.slice(0, WARM_UP)) await store.search(query, LIMIT);
      const times: number[] = [];
      for (const query of queries) {
        const from = performance.now();
        await store.search(query, LIMIT);
        times.push(performance.now() - from);
      }
      times.sort((a, b) => a - b);
      const at = (share: number): number => times[Math.floor(share * (times.length - 1))] ?? Number.NaN;
      rows.push({ what, entries, p50: at(0.5), p99: at(0.99), unit: "ms" });
    }
    return rows;
  } finally {
    await store.close();
    base.remove();
  }
}

/** Rare and common words as they come in real records, finished or not, in both scripts. */
function queriesFrom(texts: readonly string[], random: Random): Readonly<Record<string, readonly string[]>> {
  const latin = texts.flatMap((text) => text.match(/[A-Za-z0-9]{2,}/g) ?? []);
  const han = texts.flatMap((text) => text.match(/\p{Script=Han}{2,}/gu) ?? []);
  const begun = (word: string): string => word.slice(0, 2 + random.int(word.length - 1));
  const words = (count: number): string => Array.from({ length: count }, () => random.pick(latin)).join(" ");
  const together = (): string => {
    const own = random.pick(texts).split(/\s+/);
    const from = random.int(Math.max(1, own.length - 1));
    return own.slice(from, from + 2).join(" ");
  };
  const run = (): string => {
    const whole = [...random.pick(han)];
    const from = random.int(whole.length - 1);
    return whole.slice(from, from + 2 + random.int(3)).join("");
  };
  const kinds: readonly (() => string)[] = [
    () => words(1),
    () => words(2),
    together,
    () => `${words(1)} ${begun(random.pick(latin))}`,
    run,
    () => `${run()} ${words(1)}`,
  ];
  const many = (next: () => string): readonly string[] => Array.from({ length: QUERIES }, next);
  return {
    "full text, all kinds of words": many(() => random.pick(kinds)()),
    "full text, one common word": many(() => random.pick(latin)),
    "full text, Chinese": many(run),
    "full text, two letters of a word": many(() => random.pick(latin).slice(0, 2)),
  };
}
