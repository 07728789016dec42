/** What a score is out of. */
export const HIGHEST = 3;

/** `●●○` for 2: the score as dots, which show how far up the scale it is. */
export function scoreDots(score: number): string {
  const full = Math.min(HIGHEST, Math.max(0, Math.round(score)));
  return "●".repeat(full) + "○".repeat(HIGHEST - full);
}
