import { domainToUnicode } from "node:url";
import type { LinkedArticle } from "./linked-article.ts";
import { metaOf, oneLine } from "./one-line.ts";
import type { PageNotes } from "./page-notes.ts";

const LONGEST = 80;

/** The publisher as the page names it, else the site: `www.jiqizhixin.com` is jiqizhixin.com. */
export function publisherOf(notes: PageNotes, article: LinkedArticle | undefined, url: URL): string {
  const named = [siteName(notes.metas), article?.publisher, metaOf(notes.metas, "application-name")]
    .flatMap((name) => oneLine(name, LONGEST) ?? [])
    .find((name) => !/^https?:/i.test(name));
  return named ?? shortHost(url);
}

export const siteName = (metas: PageNotes["metas"]): string | undefined => metaOf(metas, "og:site_name");

/** The host as people say it. */
export function shortHost({ hostname }: URL): string {
  const host = hostname.startsWith("[") ? hostname : domainToUnicode(hostname) || hostname;
  return host.replace(/^(?:www\d?|m|mobile|amp)\.(?=.+\.)/, "");
}
