import type { Clock } from "../../core/ports.ts";

/** Slack delivers an event again for five minutes; a signature is good for six and a second (`signature.ts`). */
const HALF_OF_MEMORY_MS = 7 * 60_000;
const IDS_IN_A_HALF = 20_000;
const OUTCOMES = 100;

/**
 * Runs the work for each id only once: Slack delivers again what it thinks was lost, and bolt does not notice. A repeat
 * gets the outcome of the first while that is one of the newest hundred, and later, for at least seven minutes, undefined.
 * Ids are small and many are kept; outcomes are whole messages and few are.
 */
export function once<Outcome>(
  clock: Clock,
): (id: string, work: () => Promise<Outcome>) => Promise<Outcome> | undefined {
  const outcomes = new Map<string, Promise<Outcome>>();
  let older = new Set<string>();
  let newer = new Set<string>();
  let since = clock.now().getTime();
  return (id, work) => {
    const now = clock.now().getTime();
    if (newer.size >= IDS_IN_A_HALF || now - since >= HALF_OF_MEMORY_MS) {
      older = now - since < 2 * HALF_OF_MEMORY_MS ? newer : new Set();
      newer = new Set();
      since = now;
    }
    if (newer.has(id) || older.has(id)) return outcomes.get(id);
    newer.add(id);
    const outcome = work();
    outcomes.delete(id);
    outcomes.set(id, outcome);
    const [oldest] = outcomes.keys();
    if (outcomes.size > OUTCOMES && oldest !== undefined) outcomes.delete(oldest);
    return outcome;
  };
}
