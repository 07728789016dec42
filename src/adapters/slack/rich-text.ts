import type { types } from "@slack/bolt";
import { clip } from "../../core/message/clip.ts";
import type { Span, Text } from "../../core/message/message.ts";
import { plainDate, plainSpans } from "../../core/message/plain.ts";
import { spansOf } from "../../core/message/spans.ts";
import { posesAsAddress } from "../../core/message/visible.ts";
import { unreachable } from "../../core/unreachable.ts";
import { clean, safeUrl } from "./escape.ts";
import { LIMITS } from "./limits.ts";

type Style = NonNullable<types.RichTextText["style"]>;
export type Inline = types.RichTextText | types.RichTextLink | types.RichTextDate;

const styled = (style: Style): { style?: Style } => (Object.keys(style).length > 0 ? { style } : {});

/** Plain text in rich text: Slack parses nothing in it, no markup, no mention, no emoji code. */
export const plain = (text: string, style: Style = {}): types.RichTextText => ({
  type: "text",
  text,
  ...styled(style),
});

function inline(span: Span, style: Style, max: number): Inline | undefined {
  if (typeof span === "string") return text(span, style, max);
  switch (span.kind) {
    case "strong":
      return text(span.text, { ...style, bold: true }, max);
    case "code":
      return text(span.text, { ...style, code: true }, max);
    case "link": {
      const url = safeUrl(span.url);
      if (url === undefined) return text(plainSpans([span]), style, max);
      return { type: "link", url, text: clip(linkLabel(span.text, span.url, url), max), ...styled(style) };
    }
    case "date": {
      const timestamp = Math.floor(span.at.getTime() / 1000);
      const fallback = plainDate(span.at);
      if (!(timestamp >= 0)) return text(fallback, style, max);
      const format = span.style === "ago" ? "{ago}" : "{date_short}";
      return { type: "date", timestamp, format, fallback, ...styled(style) };
    }
    default:
      return unreachable(span);
  }
}

/** What a link says: an address that it does not open would deceive. */
export function linkLabel(data: string, given: string, url: string): string {
  const label = clean(data);
  if (label.trim() === "") return url;
  return label !== given && posesAsAddress(label, url) ? new URL(url).host : label;
}

const text = (data: string, style: Style, max: number): Inline | undefined => {
  const shown = clip(clean(data), max);
  return shown === "" ? undefined : plain(shown, style);
};

const lengthOf = (element: Inline): number =>
  element.type === "date" ? (element.fallback ?? "").length : (element.text ?? "").length;

/** Text of one style is one element: Slack counts the JSON, too. */
function add(elements: Inline[], element: Inline): void {
  const last = elements.at(-1);
  if (last?.type === "text" && element.type === "text" && sameStyle(last.style, element.style))
    last.text += element.text;
  else elements.push(element);
}
const sameStyle = (a: Style = {}, b: Style = {}): boolean =>
  a.bold === b.bold && a.italic === b.italic && a.strike === b.strike && a.code === b.code;

/** The text as rich text elements, visibly cut at `max` characters in all; empty for an empty text. */
export function inlines(data: Text, { style = {}, max = LIMITS.text }: { style?: Style; max?: number } = {}): Inline[] {
  const elements: Inline[] = [];
  let left = max;
  for (const span of spansOf(data)) {
    if (left <= 0) {
      elements.push(plain("…", style));
      break;
    }
    const element = inline(span, style, left);
    if (element === undefined) continue;
    add(elements, element);
    left -= lengthOf(element);
  }
  return elements;
}

export const section = (...elements: Inline[]): types.RichTextSection => ({ type: "rich_text_section", elements });
