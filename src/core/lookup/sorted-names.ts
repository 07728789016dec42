import type { RecordId } from "../knowledge/slug.ts";

/** A name as the index keeps it; `rank` is the place in NAME_RANKS. */
export interface IndexedName {
  readonly key: string;
  readonly owner: RecordId;
  readonly label: string;
  readonly rank: number;
}

const BLOCK = 256;
/** Past every key that starts with the same letters. */
const AFTER_ALL = "\uffff";

interface Block {
  names: IndexedName[];
  /** The best score among the names. */
  best: number;
}

/** Better names first: by rank, then the shorter key. */
const score = (name: IndexedName): number => name.rank * 65536 + Math.min(name.key.length, 65535);
const bestOf = (names: readonly IndexedName[]): number =>
  names.reduce((least, name) => Math.min(least, score(name)), Infinity);

/**
 * Names in the order of their keys, in blocks of some hundreds, so that a change moves one block's names only and the
 * best of many thousand names with one beginning are found by reading the best blocks.
 */
export class SortedNames {
  readonly #blocks: Block[] = [];
  #size = 0;

  /** `names` in the order of their keys. */
  constructor(names: readonly IndexedName[]) {
    for (let i = 0; i < names.length; i += BLOCK) {
      const part = names.slice(i, i + BLOCK);
      this.#blocks.push({ names: part, best: bestOf(part) });
    }
    this.#size = names.length;
  }

  get size(): number {
    return this.#size;
  }

  add(name: IndexedName): void {
    this.#size++;
    const at = Math.max(0, this.#blockOf(name.key) - 1);
    const block = this.#blocks[at];
    if (!block) {
      this.#blocks.push({ names: [name], best: score(name) });
      return;
    }
    block.names.splice(lowerBound(block.names, name.key), 0, name);
    block.best = Math.min(block.best, score(name));
    if (block.names.length < 2 * BLOCK) return;
    const half = block.names.splice(BLOCK);
    block.best = bestOf(block.names);
    this.#blocks.splice(at + 1, 0, { names: half, best: bestOf(half) });
  }

  remove(name: IndexedName): void {
    for (let b = Math.max(0, this.#blockOf(name.key) - 1); b < this.#blocks.length; b++) {
      const block = this.#blocks[b] as Block;
      const i = block.names.indexOf(name);
      if (i >= 0) {
        block.names.splice(i, 1);
        block.best = bestOf(block.names);
        if (block.names.length === 0) this.#blocks.splice(b, 1);
        this.#size--;
        return;
      }
      if ((block.names[0]?.key ?? "") > name.key) return;
    }
  }

  exact(key: string): IndexedName[] {
    const found: IndexedName[] = [];
    for (let b = Math.max(0, this.#blockOf(key) - 1); b < this.#blocks.length; b++) {
      const { names } = this.#blocks[b] as Block;
      let i = lowerBound(names, key);
      for (; names[i]?.key === key; i++) found.push(names[i] as IndexedName);
      if (i < names.length) break;
    }
    return found.sort((a, b) => a.rank - b.rank);
  }

  /** The best names that start with the key, one a record, best first. */
  prefix(key: string, limit: number): IndexedName[] {
    const best = new BestNames(limit);
    const first = Math.max(0, this.#blockOf(key) - 1);
    const after = this.#blockOf(key + AFTER_ALL);
    const within: Block[] = [];
    for (let b = first; b < after; b++) {
      const block = this.#blocks[b] as Block;
      if (b > first && b < after - 1) within.push(block);
      else for (const name of block.names) if (name.key.startsWith(key)) best.offer(name);
    }
    within.sort((a, b) => a.best - b.best);
    for (const block of within) {
      if (block.best > best.worst) break;
      for (const name of block.names) best.offer(name);
    }
    return best.names;
  }

  /** The first block whose first key is not less than `key`. */
  #blockOf(key: string): number {
    let [low, high] = [0, this.#blocks.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#blocks[middle]?.names[0]?.key ?? "") < key) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function lowerBound(names: readonly IndexedName[], key: string): number {
  let [low, high] = [0, names.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((names[middle]?.key ?? "") < key) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Keeps the best so many of the names offered, one a record, best first. */
class BestNames {
  readonly names: IndexedName[] = [];
  readonly #limit: number;

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** The score that a name must not exceed to be kept. */
  get worst(): number {
    const last = this.names[this.#limit - 1];
    return last ? score(last) : Infinity;
  }

  offer(name: IndexedName): void {
    if (score(name) > this.worst) return;
    const known = this.names.findIndex((kept) => kept.owner === name.owner);
    if (known >= 0) {
      if (compare(this.names[known] as IndexedName, name) <= 0) return;
      this.names.splice(known, 1);
    }
    let at = this.names.length;
    while (at > 0 && compare(name, this.names[at - 1] as IndexedName) < 0) at--;
    this.names.splice(at, 0, name);
    if (this.names.length > this.#limit) this.names.pop();
  }
}

const compare = (a: IndexedName, b: IndexedName): number =>
  score(a) - score(b) || (a.key < b.key ? -1 : a.key > b.key ? 1 : a.owner < b.owner ? -1 : a.owner > b.owner ? 1 : 0);
