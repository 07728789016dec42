const MOST = 500;

interface Following {
  /** Counts what was heard of the modal. */
  heard: number;
  doing: Promise<unknown>;
  /** By the hash of a state of the modal: that of the state which took its place. */
  readonly next: Map<string, string>;
}

/**
 * Changes of modals in their order. Slack tells of two quick changes with the same hash, though the first is answered by
 * another state: what AMW itself replaced is followed to what it is now, and only the newest is worth an answer.
 */
export class Succession {
  readonly #views = new Map<string, Following>();

  /** Does the work once what was heard before is done, unless something newer was heard by then. */
  newest(view: string, work: () => Promise<void>): Promise<void> {
    const following = this.#of(view);
    following.heard += 1;
    const mine = following.heard;
    const done = following.doing.then(() => (mine === following.heard ? work() : undefined));
    following.doing = done.catch(() => {});
    return done;
  }

  /** The hash of what took the place of that state, or its own. */
  current(view: string, hash: string): string {
    const { next } = this.#of(view);
    let current = hash;
    for (let after = next.get(current); after !== undefined; after = next.get(current)) current = after;
    return current;
  }

  replaced(view: string, hash: string, by: string): void {
    if (hash !== by) this.#of(view).next.set(hash, by);
  }

  #of(view: string): Following {
    const known = this.#views.get(view) ?? { heard: 0, doing: Promise.resolve(), next: new Map() };
    this.#views.delete(view);
    this.#views.set(view, known);
    const [oldest] = this.#views.keys();
    if (this.#views.size > MOST && oldest !== undefined) this.#views.delete(oldest);
    return known;
  }
}
