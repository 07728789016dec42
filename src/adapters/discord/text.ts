import { clip } from "../../core/message/clip.ts";
import type { Span, Text } from "../../core/message/message.ts";
import { plainDate, plainSpans } from "../../core/message/plain.ts";
import { link, spansOf } from "../../core/message/spans.ts";
import { oneLine, posesAsAddress, visible } from "../../core/message/visible.ts";
import { unreachable } from "../../core/unreachable.ts";
import { escaped, inlineCode, safeUrl } from "./escape.ts";

/** An address longer than this would crowd out what the message says. */
const LONGEST_URL = 1000;
/** Of an address that is shown rather than linked. */
const LONGEST_SHOWN = 100;

/** What a link says: its host where it has no label, or one that is itself an address and could name another one. */
export const linkLabel = (label: string, opens: string): string =>
  label === "" || posesAsAddress(label, opens) ? new URL(opens).host : label;

function linkMarkdown(label: string, url: string): string {
  const safe = safeUrl(url);
  const text = oneLine(label).trim();
  if (safe === undefined || safe.length > LONGEST_URL)
    return escaped(plainSpans([link(text, clip(oneLine(url), LONGEST_SHOWN))]));
  const shown = linkLabel(text, safe);
  // Discord gives up on a link whose text holds a single bracket, escaped or not.
  return `[${escaped(shown.replaceAll("[", "(").replaceAll("]", ")"))}](<${safe}>)`;
}

function dateMarkdown(at: Date, style: "day" | "ago"): string {
  const seconds = Math.floor(at.getTime() / 1000);
  return Number.isNaN(seconds) ? escaped(plainDate(at)) : `<t:${seconds}:${style === "day" ? "D" : "R"}>`;
}

/** Bold data; spaces around it stay outside of the marks. */
function strongMarkdown(text: string): string {
  const bold = text.trim();
  return bold === "" ? escaped(text) : text.replace(bold, () => `**${escaped(bold)}**`);
}

function spanMarkdown(span: Span): string {
  if (typeof span === "string") return escaped(span);
  switch (span.kind) {
    case "strong":
      return strongMarkdown(visible(span.text));
    case "code":
      return inlineCode(span.text);
    case "link":
      return linkMarkdown(span.text, span.url);
    case "date":
      return dateMarkdown(span.at, span.style);
    default:
      return unreachable(span);
  }
}

/** Two bold texts or two code spans side by side would share their marks; a space of no width keeps them apart. */
function beside(before: string, after: string): string {
  const touching = ["**", "`"].some((mark) => before.endsWith(mark) && after.startsWith(mark));
  return touching ? `${before}\u200b${after}` : before + after;
}

/** The text, its spans cut together to `max` UTF-16 units of what is read. */
function clipText(text: Text, max: number): readonly Span[] {
  let left = max;
  const kept: Span[] = [];
  for (const span of spansOf(text)) {
    if (left <= 0) break;
    if (typeof span !== "string" && span.kind === "date") {
      kept.push(span);
      continue;
    }
    const read = typeof span === "string" ? span : span.text;
    const shown = clip(read, left);
    kept.push(typeof span === "string" ? shown : { ...span, text: shown });
    left -= read.length;
  }
  return kept;
}

/** The text as Discord markdown, at most `max` UTF-16 units of it read; line breaks stay. */
export const markdown = (text: Text, max: number): string => clipText(text, max).map(spanMarkdown).reduce(beside, "");

/** The same on one line, as headings, list items and facts must be. */
export const lineMarkdown = (text: Text, max: number): string => joinedLines(markdown(text, max)).trim();

const joinedLines = (text: string): string => (text.includes("\n") ? text.replaceAll(/\s*\n\s*/g, " ") : text);
