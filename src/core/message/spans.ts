import type { Span, Text } from "./message.ts";

export const strong = (text: string): Span => ({ kind: "strong", text });
export const code = (text: string): Span => ({ kind: "code", text });
export const link = (text: string, url: string): Span => ({ kind: "link", text, url });
export const ago = (at: Date): Span => ({ kind: "date", at, style: "ago" });
export const day = (at: Date): Span => ({ kind: "date", at, style: "day" });

export const spansOf = (text: Text): readonly Span[] => (typeof text === "string" ? [text] : text);

/** Joins texts with a separator, keeping their spans. */
export const joined = (texts: readonly Text[], separator: string): Text =>
  texts.flatMap((text, i) => (i === 0 ? spansOf(text) : [separator, ...spansOf(text)]));
