// @ts-check

/** How many characters of a page are worked with: some ten minutes of reading. */
const LENGTH = 20_000;

/**
 * Text without control characters and superfluous space, paragraphs separated by a blank line, cut at the end of one where
 * it is too long.
 * @param {string} text
 */
export function tidyText(text) {
  const tidy = text
    .slice(0, 20 * LENGTH)
    .replace(/\r\n?/g, "\n")
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what it takes out
    .replace(/[\0-\x08\x0b-\x1f\x7f-\x9f\ufeff]/g, "")
    // Halves of a character.
    .replace(/\p{Cs}/gu, "")
    .replace(/[^\S\n]+/g, " ")
    .replace(/ ?\n ?/g, "\n")
    .replace(/\n{2,}/g, "\n\n")
    .trim();
  if (tidy.length <= LENGTH) return tidy;
  const cut = tidy.slice(0, LENGTH - 1).replace(/\p{Cs}$/u, "");
  const end = cut.lastIndexOf("\n\n");
  return end > LENGTH / 2 ? cut.slice(0, end) : `${cut}…`;
}
