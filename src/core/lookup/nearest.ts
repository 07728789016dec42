import { distance } from "fastest-levenshtein";

/** The known word nearest to the one typed, or undefined when none is near enough to be meant. */
export function nearest(typed: string, known: readonly string[]): string | undefined {
  let best: string | undefined;
  let least = Math.max(1, Math.floor(typed.length / 2)) + 1;
  for (const word of known) {
    const edits = word.startsWith(typed) && typed.length >= 2 ? 0 : distance(typed, word);
    if (edits < least) {
      least = edits;
      best = word;
    }
  }
  return best;
}
