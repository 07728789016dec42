import { editsWithin } from "./edit-distance.ts";

const SHORTEST_BEGINNING = 3;

/** How many edits a typo of a word so long can have and still be told from another word. */
const allowed = (length: number): number => (length < 4 ? 0 : length === 4 ? 1 : 2);

/** The known word that was meant by the one typed: one that it begins, else the nearest within a typo or two. */
export function nearest(typed: string, known: readonly string[]): string | undefined {
  const begun = typed.length >= SHORTEST_BEGINNING ? known.find((word) => word.startsWith(typed)) : undefined;
  if (begun !== undefined) return begun;
  const most = allowed(typed.length);
  const close = known
    .map((word) => ({ word, edits: editsWithin(typed, word, most) }))
    .filter(({ edits }) => edits <= most)
    .sort((a, b) => a.edits - b.edits);
  return close[0]?.word;
}
