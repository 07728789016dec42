import { fold } from "../../src/core/lookup/fold.ts";
import { type ChangingNameIndex, createNameIndex } from "../../src/core/lookup/in-memory-names.ts";
import { lookup, suggest } from "../../src/core/lookup/lookup.ts";
import type { NameEntry } from "../../src/core/lookup/name-index.ts";
import { namesOfAnnouncement, namesOfPlayer, namesOfSegment } from "../../src/core/lookup/names.ts";
import { type GeneratedRecord, generateKnowledge } from "../samples/generated-knowledge.ts";
import { type Random, seededRandom } from "../samples/random.ts";

export interface NamesRow {
  readonly what: string;
  readonly p50: number;
  readonly p99: number;
  readonly unit: "ms" | "MB";
}

const QUERIES = 1000;
const RUNS = 5;
const WARM_UP = 200;
const LONGEST_PREFIX = 6;

/** Latencies of the name index over a generated knowledge base of so many records, and what it costs to make. */
export function benchNames(entries: number): NamesRow[] {
  const named: NameEntry[] = [];
  for (const record of generateKnowledge({ entries, seed: 1 })) named.push(...namesOf(record));
  named.sort((a, b) => (a.key < b.key ? -1 : 1));
  const random = seededRandom(2);
  const before = heapMegabytes();
  const started = performance.now();
  const index = createNameIndex(named);
  const made = performance.now() - started;
  const held = heapMegabytes() - before;
  const untitled = named.filter((name) => name.rank !== "title");

  const exact = timed(sample(untitled, random), ({ label }) => index.exact(fold(label)));
  const begun = sample(untitled, random).map(({ key }) => key.slice(0, 1 + random.int(LONGEST_PREFIX)));
  const prefix = timed(begun, (key) => index.prefix(key, 25));
  const completion = timed(begun, (key) => suggest(key, index, 25));
  const typos = sample(untitled, random).map(({ key }) => mistyped(key, random));
  const near = timed(typos, (key) => index.near(key, 16));
  const answer = timed(typos, (key) => lookup(key, index));
  const nothing = timed(typos, (key) => lookup(`${[...key].reverse().join("")} qz`, index));
  return [
    { what: `create, ${named.length} names`, p50: made, p99: made, unit: "ms" },
    { what: "memory", p50: held, p99: held, unit: "MB" },
    { what: "exact", ...exact },
    { what: "prefix of 1 to 6 characters, 25 hits", ...prefix },
    { what: "completion, 25 hits", ...completion },
    { what: "near", ...near },
    { what: "lookup of a typo", ...answer },
    { what: "lookup of nothing known", ...nothing },
    { what: "put again, a record", ...puts(index, untitled, random) },
  ];
}

function namesOf({ kind, record }: GeneratedRecord): NameEntry[] {
  if (kind === "player") return namesOfPlayer(record);
  return kind === "segment" ? namesOfSegment(record) : namesOfAnnouncement(record);
}

const sample = (names: readonly NameEntry[], random: Random): NameEntry[] =>
  Array.from({ length: QUERIES }, () => random.pick(names));

/** One letter more, less, other, or two swapped. */
function mistyped(key: string, random: Random): string {
  const letters = [...key];
  const at = random.int(letters.length);
  const [here = "", next = ""] = letters.slice(at, at + 2);
  letters.splice(at, 2, ...random.pick([[next], [here, "e", next], ["e", next], [next, here]]));
  return letters.join("");
}

function puts(index: ChangingNameIndex, names: readonly NameEntry[], random: Random) {
  const byOwner = new Map<string, NameEntry[]>();
  for (const name of names) byOwner.set(name.owner, [...(byOwner.get(name.owner) ?? []), name]);
  return timed(sample(names, random), ({ owner }) => index.put(owner, byOwner.get(owner) ?? []));
}

/** Every input runs several times and counts with its median, so that what else the machine does stays out. */
function timed<T>(inputs: readonly T[], run: (input: T) => unknown): Pick<NamesRow, "p50" | "p99" | "unit"> {
  for (const input of inputs.slice(0, WARM_UP)) run(input);
  const medians = inputs.map((input) => at(sorted(Array.from({ length: RUNS }, () => timeOf(() => run(input)))), 0.5));
  return { p50: at(sorted(medians), 0.5), p99: at(sorted(medians), 0.99), unit: "ms" };
}

function timeOf(run: () => unknown): number {
  const started = performance.now();
  run();
  return performance.now() - started;
}

const sorted = (times: readonly number[]): number[] => times.toSorted((a, b) => a - b);
const at = (times: readonly number[], share: number): number =>
  times[Math.floor(share * (times.length - 1))] ?? Number.NaN;

function heapMegabytes(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed / 1e6;
}
