import { z } from "zod";
import { defineCommand } from "../command/declare.ts";
import { matches } from "../knowledge/filters.ts";
import { pageOf } from "../message/pages.ts";
import { announcementList, LIST_PAGE } from "../messages/announcement-list.ts";
import { nothingMatches } from "../messages/nothing-matches.ts";
import { FILTER_ARGS, filtersOf } from "./filter-args.ts";

const MOST = 20;

export const latest = defineCommand({
  name: "latest",
  help: "The newest announcements",
  permission: "anyone",
  examples: ["/amw latest", "/amw latest 10 --segment hbm", "/amw latest --player huawei --min-significance 2"],
  pages: true,
  args: {
    n: {
      kind: "number",
      first: true,
      help: `How many on a page, 1 to ${MOST}`,
      example: "10",
      schema: z
        .string()
        .regex(/^\d+$/, { error: `How many? Write a number from 1 to ${MOST}, for example /amw latest 10.` })
        .transform(Number)
        .refine((n) => n >= 1 && n <= MOST, {
          error: `How many? Write a number from 1 to ${MOST}, for example /amw latest 10.`,
        })
        .optional(),
    },
    ...FILTER_ARGS,
  },
  run({ n, ...values }, { knowledge, now, page, line }) {
    const filters = filtersOf(values, knowledge, now);
    const heads = knowledge.announcements.filter((head) => matches(head, filters));
    if (heads.length === 0) return nothingMatches("Latest announcements", knowledge);
    return announcementList({
      knowledge,
      title: "Latest announcements",
      page: pageOf(heads, page, n ?? LIST_PAGE),
      line,
      order: "newest first",
    });
  },
});
