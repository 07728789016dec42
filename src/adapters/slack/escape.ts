import { webAddress } from "../../core/message/visible.ts";
import { LIMITS } from "./limits.ts";

/** Drops what is invisible and misleads: control characters, lone surrogates, overrides of the reading direction. */
export const clean = (text: string): string => (MAY_MISLEAD.test(text) ? text.replace(MISLEADS, "") : text);

const MISLEADS = /(?![\n\t])[\p{Cc}\p{Cs}\p{Bidi_Control}]/gu;
/** What it drops and some more, such as every emoji, but found several times as fast; nearly no text has any of it. */
const MAY_MISLEAD = /[^\t\n -~\u00a0-\u061b\u061d-\u200d\u2010-\u2029\u202f-\u2065\u206a-\ud7ff\ue000-\uffff]/;

/** Data for a place that Slack parses: no mention, link or entity survives. */
export const escaped = (text: string): string =>
  clean(text).replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

/** The address as Slack takes it, or undefined where it is no web or mail address or too long. */
export function safeUrl(url: string): string | undefined {
  const address = webAddress(url) ?? mailAddress(url);
  const encoded = address?.replace(/[|<>]/g, encodeURIComponent);
  return encoded !== undefined && encoded.length <= LIMITS.url ? encoded : undefined;
}

const mailAddress = (url: string): string | undefined =>
  /^\s*mailto:/i.test(url) && URL.canParse(url) ? new URL(url).href : undefined;
