import type { AnnouncementHead } from "../knowledge/heads.ts";
import { recordId } from "../knowledge/slug.ts";
import type { Action, Block, Message } from "../message/message.ts";
import { type Page, pagers } from "../message/pages.ts";
import { LEGEND, numberedHeads, openers } from "./head-line.ts";
import { capital, count, range, sentence } from "./words.ts";

export const LIST_PAGE = 5;

interface AnnouncementList {
  readonly title: string;
  readonly page: Page<AnnouncementHead>;
  /** The line that lists it, for paging buttons. */
  readonly line: string;
  readonly before?: readonly Block[];
  /** How it is ordered: "newest first". */
  readonly order: string;
  readonly actions?: readonly Action[];
  /** The command that the numbered buttons run on an announcement; they show it unless told. */
  readonly open?: string;
}

/** A page of announcements, numbered through, each with a button that opens it. */
export function announcementList({
  title,
  page,
  line,
  before = [],
  order,
  actions = [],
  open,
}: AnnouncementList): Message {
  const { items, first, total } = page;
  return {
    summary: `${title}: ${count(total, "announcement")}, ${order}. Number ${first}: ${sentence(items[0]?.title ?? "none")}`,
    title,
    tone: "plain",
    blocks: [
      ...before,
      numberedHeads(items, first),
      { kind: "note", text: `${capital(range(page, "announcement"))}, ${order}. ${LEGEND}` },
    ],
    actions: [...openers(items, first, open), ...actions, ...pagers(page, line)],
    audience: "asker",
    about: items.map((head) => recordId("announcement", head.id)),
  };
}
