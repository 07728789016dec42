import { refusal } from "./refusal.ts";

/** Names that stand for this machine or its network wherever they are looked up. */
const NEVER_PUBLIC =
  /(?:^|\.)(?:localhost|localdomain|local|internal|intranet|lan|home|corp|private|test|invalid|onion|alt|home\.arpa)$/;

/**
 * A page's address, fit to be asked for: http or https, the usual port, no credentials, no name of a private network.
 * `base`: what it is relative to, a redirect's origin. Throws Refusal.
 */
export function webAddress(text: string, base?: URL): URL {
  if (!URL.canParse(text.trim(), base?.href)) throw refusal("no-address");
  const url = new URL(text.trim(), base);
  if (url.protocol !== "http:" && url.protocol !== "https:") throw refusal("scheme");
  if (url.username !== "" || url.password !== "") throw refusal("credentials");
  if (url.port !== "") throw refusal("port", { port: url.port });
  const host = url.hostname.replace(/\.$/, "");
  if (host === "" || host.split(".").includes("")) throw refusal("no-address");
  if (NEVER_PUBLIC.test(host) || !/[.:]/.test(host)) throw refusal("private");
  // Where the name ends in a dot, certificates and many sites know only the name without.
  url.hostname = host;
  url.hash = "";
  return url;
}
