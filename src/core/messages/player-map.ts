import type { PlayerHead } from "../knowledge/heads.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import type { Segment } from "../knowledge/segment.ts";
import { recordId } from "../knowledge/slug.ts";
import type { Message } from "../message/message.ts";
import { pageOf, pagers } from "../message/pages.ts";
import { strong } from "../message/spans.ts";
import { headText } from "./head-line.ts";
import { bothScripts } from "./names.ts";
import { capital, count, countryName } from "./words.ts";

const SHOWN = 12;
const MOST_BUTTONS = 12;

/** Who is in which segment. */
export function playerMap(knowledge: Knowledge): Message {
  const players = [...knowledge.players.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  const segments = [...knowledge.segments.values()].sort(
    (a, b) => inSegment(players, b).length - inSegment(players, a).length,
  );
  return {
    summary: `The player map: ${count(players.length, "player")} in ${count(segments.length, "segment")}. ${segments
      .map(
        (segment) =>
          `${capital(segment.name)}: ${
            inSegment(players, segment)
              .map((player) => player.name)
              .join(", ") || "nobody yet"
          }.`,
      )
      .join(" ")}`,
    title: "The player map",
    tone: "plain",
    blocks: [
      {
        kind: "table",
        columns: [{ label: "Segment" }, { label: "#", align: "right" }, { label: "Players" }],
        rows: segments.map((segment) => {
          const members = inSegment(players, segment);
          return [
            [strong(capital(segment.name))],
            String(members.length),
            members.map((player) => player.name).join(", ") || "nobody yet",
          ];
        }),
      },
      { kind: "note", text: "A player can be in several segments. /amw map <segment> shows its players in detail." },
    ],
    actions: segments
      .slice(0, MOST_BUTTONS)
      .map((segment) => ({ kind: "run", label: capital(segment.name), line: `map ${segment.id}` })),
    audience: "asker",
    about: segments.map((segment) => recordId("segment", segment.id)),
  };
}

/** One segment's players: where they are, what they make for the market, and what they announced last. */
export function segmentMap(segment: Segment, knowledge: Knowledge, page: number, line: string): Message {
  const members = inSegment([...knowledge.players.values()], segment).sort((a, b) => (a.name < b.name ? -1 : 1));
  const shown = pageOf(members, page, SHOWN);
  return {
    summary: `${capital(segment.name)}: ${count(members.length, "player")}. ${members.map((player) => player.name).join(", ")}.`,
    title: `The player map: ${segment.name}`,
    tone: "plain",
    blocks: [
      { kind: "paragraph", text: segment.definition },
      {
        kind: "table",
        columns: [{ label: "Player" }, { label: "Country" }, { label: "Newest announcement in the segment" }],
        rows: shown.items.map((player) => {
          const newest = knowledge.announcementsOf(player.id).find((head) => head.segments.includes(segment.id));
          return [[strong(bothScripts(player))], countryName(player.country), newest ? headText(newest) : "none yet"];
        }),
      },
      { kind: "note", text: "N is novelty and S is significance, 0 to 3 each. Each player's card names its sources." },
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

const inSegment = (players: readonly PlayerHead[], segment: Segment): PlayerHead[] =>
  players.filter((player) => player.segments.includes(segment.id));
