/** A small seeded generator (mulberry32), so that generated samples are the same on every machine. */
export interface Random {
  /** An integer from 0 up to, not including, `below`. */
  int(below: number): number;
  pick<T>(from: readonly T[]): T;
}

export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  const int = (below: number): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) % below;
  };
  return {
    int,
    pick: (from) => {
      const chosen = from[int(from.length)];
      if (chosen === undefined) throw new RangeError("Nothing to pick from.");
      return chosen;
    },
  };
}
