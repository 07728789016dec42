import type { IncomingMessage } from "node:http";
import { isIP } from "node:net";

/** `Host` and `Origin` taken apart; undefined for what is no address. */
function addressOf(text: string): URL | undefined {
  return URL.canParse(text) ? new URL(text) : undefined;
}

/**
 * Whether the Host is one that only this server answers to. A page elsewhere can make its own name lead here (DNS
 * rebinding), but no address, no localhost, and not the name that the server was told to listen on.
 */
function isOurHost(host: string, listening: string): boolean {
  const name = addressOf(`http://${host}`)?.hostname ?? "";
  const local = name === "localhost" || name.endsWith(".localhost") || name === listening.toLowerCase();
  return local || isIP(name.replace(/^\[(.*)\]$/, "$1")) !== 0;
}

/**
 * Why a request is not from the page that this server gave out, as a sentence; undefined where it is, or where no browser
 * sent it. `listening` is the configured host.
 */
export function foreign({ headers }: IncomingMessage, listening: string): string | undefined {
  const { host = "", origin, "sec-fetch-site": site = "same-origin" } = headers;
  if (!isOurHost(host, listening)) return "Open the playground as localhost or by the address of its machine.";
  const own = origin === undefined || addressOf(origin)?.host === host.toLowerCase();
  // A link to the page may stand anywhere; it says "cross-site", as does a post from there.
  return own && (site === "same-origin" || site === "none") ? undefined : "Ask from the playground's own page.";
}

/** Whether the page itself may be given out under that Host. */
export const isNamedRightly = ({ headers }: IncomingMessage, listening: string): boolean =>
  isOurHost(headers.host ?? "", listening);
