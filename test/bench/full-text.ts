import { join } from "node:path";
import Database from "libsql";
import type { SearchIndex } from "../../src/core/ports.ts";
import { type Random, seededRandom } from "../samples/random.ts";
import type { Base } from "./bases.ts";
import { latencyOf, median, timeOf } from "./latency.ts";
import type { Row } from "./row.ts";

const QUERIES = 500;
const LIMIT = 10;
const SCANS = 5;
const TARGETS: Readonly<Record<string, number>> = { "10,000": 10, "100,000": 50 };

/** Latency of full-text search, the way there and back between threads included. */
export async function benchFullText(base: Base, search: SearchIndex): Promise<readonly Row[]> {
  const rows: Row[] = [];
  const target = TARGETS[base.name];
  for (const [what, queries] of Object.entries(queriesFrom(base.texts, seededRandom(3)))) {
    rows.push({
      section: "full text",
      base: base.name,
      what,
      ...(await latencyOf(queries, (query) => search.search(query, LIMIT))),
      unit: "ms",
      ...(target === undefined ? {} : { target }),
      baseline: { what: "a LIKE over all records", p50: scan(base, queries.slice(0, SCANS)) },
    });
  }
  return rows;
}

/** What SQLite takes without an index, in milliseconds. */
function scan({ dataDir }: Base, queries: readonly string[]): number {
  const db = new Database(join(dataDir, "knowledge-cache.db"), { readonly: true });
  try {
    const like = db.prepare("select count(*) from body where body like ?").raw();
    return median(queries.map((query) => timeOf(() => like.get(`%${query}%`))));
  } finally {
    db.close();
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
    "all kinds of words": many(() => random.pick(kinds)()),
    "one common word": many(() => random.pick(latin)),
    Chinese: many(run),
    "two letters of a word": many(() => random.pick(latin).slice(0, 2)),
  };
}
