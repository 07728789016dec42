import { insertInOrder, removeInOrder } from "./announcement-order.ts";
import type { Slug } from "./slug.ts";

/** Newest first. */
type SlotOrder = (a: number, b: number) => number;

/** Slots of announcements by the values of one kind that they name (players, tags …), each once, newest first. */
export class Naming {
  readonly #lists = new Map<Slug, number[]>();
  #values: readonly string[] | undefined;

  of(value: string): readonly number[] {
    return this.#lists.get(value) ?? NONE;
  }

  /** Every value that is named, in alphabetical order, made anew only when one appears or goes. */
  get values(): readonly string[] {
    this.#values ??= [...this.#lists.keys()].sort();
    return this.#values;
  }

  /** What is in the slot is older than all that came before it. */
  append(values: readonly string[], slot: number): void {
    for (const value of values) {
      const list = this.#lists.get(value);
      if (!list) this.#begin(value, slot);
      else if (list.at(-1) !== slot) list.push(slot);
    }
  }

  insert(values: readonly string[], slot: number, order: SlotOrder): void {
    for (const value of new Set(values)) {
      const list = this.#lists.get(value);
      if (list) insertInOrder(list, slot, order);
      else this.#begin(value, slot);
    }
  }

  remove(values: readonly string[], slot: number, order: SlotOrder): void {
    for (const value of values) {
      const list = this.#lists.get(value);
      if (!list) continue;
      removeInOrder(list, slot, order);
      if (list.length > 0) continue;
      this.#lists.delete(value);
      this.#values = undefined;
    }
  }

  #begin(value: string, slot: number): void {
    this.#lists.set(value, [slot]);
    this.#values = undefined;
  }
}

const NONE: readonly number[] = [];
