/** What arrives, in order, for a test that takes one after the other. */
export class Arrivals<T> {
  readonly #arrived: T[] = [];
  readonly #waiting: ((value: T) => void)[] = [];

  push(value: T): void {
    const waiting = this.#waiting.shift();
    if (waiting) waiting(value);
    else this.#arrived.push(value);
  }

  /** Takes the next, arrived or yet to arrive; rejects when none does within 3 s. */
  next(what: string): Promise<T> {
    const [arrived] = this.#arrived.splice(0, 1);
    if (arrived !== undefined) return Promise.resolve(arrived);
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`no ${what} arrived within 3 s`)), 3000);
      this.#waiting.push((value) => {
        clearTimeout(timer);
        resolve(value);
      });
    });
  }
}
