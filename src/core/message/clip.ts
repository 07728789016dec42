const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

/** The text, cut at a grapheme to at most `max` UTF-16 units with a visible "…" where anything was cut. */
export function clip(text: string, max: number): string {
  if (text.length <= max) return text;
  let end = 0;
  for (const { index, segment } of graphemes.segment(text)) {
    if (index + segment.length > max - 1) break;
    end = index + segment.length;
  }
  return `${text.slice(0, end).trimEnd()}…`;
}
