import type { IncomingMessage } from "node:http";
import { mediaType, Refused } from "../request-body.ts";

/** The largest that Slack sends is a shortcut's whole message with its blocks, some 200 kB; this leaves room for growth. */
export const MOST_BYTES = 1024 * 1024;

const FORM = "application/x-www-form-urlencoded";
const JSON_TYPE = "application/json";

/** Without parameters such as the charset, which is always UTF-8. Throws Refused for what Slack never sends. */
export function contentTypeOf(request: IncomingMessage): typeof FORM | typeof JSON_TYPE {
  const type = mediaType(request);
  if (type === FORM || type === JSON_TYPE) return type;
  throw new Refused(415, `Send ${FORM} or ${JSON_TYPE}.`);
}

/** Slack's check of the certificate: nothing is in it but this, and nobody has signed it. */
export const isCertificateCheck = (type: string, body: Buffer): boolean =>
  type === FORM && new URLSearchParams(body.toString("utf8")).get("ssl_check") === "1";

/** What Slack sent as bolt takes it: JSON, a form's `payload`, or the form itself. Throws Refused for anything else. */
export function parseBody(type: string, body: Buffer): Record<string, unknown> {
  const text = body.toString("utf8");
  if (type === JSON_TYPE) return objectIn(text);
  const form = new URLSearchParams(text);
  const payload = form.get("payload");
  return payload === null ? Object.fromEntries(form) : objectIn(payload);
}

function objectIn(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === "object" && value !== null && !Array.isArray(value)) return { ...value };
  } catch {
    // The same answer as for JSON that is no object.
  }
  throw new Refused(400, "The body is no JSON object.");
}
