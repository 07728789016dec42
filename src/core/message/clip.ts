const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

/** The text, cut at a grapheme to at most `max` UTF-16 units with a visible "…" where anything was cut. */
export function clip(text: string, max: number): string {
  if (text.length <= max) return text;
  const end = graphemes.segment(text).containing(max - 1)?.index ?? 0;
  return `${text.slice(0, end).trimEnd()}…`;
}
