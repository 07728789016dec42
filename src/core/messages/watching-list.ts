import type { Watch } from "../digest/state.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import type { Action, Message, Text } from "../message/message.ts";
import { type Page, pagers } from "../message/pages.ts";
import { ago, day, strong } from "../message/spans.ts";
import { recordLabel } from "./record-label.ts";
import { capital, count, dateWords, listed } from "./words.ts";

export const WATCHES_PAGE = 8;

/** What somebody watches, since when, what is muted, and what happened there last. `now` in milliseconds. */
export function watchingList(page: Page<Watch>, muted: number, now: number, knowledge: Knowledge): Message {
  const { items, first, total } = page;
  const names = items.map(({ record }) => recordLabel(record, knowledge));
  const run = (label: string, line: string): Action => ({ kind: "run", label, line });
  return {
    summary: `You watch ${count(total, "player or segment", "players and segments")}${muted > 0 ? `, ${muted} of them muted` : ""}: ${listed(names)}${total > items.length ? " and others" : ""}.`,
    title: "What you watch",
    tone: "plain",
    blocks: [
      { kind: "list", numbered: true, start: first, items: items.map((watch) => itemText(watch, now, knowledge)) },
      {
        kind: "note",
        text: "AMW writes to you when there is a new announcement or a claim changes. /amw mute nvidia --for 3d keeps one quiet for a while.",
      },
    ],
    actions: [
      ...items.map(({ record }, i) => run(`Stop watching ${first + i}`, `unwatch ${record}`)),
      ...(muted < total ? [run("Mute all for a day", "mute --for 1d")] : []),
      ...(muted > 0 ? [run(muted === total ? "Unmute" : "Unmute all", "unmute")] : []),
      ...pagers(page, "watching"),
    ],
    audience: "asker",
    about: items.map(({ record }) => record),
  };
}

function itemText({ record, since, mutedUntil }: Watch, now: number, knowledge: Knowledge): Text {
  const [newest] = knowledge.announcementsOf(record);
  return [
    strong(capital(recordLabel(record, knowledge))),
    " · since ",
    day(new Date(since)),
    ...(mutedUntil !== undefined && mutedUntil > now ? [" · muted, ends ", ago(new Date(mutedUntil))] : []),
    newest ? ` · newest: ${newest.title} (${dateWords(newest.date)})` : " · no announcements yet",
  ];
}
