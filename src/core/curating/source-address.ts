import { own } from "./same-json.ts";

type Json = Readonly<Record<string, unknown>>;

/** What follows readers around and says nothing of the page. */
const TRACKERS = /^(?:utm_\w+|fbclid|gclid|spm)$/iu;

/** The address as it tells one page from another; undefined for what is none. */
export function addressKey(address: string): string | undefined {
  const url = urlOf(address);
  if (!url) return undefined;
  for (const name of [...url.searchParams.keys()]) if (TRACKERS.test(name)) url.searchParams.delete(name);
  const query = url.searchParams.toString();
  return `${url.hostname.replace(/^www\./u, "")}${url.pathname.replace(/\/+$/u, "")}${query ? `?${query}` : ""}`;
}

export const sameAddress = (one: string, other: string): boolean =>
  one === other || (addressKey(one) !== undefined && addressKey(one) === addressKey(other));

/** Who publishes at that address: as one of the sources says of the same site, else the site's name. */
export function publisherAt(address: string, sources: readonly Json[]): string | undefined {
  const host = hostOf(address);
  if (host === undefined) return undefined;
  const known = sources.find((source) => hostOf(String(own(source, "url") ?? "")) === host);
  const publisher = known && own(known, "publisher");
  return typeof publisher === "string" ? publisher : host;
}

const hostOf = (address: string): string | undefined => urlOf(address)?.hostname.replace(/^www\./u, "");

function urlOf(address: string): URL | undefined {
  try {
    const url = new URL(address);
    return url.protocol === "https:" || url.protocol === "http:" ? url : undefined;
  } catch {
    return undefined;
  }
}
