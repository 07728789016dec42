import { webAddress } from "../../core/message/visible.ts";
import { LIMITS } from "./limits.ts";

/** Drops what is invisible and misleads: control characters, lone surrogates, overrides of the reading direction. */
export const clean = (text: string): string => text.replace(/(?![\n\t])[\p{Cc}\p{Cs}\p{Bidi_Control}]/gu, "");

/** Data for a place that Slack parses: no mention, link or entity survives. */
export const escaped = (text: string): string =>
  clean(text).replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

/** The address as Slack takes it, or undefined where it is no web or mail address or too long. */
export function safeUrl(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined;
  const { protocol, href } = new URL(url);
  const address = protocol === "mailto:" ? href : webAddress(url);
  const encoded = address?.replace(/[|<>]/g, encodeURIComponent);
  return encoded !== undefined && encoded.length <= LIMITS.url ? encoded : undefined;
}
