import type { RecordId } from "../knowledge/slug.ts";
import { NAME_RANKS, type NameEntry, type NameHit, type NameIndex } from "./name-index.ts";
import { type NearName, NearNames } from "./near-names.ts";
import { oneEach } from "./one-each.ts";
import { type IndexedName, SortedNames } from "./sorted-names.ts";

/** A name index that follows changes, one owner at a time. */
export interface ChangingNameIndex extends NameIndex {
  /** Puts the owner's entries in the place of those it had. */
  put(owner: RecordId, entries: readonly NameEntry[]): void;
  remove(owner: RecordId): void;
}

const TITLE = NAME_RANKS.indexOf("title");

/** An index of these names; quickest when they come in the order of their keys (by UTF-16 units, as `<` compares). */
export function createNameIndex(entries: Iterable<NameEntry> = []): ChangingNameIndex {
  return new InMemoryNames(entries);
}

class InMemoryNames implements ChangingNameIndex {
  readonly #sorted: SortedNames;
  readonly #near = new NearNames();
  /** The first of each owner's chain of names. */
  readonly #byOwner = new Map<RecordId, IndexedName>();

  constructor(entries: Iterable<NameEntry>) {
    const names: IndexedName[] = [];
    let inOrder = true;
    let last = "";
    for (const entry of entries) {
      names.push(this.#register(entry));
      inOrder &&= last <= entry.key;
      last = entry.key;
    }
    if (!inOrder) names.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
    this.#sorted = new SortedNames(names);
  }

  get size(): number {
    return this.#sorted.size;
  }

  exact(key: string): readonly NameHit[] {
    return oneEach(this.#sorted.exact(key).map((name) => hit(name, "exact", 0)));
  }

  begins(key: string): boolean {
    return this.#sorted.begins(key);
  }

  prefix(key: string, limit: number): readonly NameHit[] {
    return this.#sorted.prefix(key, limit).map((name) => hit(name, "prefix", 0));
  }

  near(key: string, limit: number, within?: number): readonly NameHit[] {
    // Short names have thousands of others near them: only the best are put in order.
    const groups: NearName[][] = [];
    for (const near of this.#near.find(key, within)) {
      const place = near.distance * NAME_RANKS.length + near.name.rank;
      const group = groups[place];
      if (group) group.push(near);
      else groups[place] = [near];
    }
    let hits: NameHit[] = [];
    for (const group of groups) {
      if (hits.length >= limit) break;
      group?.sort((a, b) => (a.name.label < b.name.label ? -1 : 1));
      hits = oneEach([...hits, ...(group ?? []).map(({ name, distance }) => hit(name, "near", distance))]);
    }
    return hits.slice(0, limit);
  }

  put(owner: RecordId, entries: readonly NameEntry[]): void {
    this.remove(owner);
    for (const entry of entries) this.#sorted.add(this.#register({ ...entry, owner }));
  }

  remove(owner: RecordId): void {
    for (let name = this.#byOwner.get(owner); name; name = name.next) {
      this.#sorted.remove(name);
      if (name.rank !== TITLE) this.#near.remove(name);
    }
    this.#byOwner.delete(owner);
  }

  /** Copies the entry with one string an owner, whatever the entries were read from. */
  #register(entry: NameEntry): IndexedName {
    const next = this.#byOwner.get(entry.owner);
    const owner = next?.owner ?? entry.owner;
    const name = { key: entry.key, owner, label: entry.label, rank: NAME_RANKS.indexOf(entry.rank), next };
    this.#byOwner.set(owner, name);
    if (name.rank !== TITLE) this.#near.add(name);
    return name;
  }
}

const hit = (name: IndexedName, how: NameHit["how"], distance: number): NameHit => ({
  id: name.owner,
  key: name.key,
  label: name.label,
  how,
  rank: NAME_RANKS[name.rank] ?? "title",
  distance,
});
