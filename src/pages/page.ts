import type { Page } from "../core/curating/pages.ts";
import { canonicalOf } from "./canonical.ts";
import { linkedArticle } from "./linked-article.ts";
import { metaOf } from "./one-line.ts";
import type { PageNotes } from "./page-notes.ts";
import { publishedOf } from "./published.ts";
import { publisherOf } from "./publisher.ts";
import { titleOf } from "./title.ts";

/** What a page's notes come down to. `now`: after which nothing was published. */
export function pageOf(notes: PageNotes, url: URL, now: Date): Page {
  const article = linkedArticle(notes.jsonLd);
  return {
    url: url.href,
    canonical: canonicalOf(notes, url),
    title: titleOf(notes, article, url),
    publisher: publisherOf(notes, article, url),
    published: publishedOf(notes, article, now),
    language: languageOf(notes),
    text: notes.text,
  };
}

function languageOf({ language, metas }: PageNotes): string | undefined {
  const said = language ?? metaOf(metas, "content-language", "og:locale");
  try {
    return said && Intl.getCanonicalLocales(said.trim().replaceAll("_", "-"))[0];
  } catch {
    return undefined;
  }
}
