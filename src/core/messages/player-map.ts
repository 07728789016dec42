import type { PlayerHead } from "../knowledge/heads.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import type { Segment } from "../knowledge/segment.ts";
import { recordId } from "../knowledge/slug.ts";
import type { Message } from "../message/message.ts";
import { pageOf, pagers } from "../message/pages.ts";
import { strong } from "../message/spans.ts";
import { headText, LEGEND } from "./head-line.ts";
import { bothScripts, namesUpTo } from "./names.ts";
import { capital, count, countryName } from "./words.ts";

const SHOWN = 12;
const MOST_BUTTONS = 12;
const MOST_NAMES = 40;

/** Who is in which segment. */
export function playerMap(knowledge: Knowledge): Message {
  const rows = [...knowledge.segments.values()]
    .map((segment) => ({ segment, members: knowledge.playersIn(segment.id) }))
    .sort((a, b) => b.members.length - a.members.length);
  const spoken = rows.map(({ segment, members }) => `${capital(segment.name)}: ${names(members)}.`);
  return {
    summary: `The player map: ${count(knowledge.players.size, "player")} in ${count(rows.length, "segment")}. ${spoken.join(" ")}`,
    title: "The player map",
    tone: "plain",
    blocks: [
      {
        kind: "table",
        columns: [{ label: "Segment" }, { label: "#", align: "right" }, { label: "Players" }],
        rows: rows.map(({ segment, members }) => [
          [strong(capital(segment.name))],
          String(members.length),
          names(members),
        ]),
      },
      {
        kind: "note",
        text: "A player can be in several segments; its card names the sources. /amw map <segment> shows a segment's players in detail.",
      },
    ],
    actions: rows
      .slice(0, MOST_BUTTONS)
      .map(({ segment }) => ({ kind: "run", label: capital(segment.name), line: `map ${segment.id}` })),
    audience: "asker",
    about: rows.map(({ segment }) => recordId("segment", segment.id)),
  };
}

const names = (players: readonly PlayerHead[]): string =>
  namesUpTo(players, ({ name }) => name, MOST_NAMES, "nobody yet");

/** One segment's players: where they are, what they make for the market, and what they announced last. */
export function segmentMap(segment: Segment, knowledge: Knowledge, page: number, line: string): Message {
  const members = knowledge.playersIn(segment.id);
  const shown = pageOf(members, page, SHOWN);
  return {
    summary: `${capital(segment.name)}: ${count(members.length, "player")}. ${names(members)}.`,
    title: `The player map: ${segment.name}`,
    tone: "plain",
    blocks: [
      { kind: "paragraph", text: segment.definition },
      {
        kind: "table",
        columns: [{ label: "Player" }, { label: "Country" }, { label: "Newest announcement in the segment" }],
        rows: shown.items.map((player) => {
          const newest = knowledge
            .announcementsOf(recordId("player", player.id))
            .find((head) => head.segments.includes(segment.id));
          return [[strong(bothScripts(player))], countryName(player.country), newest ? headText(newest) : "none yet"];
        }),
      },
      { kind: "note", text: `Each player's card names its sources. ${LEGEND}` },
    ],
    actions: [
      ...shown.items
        .slice(0, MOST_BUTTONS)
        .map((player) => ({ kind: "run", label: player.name, line: player.id }) as const),
      { kind: "run", label: "What moved lately", line: segment.id },
      ...pagers(shown, line),
    ],
    audience: "asker",
    about: [recordId("segment", segment.id), ...shown.items.map((player) => recordId("player", player.id))],
  };
}
