import { domainToUnicode } from "node:url";
import { Refusal, refusal } from "./refusal.ts";

const UNKNOWN = new Set(["ENOTFOUND", "ENODATA", "EAI_NONAME", "EAI_NODATA"]);
const NO_LOOKUP = new Set(["EAI_AGAIN", "EAI_FAIL", "ESERVFAIL", "ETIMEOUT", "EREFUSED"]);
const UNREACHABLE = new Set(["ECONNREFUSED", "EHOSTUNREACH", "ENETUNREACH", "EADDRNOTAVAIL", "EACCES", "EPERM"]);
const SLOW = new Set(["ETIMEDOUT", "UND_ERR_HEADERS_TIMEOUT", "UND_ERR_BODY_TIMEOUT", "UND_ERR_CONNECT_TIMEOUT"]);
const BROKEN = new Set([
  "ECONNRESET",
  "EPIPE",
  "UND_ERR_SOCKET",
  "UND_ERR_HEADERS_OVERFLOW",
  "UND_ERR_RES_CONTENT_LENGTH_MISMATCH",
]);
/** What OpenSSL and Node say of certificates and handshakes. */
const CERTIFICATE =
  /^(?:CERT_|ERR_TLS_|ERR_SSL_|EPROTO$|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_|INVALID_CA|INVALID_PURPOSE|PATH_LENGTH_|HOSTNAME_MISMATCH)/;

/** The refusal that an error of the network comes down to. `outOfTime`: whether AMW gave up waiting. */
export function refusalOf(error: unknown, hostname: string, outOfTime: boolean): Refusal {
  const host = domainToUnicode(hostname) || hostname;
  if (error instanceof Refusal) return error;
  if (outOfTime) return refusal("too-slow", { host });
  const code = codeOf(error);
  if (UNKNOWN.has(code)) return refusal("unknown-site", { host });
  if (NO_LOOKUP.has(code)) return refusal("no-lookup", { host });
  if (UNREACHABLE.has(code)) return refusal("unreachable", { host });
  if (SLOW.has(code)) return refusal("too-slow", { host });
  if (CERTIFICATE.test(code)) return refusal("certificate", { host });
  if (isBroken(error)) return refusal("broken-answer", { host });
  throw error;
}

/** The same of an error while a body comes, by which time the site has answered well. */
export const bodyError = (error: unknown): unknown => (isBroken(error) ? refusal("damaged") : error);

const isBroken = (error: unknown): boolean =>
  BROKEN.has(codeOf(error)) || (error instanceof Error && error.name === "HTTPParserError");

/** Of several tries to connect, the last one's. */
function codeOf(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return codeOf(error.errors.at(-1));
  const { code } = error as { code?: unknown };
  return typeof code === "string" ? code : "";
}
