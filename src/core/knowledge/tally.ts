/** How often each value occurs; the values in alphabetical order, made anew only when one appears or goes. */
export class Tally {
  readonly #counts = new Map<string, number>();
  #values: readonly string[] | undefined;

  get values(): readonly string[] {
    this.#values ??= [...this.#counts.keys()].sort();
    return this.#values;
  }

  add(values: readonly string[], by: 1 | -1): void {
    for (const value of values) {
      const count = (this.#counts.get(value) ?? 0) + by;
      if (count > 0) this.#counts.set(value, count);
      else this.#counts.delete(value);
      if (count <= 0 || count === by) this.#values = undefined;
    }
  }
}
