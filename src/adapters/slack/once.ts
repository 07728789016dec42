import type { Clock } from "../../core/ports.ts";

const REMEMBER_MS = 5 * 60_000;
const REMEMBER = 500;

/**
 * Runs the work for each id only once: Slack delivers again what it thinks was lost, and bolt does not notice. A repeat
 * within some minutes gets the outcome of the first.
 */
export function once<Outcome>(clock: Clock): (id: string, work: () => Promise<Outcome>) => Promise<Outcome> {
  const seen = new Map<string, { readonly at: number; readonly outcome: Promise<Outcome> }>();
  return (id, work) => {
    const now = clock.now().getTime();
    for (const [old, { at }] of seen) {
      if (seen.size < REMEMBER && now - at < REMEMBER_MS) break;
      seen.delete(old);
    }
    const first = seen.get(id);
    if (first) return first.outcome;
    const outcome = work();
    seen.set(id, { at: now, outcome });
    return outcome;
  };
}
