import type { PartialDate } from "../core/knowledge/partial-date.ts";
import { lastDay } from "../core/knowledge/partial-date.ts";
import type { LinkedArticle } from "./linked-article.ts";
import type { PageNotes } from "./page-notes.ts";
import { statedDate, wholeDate } from "./stated-date.ts";

/** The names under which sites say when a page was published; the surest first. */
const METAS = [
  "article:published_time",
  "og:article:published_time",
  "article:published",
  "datepublished",
  "og:published_time",
  "og:release_date",
  "apub:time",
  "pubdate",
  "publishdate",
  "publish-date",
  "publish_date",
  "publish_time",
  "publication_date",
  "date.published",
  "parsely-pub-date",
  "sailthru.date",
  "citation_publication_date",
  "citation_date",
  "dc.date.issued",
  "dcterms.issued",
  "dcterms.created",
  "dcterms.date",
  "dc.date",
  "dc.date.created",
  "datecreated",
  "date",
];
const FIRST_YEAR = 1990;
const EARLIEST_ZONE_MS = 14 * 3_600_000;

/** When the page says it was published, as precisely as it says; undefined where it does not, or says what cannot be. */
export function publishedOf(notes: PageNotes, article: LinkedArticle | undefined, now: Date): PartialDate | undefined {
  const said = [
    article?.published,
    ...METAS.flatMap((name) => notes.metas.filter(([one]) => one === name).map(([, content]) => content)),
    ...notes.times,
  ];
  const dates = [...said.map(wholeDate), ...notes.nearHeading.map(fromLine)];
  return dates.find((date) => date !== undefined && isPossible(date, now));
}

/** The date in a line near the heading, unless it is a sentence, which tells of something else, or the date of today. */
const fromLine = (line: string): PartialDate | undefined =>
  /[。！？!?…]$|[a-z]\.$|今天|today/i.test(line) ? undefined : statedDate(line);

function isPossible(date: PartialDate, now: Date): boolean {
  // Somewhere it may be tomorrow.
  const latest = new Date(now.getTime() + EARLIEST_ZONE_MS).toISOString().slice(0, 10);
  return Number(date.slice(0, 4)) >= FIRST_YEAR && date <= latest && (date.length < 10 || lastDay(date) <= latest);
}
