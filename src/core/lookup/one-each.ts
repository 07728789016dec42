import type { NameHit } from "./name-index.ts";

/** The first hit of each record. */
export function oneEach(hits: readonly NameHit[]): NameHit[] {
  const seen = new Set<string>();
  return hits.filter(({ id }) => !seen.has(id) && seen.add(id));
}
