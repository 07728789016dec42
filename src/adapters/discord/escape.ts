/** The text without what no reader sees: control characters, changes of direction, broken surrogates. Keeps line breaks. */
export const visible = (text: string): string =>
  text
    .replaceAll(/\r\n?|[\u2028\u2029]/g, "\n")
    .replaceAll("\t", " ")
    .replaceAll(/[^\P{Cc}\n]|\p{Bidi_Control}/gu, "")
    .replaceAll(/\p{Cs}/gu, "\ufffd");

/** The visible text on one line. */
export const oneLine = (text: string): string => visible(text).replaceAll(/\s*\n\s*/g, " ");

// discord.js's escapeMarkdown skips what stands inside addresses and unpaired marks; a backslash before every mark that
// means anything to Discord has no such gaps, and a reader never sees it. A colon starts emoji and addresses. The ends of
// the text count as well: what comes before and after it is data, too.
const MARKS = /[\\`*_~|[\]<@]|(?<=<)[#/]|:(?=\S|$)/g;
const MASS_MENTION = /@(?=everyone|here)/gi;
const LINE_START = /^([^\S\n]*)([-+>#])/gm;
const NUMBERED_LINE = /^([^\S\n]*\d*)([.)])/gm;

/** Data as Discord markdown that shows exactly the text: no mark-up, mention, emoji, timestamp or address in it is live. */
export const escaped = (text: string): string =>
  visible(text)
    .replaceAll(MARKS, "\\$&")
    // Discord looks for these in the raw text, where a backslash does not help.
    .replaceAll(MASS_MENTION, "@\u200b")
    .replaceAll(LINE_START, "$1\\$2")
    .replaceAll(NUMBERED_LINE, "$1\\$2");

/** Data in a code span; a code span cannot hold a backtick, so such text is shown as plain text. */
export function inlineCode(text: string): string {
  const code = oneLine(text);
  return code.trim() === "" || code.includes("`") ? escaped(code) : `\`${code}\``;
}

/** Data in a code block. */
export const codeBlock = (text: string): string => `\`\`\`\n${visible(text).replaceAll(/`(?=`)/g, "`\u200b")}\n\`\`\``;

/** The address as it may stand in `[text](<url>)` and in a button; undefined unless it is http(s). */
export function safeUrl(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined;
  const { protocol, href } = new URL(url);
  if (protocol !== "https:" && protocol !== "http:") return undefined;
  return href.replaceAll(/[<>()[\]\\`|]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);
}
