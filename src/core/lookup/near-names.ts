import { editsWithin } from "./edit-distance.ts";
import { hasHan } from "./fold.ts";
import type { IndexedName } from "./sorted-names.ts";

/** Names of one length, each with what letters and pairs it has as sets of bits: most are ruled out by these alone. */
interface Shelf {
  /** Three sets a name: letters, and pairs in two halves. */
  sets: Uint32Array;
  readonly names: IndexedName[];
}
const SETS = 3;
/** A swap changes three pairs of neighbours and no letter; an edit that does change a letter changes two pairs. */
const PAIRS_A_SWAP = 3;

export interface NearName {
  readonly name: IndexedName;
  readonly distance: number;
}

/** How many edits a spelling may be away from a name of so many characters and still mean it. */
function nearEnough(length: number, han: boolean): number {
  if (han) return length < 3 ? 0 : 1;
  if (length < 4) return 0;
  if (length < 6) return 1;
  return length < 12 ? 2 : 3;
}

/** Names by length and letters, for the ones a few edits away. */
export class NearNames {
  readonly #shelves: Shelf[] = [];

  add(name: IndexedName): void {
    const length = name.key.length;
    while (this.#shelves.length <= length) this.#shelves.push({ sets: new Uint32Array(4 * SETS), names: [] });
    const shelf = this.#shelves[length] as Shelf;
    const at = shelf.names.length * SETS;
    if (at === shelf.sets.length) {
      const larger = new Uint32Array(at * 2);
      larger.set(shelf.sets);
      shelf.sets = larger;
    }
    putSets(name.key, shelf.sets, at);
    shelf.names.push(name);
  }

  remove(name: IndexedName): void {
    const shelf = this.#shelves[name.key.length];
    const at = shelf?.names.indexOf(name) ?? -1;
    if (!shelf || at < 0) return;
    const from = (shelf.names.length - 1) * SETS;
    shelf.names[at] = shelf.names.at(-1) as IndexedName;
    shelf.names.pop();
    shelf.sets.copyWithin(at * SETS, from, from + SETS);
  }

  /** Names at most `within` edits from the key (by default as many as a typo explains), in no order. */
  find(key: string, within?: number): NearName[] {
    const han = hasHan(key);
    const asked = new Uint32Array(SETS);
    putSets(key, asked, 0);
    const [letters = 0, pairs = 0, otherPairs = 0] = asked;
    const found: NearName[] = [];
    const reach = within ?? nearEnough(key.length, han);
    for (let length = Math.max(1, key.length - reach); length <= key.length + reach; length++) {
      const { names, sets } = this.#shelves[length] ?? NO_SHELF;
      const most = within ?? Math.min(reach, nearEnough(length, han));
      if (most === 0) continue;
      for (let i = 0, at = 0; i < names.length; i++, at += SETS) {
        const set = sets[at] as number;
        const changed = Math.max(bits(letters & ~set), bits(set & ~letters), Math.abs(key.length - length));
        if (changed > most) continue;
        const [first, second] = [sets[at + 1] as number, sets[at + 2] as number];
        const pairsLeft = most * PAIRS_A_SWAP - changed;
        if (bits(pairs & ~first) + bits(otherPairs & ~second) > pairsLeft) continue;
        if (bits(first & ~pairs) + bits(second & ~otherPairs) > pairsLeft) continue;
        const name = names[i] as IndexedName;
        const distance = editsWithin(key, name.key, most);
        if (distance <= most) found.push({ name, distance });
      }
    }
    return found;
  }
}

const NO_SHELF: Shelf = { sets: new Uint32Array(), names: [] };

/** Letters have a bit each, digits share five, all other characters are spread over the 32; pairs over 64. */
function putSets(key: string, sets: Uint32Array, at: number): void {
  let letters = 0;
  let pairs = 0;
  let otherPairs = 0;
  let before = -1;
  for (let i = 0; i < key.length; i++) {
    const code = key.charCodeAt(i);
    if (code >= 97 && code <= 122) letters |= 1 << (code - 97);
    else if (code >= 48 && code <= 57) letters |= 1 << (26 + ((code - 48) >> 1));
    else letters |= 1 << (code & 31);
    if (before >= 0) {
      const bit = Math.imul(before * 31 + code, 0x9e3779b1) >>> 26;
      if (bit < 32) pairs |= 1 << bit;
      else otherPairs |= 1 << (bit - 32);
    }
    before = code;
  }
  sets[at] = letters;
  sets[at + 1] = pairs;
  sets[at + 2] = otherPairs;
}

function bits(set: number): number {
  let n = set - ((set >>> 1) & 0x55555555);
  n = (n & 0x33333333) + ((n >>> 2) & 0x33333333);
  return Math.imul((n + (n >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
