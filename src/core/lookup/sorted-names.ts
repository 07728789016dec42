import type { RecordId } from "../knowledge/slug.ts";
import { standing } from "./standing.ts";

/** A name as the index keeps it; `rank` is the place in NAME_RANKS. */
export interface IndexedName {
  readonly key: string;
  readonly owner: RecordId;
  readonly label: string;
  readonly rank: number;
  /** Another name of the same owner: a chain takes far less memory than a list for each of many thousand owners. */
  readonly next: IndexedName | undefined;
}

const BLOCK = 256;
/** Past every key that starts with the same letters. */
const AFTER_ALL = "\uffff";

/** Neighbours in the order of keys, with their scores apart, because those are read far more often. */
interface Block {
  names: IndexedName[];
  scores: number[];
  /** No name has a better score; after a removal none may have this one. */
  best: number;
}

/** Better names have lower scores: by standing, then the shorter key. */
const scoreOf = (name: IndexedName): number =>
  standing(name.owner, name.rank) * 65536 + Math.min(name.key.length, 65535);

function blockOf(names: IndexedName[]): Block {
  const scores = names.map(scoreOf);
  return { names, scores, best: Math.min(...scores) };
}

/**
 * Names in the order of their keys, in blocks of some hundreds, so that a change moves one block's names only and the
 * best of many thousand names with one beginning are found without reading them all.
 */
export class SortedNames {
  readonly #blocks: Block[] = [];
  #size = 0;

  /** `names` in the order of their keys. */
  constructor(names: readonly IndexedName[]) {
    for (let i = 0; i < names.length; i += BLOCK) this.#blocks.push(blockOf(names.slice(i, i + BLOCK)));
    this.#size = names.length;
  }

  get size(): number {
    return this.#size;
  }

  add(name: IndexedName): void {
    this.#size++;
    const at = this.#blockBefore(name.key);
    const block = this.#blocks[at];
    if (!block) {
      this.#blocks.push(blockOf([name]));
      return;
    }
    const place = lowerBound(block.names, name.key);
    block.names.splice(place, 0, name);
    block.scores.splice(place, 0, scoreOf(name));
    block.best = Math.min(block.best, scoreOf(name));
    if (block.names.length < 2 * BLOCK) return;
    this.#blocks.splice(at, 1, blockOf(block.names.slice(0, BLOCK)), blockOf(block.names.slice(BLOCK)));
  }

  remove(name: IndexedName): void {
    for (let at = this.#blockBefore(name.key); at < this.#blocks.length; at++) {
      const block = this.#blocks[at] as Block;
      const place = block.names.indexOf(name);
      if (place < 0) continue;
      this.#size--;
      block.names.splice(place, 1);
      block.scores.splice(place, 1);
      if (block.names.length === 0) this.#blocks.splice(at, 1);
      return;
    }
  }

  /** Every name with this key, the best first. */
  exact(key: string): IndexedName[] {
    const found: IndexedName[] = [];
    for (let at = this.#blockBefore(key); at < this.#blocks.length; at++) {
      const { names } = this.#blocks[at] as Block;
      let place = lowerBound(names, key);
      for (; names[place]?.key === key; place++) found.push(names[place] as IndexedName);
      if (place < names.length) break;
    }
    return found.sort((a, b) => a.rank - b.rank || (a.owner < b.owner ? -1 : 1));
  }

  /** Whether any name starts with the key. */
  begins(key: string): boolean {
    for (let at = this.#blockBefore(key); at < this.#blocks.length; at++) {
      const { names } = this.#blocks[at] as Block;
      const first = names[lowerBound(names, key)];
      if (first) return first.key.startsWith(key);
    }
    return false;
  }

  /** The best names that start with the key, one a record, best first. */
  prefix(key: string, limit: number): IndexedName[] {
    const best = new BestNames(limit);
    const first = this.#blockBefore(key);
    const last = this.#firstBlockFrom(key + AFTER_ALL) - 1;
    for (let at = first; at <= last; at++) {
      const block = this.#blocks[at] as Block;
      if (block.best >= best.bar) continue;
      const whole = at > first && at < last;
      for (let i = 0; i < block.scores.length; i++) {
        const score = block.scores[i] as number;
        if (score >= best.bar) continue;
        const name = block.names[i] as IndexedName;
        if (whole || name.key.startsWith(key)) best.offer(name, score);
      }
    }
    return best.names();
  }

  #blockBefore(key: string): number {
    return Math.max(0, this.#firstBlockFrom(key) - 1);
  }

  /** The first block that starts with `key` or later. */
  #firstBlockFrom(key: string): number {
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

/** Keeps the best so many of the names offered in the order of their keys, one a record. */
class BestNames {
  readonly #kept: { readonly name: IndexedName; readonly score: number }[] = [];
  readonly #limit: number;

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** A name with this score or a higher one comes too late to be kept. */
  get bar(): number {
    return this.#limit === 0 ? 0 : (this.#kept[this.#limit - 1]?.score ?? Infinity);
  }

  offer(name: IndexedName, score: number): void {
    const known = this.#kept.findIndex((kept) => kept.name.owner === name.owner);
    if (known >= 0) {
      if ((this.#kept[known]?.score ?? 0) <= score) return;
      this.#kept.splice(known, 1);
    }
    let at = this.#kept.length;
    while (at > 0 && score < (this.#kept[at - 1]?.score ?? 0)) at--;
    this.#kept.splice(at, 0, { name, score });
    if (this.#kept.length > this.#limit) this.#kept.pop();
  }

  names(): IndexedName[] {
    return this.#kept.map(({ name }) => name);
  }
}
