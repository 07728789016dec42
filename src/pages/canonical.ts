import { getDomain } from "tldts";
import { plainAddress } from "../core/curating/plain-address.ts";
import { metaOf } from "./one-line.ts";
import type { PageNotes } from "./page-notes.ts";
import { Refusal } from "./refusal.ts";
import { webAddress } from "./web-address.ts";

/** What the page says its own address is, where that is a page of the same site; else where it was found. */
export function canonicalOf({ canonical, metas }: PageNotes, url: URL): string {
  const said = [canonical, metaOf(metas, "og:url")].flatMap((text) => addressOf(text, url) ?? [])[0];
  return plainAddress(said ?? url).href;
}

function addressOf(text: string | undefined, url: URL): URL | undefined {
  if (text === undefined || text.trim() === "") return undefined;
  try {
    const address = webAddress(text, url);
    if (!sameSite(address, url)) return undefined;
    // Many a site says on every page that it is the home page.
    if (address.pathname === "/" && address.search === "" && url.pathname !== "/") return undefined;
    // It answered over https, so that is what to keep.
    if (url.protocol === "https:") address.protocol = "https:";
    return address;
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}

function sameSite(a: URL, b: URL): boolean {
  const site = ({ hostname }: URL) => getDomain(hostname, { allowPrivateDomains: true }) ?? hostname;
  return site(a) === site(b);
}
