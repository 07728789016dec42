import { clip } from "./clip.ts";

/** A cut further from the end would lose more than a torn word does. */
const LEAST_KEPT = 0.6;

/** The text, cut after a whole word where one ends late enough, to at most `max` UTF-16 units with a visible "…". */
export function clipWords(text: string, max: number): string {
  const cut = clip(text, max);
  if (cut === text || /^\s/.test(text.slice(cut.length - 1))) return cut;
  const end = cut.search(/\s+\S*$/u);
  return end >= max * LEAST_KEPT ? `${cut.slice(0, end).replace(/[\s,;:·–—-]+$/u, "")}…` : cut;
}
