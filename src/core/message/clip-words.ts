import { clip } from "./clip.ts";

/** To keep less for the sake of a whole word would lose more than a torn one does. */
const LEAST_KEPT = 0.6;

/** The text, cut after a whole word where one ends late enough, to at most `max` UTF-16 units with a visible "…". */
export function clipWords(text: string, max: number): string {
  const cut = clip(text, max);
  if (cut === text) return text;
  const kept = cut.slice(0, -1);
  const whole = /^\s/.test(text.slice(kept.length)) ? kept : kept.replace(/\s+\S*$/u, "");
  return `${(whole.length >= max * LEAST_KEPT ? whole : kept).replace(/[\s,;:·–—-]+$/u, "")}…`;
}
