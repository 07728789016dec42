import type { AnnouncementHead } from "../knowledge/heads.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import { recordId } from "../knowledge/slug.ts";
import type { Action, Block, Message } from "../message/message.ts";
import { type Page, pagers } from "../message/pages.ts";
import { numberedHeads, openers } from "./head-line.ts";
import { capital, count, sentence } from "./words.ts";

export const LIST_PAGE = 5;

interface AnnouncementList {
  readonly knowledge: Knowledge;
  readonly title: string;
  readonly page: Page<AnnouncementHead>;
  /** The line that lists it, for paging buttons. */
  readonly line: string;
  readonly before?: readonly Block[];
  /** How it is ordered: "newest first". */
  readonly order: string;
  readonly actions?: readonly Action[];
}

/** A page of announcements, numbered through, each with a button that opens it. */
export function announcementList({
  knowledge,
  title,
  page,
  line,
  before = [],
  order,
  actions = [],
}: AnnouncementList): Message {
  const { items, first, total, pages } = page;
  const range =
    pages > 1
      ? `${first.toLocaleString("en")} to ${(first + items.length - 1).toLocaleString("en")} of ${total.toLocaleString("en")}`
      : count(total, "announcement");
  return {
    summary: `${title}: ${count(total, "announcement")}, ${order}. Number ${first}: ${sentence(items[0]?.title ?? "none")}`,
    title,
    tone: "plain",
    blocks: [
      ...before,
      numberedHeads(knowledge, items, first),
      { kind: "note", text: `${capital(range)}, ${order}. N is novelty and S is significance, 0 to 3 each.` },
    ],
    actions: [...openers(items, first), ...actions, ...pagers(page, line)],
    audience: "asker",
    about: items.map((head) => recordId("announcement", head.id)),
  };
}
