import type { IncomingMessage } from "node:http";

/** A request that is not taken: the HTTP status and a sentence for whoever sent it. */
export class Refused extends Error {
  readonly status: number;
  constructor(status: number, text: string) {
    super(text);
    this.status = status;
  }
}

/** The largest that Slack sends is a shortcut's whole message with its blocks, some 200 kB; this leaves room for growth. */
export const MOST_BYTES = 1024 * 1024;

const FORM = "application/x-www-form-urlencoded";
const JSON_TYPE = "application/json";

/** Without parameters such as the charset, which is always UTF-8. Rejects with Refused for what Slack never sends. */
export function contentTypeOf({ headers }: IncomingMessage): typeof FORM | typeof JSON_TYPE {
  const [type = ""] = (headers["content-type"] ?? "").split(";", 1);
  const plain = type.trim().toLowerCase();
  if (plain === FORM || plain === JSON_TYPE) return plain;
  throw new Refused(415, `Send ${FORM} or ${JSON_TYPE}.`);
}

/** The whole body, as it came over the wire, since the signature is over its bytes. Rejects with Refused when it is too large. */
export async function readBody(request: IncomingMessage): Promise<Buffer> {
  const tooLarge = () => new Refused(413, `A request of more than ${MOST_BYTES} bytes is not taken.`);
  if (Number(request.headers["content-length"] ?? 0) > MOST_BYTES) throw tooLarge();
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of request) {
      length += chunk.length;
      if (length > MOST_BYTES) throw tooLarge();
      chunks.push(chunk);
    }
  } catch (error) {
    throw error instanceof Refused ? error : new Refused(400, "The request ended before its body did.");
  }
  return Buffer.concat(chunks);
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
