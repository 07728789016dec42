/** The text without what no reader sees: control characters, changes of direction, broken surrogates. Keeps line breaks. */
export const visible = (text: string): string =>
  text
    .replaceAll(/\r\n?|[\u2028\u2029]/g, "\n")
    .replaceAll("\t", " ")
    .replaceAll(/[^\P{Cc}\n]|\p{Bidi_Control}/gu, "")
    .replaceAll(/\p{Cs}/gu, "\ufffd");

/** The visible text on one line. */
export const oneLine = (text: string): string => visible(text).replaceAll(/\s*\n\s*/g, " ");

/** The address as it may stand in a link, percent-encoded; undefined unless it is http(s). */
export function webAddress(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined;
  const { protocol, href } = new URL(url);
  return protocol === "https:" || protocol === "http:" ? href : undefined;
}
