const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });
/** Segmenting takes time quadratic in the length, and only the graphemes around the cut matter. */
const AROUND = 64;

/** The text, cut at a grapheme to at most `max` UTF-16 units with a visible "…" where anything was cut. */
export function clip(text: string, max: number): string {
  if (text.length <= max) return text;
  const last = Math.max(0, max - 1);
  const from = Math.max(0, last - AROUND);
  const end = from + (graphemes.segment(text.slice(from, last + AROUND)).containing(last - from)?.index ?? 0);
  return `${text.slice(0, end).trimEnd()}…`;
}
