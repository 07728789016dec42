import { z } from "zod";
import { AskerError } from "../command/asker-error.ts";
import { type Context, defineCommand } from "../command/declare.ts";
import { type Filters, matches, narrows } from "../knowledge/filters.ts";
import { kindOf, type RecordId, slugOf } from "../knowledge/slug.ts";
import { lookup as lookupNames } from "../lookup/lookup.ts";
import { queryWords } from "../lookup/query-words.ts";
import type { Message } from "../message/message.ts";
import { pageOf } from "../message/pages.ts";
import { announcementList, LIST_PAGE } from "../messages/announcement-list.ts";
import { nothingFound, nothingPasses } from "../messages/nothing-found.ts";
import { nothingMatches } from "../messages/nothing-matches.ts";
import { searchResults } from "../messages/search-results.ts";
import { FILTER_ARGS, filtersOf } from "./filter-args.ts";

/** How many full-text hits are looked at; beyond it the answer says that there are more. */
const MOST_HITS = 500;
/** Filters may leave few of many hits. */
const MOST_BEFORE_FILTERS = 2000;

export const search = defineCommand({
  name: "search",
  help: "Everything that mentions the words, best match first",
  permission: "anyone",
  repeatable: true,
  examples: [
    "/amw search training cluster",
    "/amw search 摩尔线程 --since 2026",
    "/amw search HBM4 --since 2026 --status disputed",
  ],
  pages: true,
  args: {
    words: {
      kind: "text",
      first: true,
      help: "Words to look for, in either script",
      example: "training cluster",
      suggest: "any",
      schema: z.string().optional(),
    },
    ...FILTER_ARGS,
  },
  async run({ words, ...values }, context) {
    const { knowledge, now, page, line } = context;
    const filters = filtersOf(values, knowledge, now);
    if (words !== undefined) return searchFor(words, filters, context);
    if (!narrows(filters))
      throw new AskerError("bad-argument", {
        problem: "What should I search for? Write some words, for example /amw search training cluster.",
      });
    const found = pageOf(knowledge.newest(filters), page, LIST_PAGE);
    if (found.total === 0) return nothingMatches("Announcements", knowledge, filters);
    return announcementList({
      title: "Announcements",
      page: found,
      line,
      order: "newest first",
    });
  },
});

async function searchFor(words: string, filters: Filters, context: Context): Promise<Message> {
  const { knowledge, page, line } = context;
  if (queryWords(words).length === 0)
    throw new AskerError("bad-argument", { problem: `Give a more telling word than “${words}”.` });
  const { ids, more } = await mentions(words, filters, context);
  if (ids.length > 0) return searchResults({ words, page: pageOf(ids, page, LIST_PAGE), more, line, knowledge });
  if (narrows(filters)) return nothingPasses(words, knowledge);
  const found = lookupNames(words, knowledge.names, knowledge.products);
  const near = found.kind === "none" ? found.nearest : found.kind === "one" ? [found.hit] : found.hits;
  return nothingFound({
    asked: words,
    knowledge,
    nearest: near.map((hit) => hit.id),
    actions: near.map((hit) => ({ kind: "run", label: `Search ${hit.label}`, line: `search ${hit.label}` })),
  });
}

/** The records that mention all the words, best first; only announcements where filters narrow the search. */
export async function mentions(
  words: string,
  filters: Filters,
  { knowledge, search: index }: Context,
): Promise<{ readonly ids: readonly RecordId[]; readonly more: boolean }> {
  const onlyAnnouncements = narrows(filters);
  const { hits, more } = await index.search(words, onlyAnnouncements ? MOST_BEFORE_FILTERS : MOST_HITS);
  const ids = hits
    .map((hit) => hit.id)
    .filter((id) => {
      if (kindOf(id) !== "announcement") return !onlyAnnouncements;
      const head = knowledge.head(slugOf(id));
      return head !== undefined && matches(head, filters);
    });
  return { ids, more };
}
