import { webApi } from "@slack/bolt";
import { NotInstalled } from "./not-installed.ts";

/**
 * Why a call of the Web API failed. `refused`: Slack answered no, by that name. `busy`: turned away for its pace, before
 * anything was done. `unreached`: it surely never arrived. `unanswered`: it may or may not have been carried out; `why`
 * holds no address and no text.
 */
export type Failure =
  | { readonly kind: "refused"; readonly name: string }
  | { readonly kind: "busy"; readonly seconds: number }
  | { readonly kind: "unreached"; readonly why: string }
  | { readonly kind: "unanswered"; readonly why: string };

/** Before a request goes out: no address, nobody there, no way, no trust. */
const BEFORE_SENDING =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|ENETUNREACH|EHOSTUNREACH|EADDRNOTAVAIL|UND_ERR_CONNECT_TIMEOUT|CERT_.*|ERR_TLS_.*|SELF_SIGNED_.*|DEPTH_ZERO_.*|UNABLE_TO_.*)$/;
/** Slack's own names for a failure of its own, of which it says that part of the work may be done. */
const MAY_BE_DONE = /^(fatal_error|internal_error)$/;

export function failureOf(error: unknown): Failure {
  if (error instanceof NotInstalled) return { kind: "refused", name: "not_installed" };
  if (error instanceof webApi.WebAPIRateLimitedError) return { kind: "busy", seconds: error.retryAfter };
  if (error instanceof webApi.WebAPIPlatformError) {
    // A body that is no JSON stands where the name should.
    const name = /^\w{1,80}$/.test(error.data.error) ? error.data.error : "unreadable";
    if (/^rate_?limited$/.test(name)) return { kind: "busy", seconds: 1 };
    return MAY_BE_DONE.test(name) || name === "unreadable"
      ? { kind: "unanswered", why: name }
      : { kind: "refused", name };
  }
  const code = error instanceof webApi.WebAPIRequestError ? codeOf(error.original) : undefined;
  if (code !== undefined && BEFORE_SENDING.test(code)) return { kind: "unreached", why: code };
  return { kind: "unanswered", why: whyOf(error) };
}

function codeOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  return "code" in error && typeof error.code === "string" ? error.code : codeOf(error.cause);
}

/** What happened, without an address or a text. */
function whyOf(error: unknown): string {
  if (error instanceof webApi.WebAPIHTTPError) return `HTTP ${error.statusCode}`;
  if (error instanceof webApi.WebAPIRequestError) return error.original.name;
  return error instanceof Error ? error.name : "unknown";
}
