import { getDomainWithoutSuffix } from "tldts";
import type { LinkedArticle } from "./linked-article.ts";
import { metaOf, oneLine } from "./one-line.ts";
import type { PageNotes } from "./page-notes.ts";
import { shortHost, siteName } from "./publisher.ts";

/** What parts a title from the name of its site. */
const SEPARATOR = /\s+[|\-–—·•»:/]+\s+|\s*[|｜_丨]\s*|\s*[-–—](?=[^-–—\s]+$)/;

/** The article's title without the site's name; undefined where the page gives none. */
export function titleOf(notes: PageNotes, article: LinkedArticle | undefined, url: URL): string | undefined {
  const headings = notes.headings.flatMap((heading) => oneLine(heading) ?? []);
  const said = [
    article?.headline,
    metaOf(notes.metas, "og:title", "twitter:title"),
    notes.documentTitle,
    ...(headings.length === 1 ? headings : []),
  ].flatMap((text) => oneLine(text) ?? [])[0];
  if (said === undefined) return undefined;
  const names = [
    siteName(notes.metas),
    article?.publisher,
    shortHost(url),
    getDomainWithoutSuffix(url.hostname) ?? "",
  ].flatMap((name) => oneLine(name) ?? []);
  return withoutSite(said, names.map(folded).filter(Boolean), headings.map(folded));
}

/** Takes parts off the end as long as they name the site, or what is left is the heading. */
function withoutSite(title: string, names: readonly string[], headings: readonly string[]): string {
  const parts = lastPart(title);
  if (!parts) return title;
  const [front, end] = parts;
  if (names.includes(folded(end))) return withoutSite(front, names, headings);
  if (headings.includes(folded(title))) return title;
  if (headings.includes(folded(front))) return front;
  // A column before the site's name: take both off, or neither.
  const shorter = withoutSite(front, names, headings);
  return headings.includes(folded(shorter)) ? shorter : title;
}

function lastPart(title: string): readonly [front: string, end: string] | undefined {
  const separators = [...title.matchAll(new RegExp(SEPARATOR, "g"))];
  const last = separators.at(-1);
  if (!last || last.index === 0) return undefined;
  return [title.slice(0, last.index), title.slice(last.index + last[0].length)];
}

const folded = (text: string): string =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s\p{P}]+/gu, "");
