import type { AnnouncementHead } from "../knowledge/heads.ts";
import { type RecordId, recordId, slugOf } from "../knowledge/slug.ts";
import type { Block, Message } from "../message/message.ts";
import { type Page, pagers } from "../message/pages.ts";
import { LEGEND, numberedHeads, openers } from "./head-line.ts";
import { capital, count, dateWords, range } from "./words.ts";

interface Timeline {
  /** The player or segment. */
  readonly id: RecordId;
  readonly name: string;
  readonly page: Page<AnnouncementHead>;
  readonly line: string;
}

/** Announcements by date under their years, the newest first. */
export function timelineMessage({ id, name, page, line }: Timeline): Message {
  const { items, first, total } = page;
  const oldest = items.at(-1);
  return {
    summary: `Timeline of ${name}: ${count(total, "announcement")}, newest first; this page goes from ${dateWords(items[0]?.date ?? "")} back to ${dateWords(oldest?.date ?? "")}.`,
    title: `Timeline: ${name}`,
    tone: "plain",
    blocks: [
      ...byYear(items).flatMap(({ year, heads, offset }): Block[] => [
        { kind: "heading", text: year },
        numberedHeads(heads, first + offset),
      ]),
      {
        kind: "note",
        text: `${capital(range(page, "announcement"))}, newest first. ${LEGEND}`,
      },
    ],
    actions: [...openers(items, first), { kind: "run", label: name, line: slugOf(id) }, ...pagers(page, line)],
    audience: "asker",
    about: [id, ...items.map((head) => recordId("announcement", head.id))],
  };
}

interface Year {
  readonly year: string;
  readonly offset: number;
  readonly heads: AnnouncementHead[];
}

function byYear(heads: readonly AnnouncementHead[]): Year[] {
  const years: Year[] = [];
  for (const [i, head] of heads.entries()) {
    const year = head.date.slice(0, 4);
    const last = years.at(-1);
    if (last?.year === year) last.heads.push(head);
    else years.push({ year, offset: i, heads: [head] });
  }
  return years;
}
