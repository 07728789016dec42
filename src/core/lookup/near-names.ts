import { editsWithin } from "./edit-distance.ts";
import { hasHan } from "./fold.ts";
import type { IndexedName } from "./sorted-names.ts";

/** Names of one length: the letters of each as a set of bits, so that most are ruled out without reading them. */
interface Shelf {
  letters: Uint32Array;
  readonly names: IndexedName[];
}

export interface NearName {
  readonly name: IndexedName;
  readonly distance: number;
}

/** How many edits a spelling may be away from a name of so many characters and still mean it. */
export function nearEnough(length: number, han: boolean): number {
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
    while (this.#shelves.length <= length) this.#shelves.push({ letters: new Uint32Array(4), names: [] });
    const shelf = this.#shelves[length] as Shelf;
    if (shelf.names.length === shelf.letters.length) {
      const larger = new Uint32Array(shelf.letters.length * 2);
      larger.set(shelf.letters);
      shelf.letters = larger;
    }
    shelf.letters[shelf.names.length] = lettersOf(name.key);
    shelf.names.push(name);
  }

  remove(name: IndexedName): void {
    const shelf = this.#shelves[name.key.length];
    const at = shelf?.names.indexOf(name) ?? -1;
    const last = shelf?.names.pop();
    if (!shelf || at < 0 || !last || at === shelf.names.length) return;
    shelf.names[at] = last;
    shelf.letters[at] = shelf.letters[shelf.names.length] as number;
  }

  /** Names at most `within` edits from the key (by default as many as a typo explains), in no order. */
  find(key: string, within?: number): NearName[] {
    const han = hasHan(key);
    const letters = lettersOf(key);
    const found: NearName[] = [];
    const reach = within ?? nearEnough(key.length, han);
    for (let length = Math.max(1, key.length - reach); length <= key.length + reach; length++) {
      const shelf = this.#shelves[length];
      if (!shelf) continue;
      const most = within ?? Math.min(reach, nearEnough(length, han));
      if (most === 0) continue;
      const { names, letters: sets } = shelf;
      for (let i = 0; i < names.length; i++) {
        const set = sets[i] as number;
        if (bits(letters & ~set) > most || bits(set & ~letters) > most) continue;
        const name = names[i] as IndexedName;
        const distance = editsWithin(key, name.key, most);
        if (distance <= most) found.push({ name, distance });
      }
    }
    return found;
  }
}

/** Letters have a bit each, digits share five, all other characters are spread over the 32. */
function lettersOf(key: string): number {
  let set = 0;
  for (let i = 0; i < key.length; i++) {
    const code = key.charCodeAt(i);
    if (code >= 97 && code <= 122) set |= 1 << (code - 97);
    else if (code >= 48 && code <= 57) set |= 1 << (26 + ((code - 48) >> 1));
    else set |= 1 << (code & 31);
  }
  return set;
}

function bits(set: number): number {
  let n = set - ((set >>> 1) & 0x55555555);
  n = (n & 0x33333333) + ((n >>> 2) & 0x33333333);
  return Math.imul((n + (n >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
