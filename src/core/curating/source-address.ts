import { fold } from "../lookup/fold.ts";
import { plainAddress } from "./plain-address.ts";
import { own } from "./same-json.ts";

type Json = Readonly<Record<string, unknown>>;

/** The phone's and the quick-loading edition of a site: the same pages. */
const EDITION = /^(?:www\d?|m|mobile|wap|amp|touch)$/u;
const AMP_VALUE = /^(?:1|true|amp)$/iu;

/** The address as it tells one page from another, whatever edition, tracker or fragment it names; undefined for what is none. */
export function addressKey(address: string): string | undefined {
  const url = urlOf(address.trim());
  if (!url) return undefined;
  const cached = /^\/amp\/(?:s\/)?([^/]+\..+)$/u.exec(url.pathname)?.[1];
  if (cached !== undefined && /(?:^|\.)google\.\w+(?:\.\w+)?$/u.test(url.hostname))
    return addressKey(`https://${cached}`);
  const plain = plainAddress(url);
  for (const [name, value] of [...plain.searchParams])
    if (/^(?:amp|outputtype|is_amp)$/iu.test(name) && (value === "" || AMP_VALUE.test(value)))
      plain.searchParams.delete(name);
  plain.searchParams.sort();
  const query = plain.searchParams.toString();
  return `${siteOf(plain)}${port(plain)}${pathOf(plain)}${query ? `?${query}` : ""}`;
}

/** Without the names of editions, as long as a site's name is left. */
function siteOf({ hostname }: URL): string {
  const labels = hostname.replace(/\.$/u, "").split(".");
  while (labels.length > 2 && EDITION.test(labels[0] ?? "")) labels.shift();
  // `en.m.wikipedia.org`
  if (labels.length > 3 && labels[1] === "m") labels.splice(1, 1);
  return labels.join(".");
}

const port = (url: URL): string => (url.port === "" ? "" : `:${url.port}`);

const pathOf = ({ pathname }: URL): string => {
  let path = pathname.replace(/\/{2,}/gu, "/");
  for (;;) {
    const shorter = path
      .replace(/^\/amp(?=\/)/u, "")
      .replace(/\/+(?:amp|index\.(?:html?|php|amp))?$/u, "")
      .replace(/\.amp(?=$|\.html?$)/u, "");
    if (shorter === path) return path;
    path = shorter;
  }
};

/** One word that stands for the page in full text: nobody types it, and no other page has it. Undefined for what is no address. */
export function addressWord(address: string): string | undefined {
  const key = addressKey(address);
  return key === undefined ? undefined : `srcx${fold(key)}`;
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
