import { z } from "zod";
import { defineCommand } from "../command/declare.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import { pageOf } from "../message/pages.ts";
import { announcementList, LIST_PAGE } from "../messages/announcement-list.ts";
import { nothingMatches } from "../messages/nothing-matches.ts";
import { FILTER_ARGS, filterInstead, filtersOf } from "./filter-args.ts";

const MOST = 20;

export const latest = defineCommand({
  name: "latest",
  help: "The newest announcements",
  permission: "anyone",
  repeatable: true,
  examples: ["/amw latest", "/amw latest 10 --segment hbm", "/amw latest --player huawei --min-significance 2"],
  pages: true,
  args: {
    n: {
      kind: "number",
      first: true,
      field: "how many",
      help: `How many on a page, 1 to ${MOST}`,
      example: "10",
      schema: z.string().optional(),
    },
    ...FILTER_ARGS,
  },
  run({ n: typed, ...values }, { knowledge, now, page, line }) {
    const n = typed === undefined ? LIST_PAGE : howMany(typed, knowledge);
    const filters = filtersOf(values, knowledge, now);
    const found = pageOf(knowledge.newest(filters), page, n);
    if (found.total === 0) return nothingMatches("Latest announcements", knowledge, filters);
    return announcementList({
      title: "Latest announcements",
      page: found,
      line,
      order: "newest first",
    });
  },
});

/** The number that was typed; a name instead of it is offered as a filter. */
function howMany(typed: string, knowledge: Knowledge): number {
  const n = /^\d+$/.test(typed) ? Number(typed) : 0;
  if (n >= 1 && n <= MOST) return n;
  throw filterInstead(
    "latest",
    typed,
    `How many? Write a number from 1 to ${MOST}, for example /amw latest 10.`,
    knowledge,
  );
}
