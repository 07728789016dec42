/** Work under way, which stopping waits for. */
export interface InFlight {
  /** Resolves, or rejects, with the work. */
  track(work: Promise<unknown>): Promise<void>;
  /** Resolves when all that was tracked so far has ended, well or not. */
  settled(): Promise<void>;
}

/** Keeps track of work from now on. */
export function inFlight(): InFlight {
  const current = new Set<Promise<unknown>>();
  return {
    async track(work) {
      current.add(work);
      await work.finally(() => current.delete(work));
    },
    async settled() {
      await Promise.allSettled(current);
    },
  };
}
