import { oneLine, visible, webAddress } from "../../core/message/visible.ts";

// discord.js's escapeMarkdown skips what stands inside addresses and unpaired marks; a backslash before every mark that
// means anything to Discord has no such gaps, and a reader never sees it. A colon starts emoji and addresses. The ends of
// the text count as well: what comes before and after it is data, too.
const MARKS = /[\\`*_~|[\]<@]|(?<=<)[#/]|:(?=\S|$)/g;
const MASS_MENTION = /@(?=everyone|here)/gi;
const LINE_START = /^([^\S\n]*)([-+>#])/gm;
const NUMBERED_LINE = /^([^\S\n]*\d*)([.)])/gm;
/** What holds none of these needs no second look. */
const MAY_MEAN = /[\\`*_~|[\]<@:\n]|^\s*[-+>#]|^\s*\d*[.)]/;

/** Data as Discord markdown that shows exactly the text: no mark-up, mention, emoji, timestamp or address in it is live. */
export function escaped(text: string): string {
  const shown = visible(text);
  if (!MAY_MEAN.test(shown)) return shown;
  return (
    shown
      .replaceAll(MARKS, "\\$&")
      // Discord looks for these in the raw text, where a backslash does not help.
      .replaceAll(MASS_MENTION, "@\u200b")
      .replaceAll(LINE_START, "$1\\$2")
      .replaceAll(NUMBERED_LINE, "$1\\$2")
  );
}

/** Data in a code span; a code span cannot hold a backtick, so such text is shown as plain text. */
export function inlineCode(text: string): string {
  const code = oneLine(text);
  return code.trim() === "" || code.includes("`") ? escaped(code) : `\`${code}\``;
}

/** Data in a code block. */
export const codeBlock = (text: string): string => `\`\`\`\n${visible(text).replaceAll(/`(?=`)/g, "`\u200b")}\n\`\`\``;

/** The address as it may stand in `[text](<url>)` and in a button; undefined unless it is http(s). */
export function safeUrl(url: string): string | undefined {
  const safe = webAddress(url)?.replaceAll(
    /[<>()[\]\\`|]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  // The brackets of a host such as [::1] cannot be encoded.
  return safe !== undefined && URL.canParse(safe) ? safe : undefined;
}
