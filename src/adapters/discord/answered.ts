import { DiscordAPIError, HTTPError, RateLimitError } from "discord.js";
import { failureText } from "./failure.ts";
import { waitOf } from "./patience.ts";
import { NotSent } from "./request.ts";

/**
 * How one request to Discord ended. All but `answered` and `unknown` are surely without effect; `code` is Discord's own,
 * 0 where it gives none. `unknown`: it may or may not have taken effect.
 */
export type Answered<Body> = { readonly kind: "answered"; readonly body: Body } | Unanswered;
export type Unanswered =
  | { readonly kind: "refused"; readonly status: number; readonly code: number; readonly reason: string }
  | { readonly kind: "slowed"; readonly afterMs: number; readonly reason: string }
  | { readonly kind: "unsent"; readonly reason: string }
  | { readonly kind: "unknown"; readonly reason: string };

/** What Node and undici call a connection that never came about. */
const NEVER_CONNECTED =
  /^(?:ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL|UND_ERR_CONNECT_TIMEOUT|ERR_TLS_\w+|CERT_\w+|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_\w+)$/;

const codeOf = (error: Error): string => ("code" in error && typeof error.code === "string" ? error.code : "");

/** The library forgets a token that Discord refused, and sends nothing more. */
const hasNoToken = ({ message }: Error): boolean => message.startsWith("Expected token to be set");

function unanswered(error: unknown): Unanswered {
  if (error instanceof DiscordAPIError) {
    const code = Number(error.code) || 0;
    return { kind: "refused", status: error.status, code, reason: `Discord said: ${error.message}` };
  }
  if (error instanceof RateLimitError) {
    const afterMs = Math.ceil(waitOf(error));
    return { kind: "slowed", afterMs, reason: `Discord asks to wait ${Math.ceil(afterMs / 1000)} s` };
  }
  if (error instanceof HTTPError) return { kind: "unknown", reason: `Discord failed with status ${error.status}` };
  if (error instanceof NotSent) return { kind: "unsent", reason: "AMW was stopping" };
  if (error instanceof Error) {
    if (hasNoToken(error)) return { kind: "unsent", reason: "Discord refused DISCORD_TOKEN" };
    if (NEVER_CONNECTED.test(codeOf(error)))
      return { kind: "unsent", reason: `Discord could not be reached (${codeOf(error)})` };
  }
  return { kind: "unknown", reason: failureText(error) };
}

/** How the request ended; never rejects. */
export async function answered<Body>(request: Promise<unknown>): Promise<Answered<Body>> {
  try {
    return { kind: "answered", body: (await request) as Body };
  } catch (error) {
    return unanswered(error);
  }
}
