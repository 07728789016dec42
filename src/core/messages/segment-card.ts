import type { Knowledge } from "../knowledge/knowledge.ts";
import type { Segment } from "../knowledge/segment.ts";
import { recordId } from "../knowledge/slug.ts";
import type { Message } from "../message/message.ts";
import { pageOf, pagers } from "../message/pages.ts";
import { LEGEND, numberedHeads, openers } from "./head-line.ts";
import { bothScripts, namesUpTo } from "./names.ts";
import { capital, count, dateWords, sentence } from "./words.ts";

const SHOWN = 5;
const MOST_NAMES = 40;

/** A segment: what belongs in it, who is in it, and what moved lately. */
export function segmentCard(segment: Segment, knowledge: Knowledge, page: number, line: string): Message {
  const players = knowledge.playersIn(segment.id);
  const moved = knowledge.announcementsOf(recordId("segment", segment.id));
  const shown = pageOf(moved, page, SHOWN);
  return {
    summary: `${capital(segment.name)}: ${sentence(segment.definition)} ${count(players.length, "player")}, ${count(moved.length, "announcement")}${moved[0] ? `, the newest of ${dateWords(moved[0].date)}` : ""}.`,
    title: capital(bothScripts(segment)),
    tone: "plain",
    blocks: [
      { kind: "paragraph", text: segment.definition },
      {
        kind: "facts",
        facts: [
          {
            label: count(players.length, "player"),
            value: namesUpTo(players, bothScripts, MOST_NAMES, "none yet"),
          },
        ],
      },
      ...(moved.length > 0
        ? [{ kind: "heading", text: "What moved lately" } as const, numberedHeads(shown.items, shown.first)]
        : [{ kind: "paragraph", text: "No announcement in this segment is recorded yet." } as const]),
      { kind: "note", text: `The definition is AMW's own; each player's card names its sources. ${LEGEND}` },
    ],
    actions: [
      ...openers(shown.items, shown.first),
      { kind: "run", label: "Who is in it", line: `map ${segment.id}` },
      ...(moved.length > 0 ? [{ kind: "run", label: "Timeline", line: `timeline ${segment.id}` } as const] : []),
      { kind: "run", label: "Watch", line: `watch ${recordId("segment", segment.id)}` },
      ...pagers(shown, line),
    ],
    audience: "asker",
    about: [recordId("segment", segment.id), ...shown.items.map((head) => recordId("announcement", head.id))],
  };
}
