/** The text without what no reader sees: control characters, changes of direction, broken surrogates. Keeps line breaks. */
export const visible = (text: string): string =>
  INVISIBLE.test(text)
    ? text
        .replaceAll(/\r\n?|[\u2028\u2029]/g, "\n")
        .replaceAll("\t", " ")
        .replaceAll(/[^\P{Cc}\n]|\p{Bidi_Control}/gu, "")
        .replaceAll(/\p{Cs}/gu, "\ufffd")
    : text;

/** Hardly any text holds one of these, and looking once is far quicker than replacing four times. */
const INVISIBLE = /[^\P{Cc}\n]|[\u2028\u2029\p{Bidi_Control}\p{Cs}]/u;

/** The visible text on one line. */
export function oneLine(text: string): string {
  const shown = visible(text);
  return shown.includes("\n") ? shown.replaceAll(/\s*\n\s*/g, " ") : shown;
}

/**
 * The address as it may stand in a link, percent-encoded; undefined unless it is http(s). A user name before the host
 * (`https://bank.example@evil.example`) only serves to deceive.
 */
export function webAddress(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined;
  const { protocol, href, username, password } = new URL(url);
  const isWeb = protocol === "https:" || protocol === "http:";
  return isWeb && username === "" && password === "" ? href : undefined;
}

/** Whether a link's label is itself an address, or begins with another host than the one that it opens. */
export function posesAsAddress(label: string, opens: string): boolean {
  const read = label.normalize("NFKC").replaceAll(/\p{Cf}/gu, "");
  const [, host] = /^\s*(www\.[^/\s]+)/i.exec(read) ?? [];
  return read.includes("://") || (host !== undefined && host.toLowerCase() !== new URL(opens).host);
}
