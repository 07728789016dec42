import type { Clock } from "../../core/ports.ts";

interface Remembered<Value> {
  readonly at: number;
  readonly value: Promise<Value | undefined>;
}

interface Remembering<Value> {
  /** What was learnt of it lately, else what `ask` learns now; nothing is remembered of undefined. */
  get(key: string, ask: () => Promise<Value | undefined>): Promise<Value | undefined>;
  forget(key: string): void;
}

/** Answers that stay true for a while, at most `most` of them; the oldest go first. */
export function remembering<Value>(clock: Clock, forMs: number, most: number): Remembering<Value> {
  const known = new Map<string, Remembered<Value>>();
  return {
    async get(key, ask) {
      const now = clock.now().getTime();
      const last = known.get(key);
      if (last !== undefined && now - last.at < forMs) return last.value;
      const value = ask();
      const remembered = { at: now, value };
      known.delete(key);
      known.set(key, remembered);
      const [oldest] = known.keys();
      if (known.size > most && oldest !== undefined) known.delete(oldest);
      const learnt = await value;
      if (learnt === undefined && known.get(key) === remembered) known.delete(key);
      return learnt;
    },
    forget: (key) => void known.delete(key),
  };
}
