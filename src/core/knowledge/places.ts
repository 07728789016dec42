import type { Listing } from "../message/pages.ts";

/** A list kept as numbers, of which an item is made when it is looked at. */
export class Places<T> implements Listing<T> {
  readonly #places: Uint32Array;
  readonly #itemAt: (place: number) => T;
  #length = 0;

  constructor(most: number, itemAt: (place: number) => T) {
    this.#places = new Uint32Array(most);
    this.#itemAt = itemAt;
  }

  get length(): number {
    return this.#length;
  }

  add(place: number): void {
    this.#places[this.#length++] = place;
  }

  slice(from: number, to: number): readonly T[] {
    return Array.from(this.#places.subarray(from, Math.min(to, this.#length)), this.#itemAt);
  }
}
