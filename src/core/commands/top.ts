import { z } from "zod";
import { AskerError } from "../command/asker-error.ts";
import { defineCommand } from "../command/declare.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import { pageOf } from "../message/pages.ts";
import { announcementList, LIST_PAGE } from "../messages/announcement-list.ts";
import { nothingMatches } from "../messages/nothing-matches.ts";
import { dateWords } from "../messages/words.ts";
import { DateText } from "./dates.ts";
import { FILTER_ARGS, filterInstead, filtersOf } from "./filter-args.ts";

export const top = defineCommand({
  name: "top",
  help: "The highest-ranked announcements, of all time or since a date",
  permission: "anyone",
  repeatable: true,
  examples: ["/amw top", "/amw top 2026-06", "/amw top --segment training-accelerators"],
  pages: true,
  args: {
    period: {
      kind: "text",
      first: true,
      help: "week, month, year, a date to count from, or how many to show",
      example: "month",
      choices: ["week", "month", "quarter", "year"],
      schema: z
        .string()
        .transform((text) => text.replace(/^(?:since|(?:of\s+)?(?:the\s+)?(?:this|past|last))\s+/i, ""))
        .optional(),
    },
    ...FILTER_ARGS,
  },
  run({ period: typed, ...values }, { knowledge, now, page, line }) {
    const n = howMany(typed ?? "");
    const period = typed === undefined || n !== undefined ? undefined : periodOf(typed, knowledge);
    if (period !== undefined && values.since !== undefined)
      throw new AskerError("bad-value", {
        flag: "since",
        value: values.since,
        problem: `top already counts from ${period}; give one of the two.`,
      });
    const filters = filtersOf({ ...values, since: values.since ?? period }, knowledge, now);
    const title = filters.since ? `Top announcements since ${dateWords(filters.since)}` : "Top announcements";
    const found = pageOf(knowledge.ranked(filters), page, n ?? LIST_PAGE);
    if (found.total === 0) return nothingMatches(title, knowledge, filters, period === undefined ? undefined : "top");
    return announcementList({
      title,
      page: found,
      line,
      order: "ranked by 4 × significance + 3 × novelty",
    });
  },
});

const MOST = 20;

/** `top 5` asks for so many on a page. */
const howMany = (typed: string): number | undefined =>
  /^\d{1,2}$/.test(typed) && Number(typed) >= 1 && Number(typed) <= MOST ? Number(typed) : undefined;

const WRONG = "Since when? Write week, month, year or a date such as 2026-06.";

/** The date or span that was typed; a name instead of it is offered as a filter. */
function periodOf(typed: string, knowledge: Knowledge): string {
  const period = DateText.safeParse(typed);
  if (period.success) return period.data;
  throw filterInstead("top", typed, WRONG, knowledge);
}
