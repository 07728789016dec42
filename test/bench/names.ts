import { type ChangingNameIndex, createNameIndex } from "../../src/core/lookup/in-memory-names.ts";
import { lookup, suggest } from "../../src/core/lookup/lookup.ts";
import type { NameEntry } from "../../src/core/lookup/name-index.ts";
import { namesOfAnnouncement, namesOfPlayer, namesOfSegment } from "../../src/core/lookup/names.ts";
import type { GeneratedRecord } from "../samples/generated-knowledge.ts";
import { type Random, seededRandom } from "../samples/random.ts";
import { type Latency, latency, timeOf } from "./latency.ts";
import type { Row } from "./row.ts";

const QUERIES = 1000;
const SCANS = 50;
const LONGEST_PREFIX = 6;
const HITS = 25;
const QUICK_MS = 0.5;
const NEAR_MS = 10;
const LARGEST = "100,000";

/** Latencies of the name index over the names of these records, and what making it costs. */
export function benchNames(base: string, records: Iterable<GeneratedRecord>): readonly Row[] {
  const named = [...records].flatMap(namesOf).sort((a, b) => (a.key < b.key ? -1 : 1));
  const random = seededRandom(2);
  let index = createNameIndex([]);
  const made = timeOf(() => {
    index = createNameIndex(named);
  });
  const untitled = named.filter((name) => name.rank !== "title");
  const keys = sample(untitled, random).map(({ key }) => key);
  const begun = keys.map((key) => key.slice(0, 1 + random.int(LONGEST_PREFIX)));
  const typos = keys.map((key) => mistyped(key, random));

  const map = new Map(named.map((name) => [name.key, name]));
  const fromMap = { what: "Map.get", ...latency(keys, (key) => map.get(key)) };
  const scanned = {
    what: "a scan of all names",
    ...latency(begun.slice(0, SCANS), (key) => named.filter((name) => name.key.startsWith(key))),
  };
  const row = (what: string, measured: Latency, more: Partial<Row> = {}): Row => ({
    section: "names",
    base,
    what,
    unit: "ms",
    ...measured,
    ...more,
  });
  const within = (target: number) => (base === LARGEST ? { target } : {});
  return [
    { section: "names", base, what: `index of ${named.length} names made`, p50: made, unit: "ms" },
    row(
      "exact",
      latency(keys, (key) => index.exact(key)),
      { ...within(QUICK_MS), baseline: fromMap },
    ),
    row(
      `prefix of 1 to ${LONGEST_PREFIX} letters, ${HITS} hits`,
      latency(begun, (key) => index.prefix(key, HITS)),
      { ...within(QUICK_MS), baseline: scanned },
    ),
    row(
      `completion, ${HITS} hits`,
      latency(begun, (key) => suggest(key, index, HITS)),
      { ...within(QUICK_MS), baseline: scanned },
    ),
    row(
      "near spelling",
      latency(typos, (key) => index.near(key, 16)),
      within(NEAR_MS),
    ),
    row(
      "lookup of a name as written",
      latency(sample(untitled, random), ({ label }) => lookup(label, index)),
      within(QUICK_MS),
    ),
    row(
      "lookup of a typo",
      latency(typos, (key) => lookup(key, index)),
      within(NEAR_MS),
    ),
    row(
      "lookup of nothing known",
      latency(typos, (key) => lookup(`${[...key].reverse().join("")} qz`, index)),
      within(NEAR_MS),
    ),
    row("a record put again", puts(index, untitled, random)),
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

function puts(index: ChangingNameIndex, names: readonly NameEntry[], random: Random): Latency {
  const byOwner = new Map<string, NameEntry[]>();
  for (const name of names) {
    const own = byOwner.get(name.owner);
    if (own) own.push(name);
    else byOwner.set(name.owner, [name]);
  }
  return latency(sample(names, random), ({ owner }) => index.put(owner, byOwner.get(owner) ?? []));
}
