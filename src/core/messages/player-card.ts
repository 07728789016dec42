import { highestFirst } from "../digest/rank.ts";
import { OPEN_STATUSES } from "../knowledge/claim.ts";
import type { AnnouncementHead } from "../knowledge/heads.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import type { Player } from "../knowledge/player.ts";
import { rivalsOf } from "../knowledge/rivals.ts";
import { recordId, type Slug } from "../knowledge/slug.ts";
import type { Action, Block, Fact, Message, Text } from "../message/message.ts";
import { link } from "../message/spans.ts";
import { claimRecord } from "./claim-text.ts";
import { LEGEND, numberedHeads, openers } from "./head-line.ts";
import { bothScripts, playerName, segmentName } from "./names.ts";
import { sourcesNote } from "./sources.ts";
import { capital, count, countryName, dateWords, sentence } from "./words.ts";

const NEWEST = 3;
const HIGHEST = 3;
const RIVALS = 5;

/** Everything that is known about a player, the newest and the weightiest first. */
export function playerCard(player: Player, knowledge: Knowledge): Message {
  const announcements = knowledge.announcementsOf(recordId("player", player.id));
  const newest = announcements.slice(0, NEWEST);
  const highest = [...announcements]
    .sort(highestFirst)
    .filter((head) => !newest.includes(head))
    .slice(0, HIGHEST);
  const rivals = rivalsOf(knowledge, player.id, RIVALS);
  return {
    summary: [
      `${bothScripts(player)}: ${sentence(player.summary)}`,
      announcements[0]
        ? `${capital(count(announcements.length, "announcement"))}, the newest: ${announcements[0].title} (${dateWords(announcements[0].date)}).`
        : "No announcements yet.",
    ].join(" "),
    title: bothScripts(player),
    tone: "plain",
    blocks: [
      { kind: "paragraph", text: player.summary },
      { kind: "facts", facts: facts(player, knowledge, rivals) },
      ...numbered("Newest announcements", newest, 1),
      ...numbered("Highest scored of the rest", highest, newest.length + 1),
      ...(newest.length > 0 ? [] : [{ kind: "paragraph", text: "No announcements are recorded yet." } as const]),
      ...(player.caveats.length > 0
        ? [
            { kind: "heading", text: "Where the sources differ or fall short" } as const,
            { kind: "list", items: player.caveats } as const,
          ]
        : []),
      sourcesNote(player.sources),
      ...(newest.length > 0 ? [{ kind: "note", text: LEGEND } as const] : []),
    ],
    actions: actions(player, announcements, [...newest, ...highest], rivals),
    audience: "asker",
    about: [recordId("player", player.id), ...[...newest, ...highest].map((head) => recordId("announcement", head.id))],
  };
}

const hasOpenClaim = (announcements: readonly AnnouncementHead[], slug: Slug): boolean =>
  announcements.some((head) => head.claims.some((claim) => claim.player === slug && OPEN_STATUSES.has(claim.status)));

/** The player's record as a claimant, over all announcements that name it. */
export function recordAsClaimant(announcements: readonly AnnouncementHead[], slug: Slug): string | undefined {
  return claimRecord(
    announcements.flatMap((head) => head.claims.filter((claim) => claim.player === slug).map((claim) => claim.status)),
  );
}

function facts(player: Player, knowledge: Knowledge, rivals: readonly Slug[]): Fact[] {
  const row = (label: string, value: Text | undefined): Fact[] => (value ? [{ label, value }] : []);
  return [
    { label: "Country", value: countryName(player.country) },
    { label: "Kind", value: capital(player.kind) },
    ...row("Founded", player.founded && dateWords(player.founded)),
    ...row("Listing", player.listing),
    ...row("US Entity List", player.entityListSince && `since ${dateWords(player.entityListSince)}`),
    ...row("Also known as", player.aliases.join(", ")),
    { label: "Segments", value: player.segments.map((slug) => segmentName(knowledge, slug)).join(", ") },
    ...row("Products", player.products.map(bothScripts).join(", ")),
    ...row("Claim record", recordAsClaimant(knowledge.announcementsOf(recordId("player", player.id)), player.id)),
    ...row("Rivals", rivals.map((slug) => playerName(knowledge, slug)).join(", ")),
    ...row(
      "Homepage",
      player.homepage ? [link(player.homepage.replace(/^https?:\/\/|\/$/g, ""), player.homepage)] : undefined,
    ),
  ];
}

const numbered = (text: string, heads: readonly AnnouncementHead[], start: number): Block[] =>
  heads.length > 0 ? [{ kind: "heading", text }, numberedHeads(heads, start)] : [];

function actions(
  player: Player,
  announcements: readonly AnnouncementHead[],
  shown: readonly AnnouncementHead[],
  rivals: readonly Slug[],
): Action[] {
  const run = (label: string, line: string): Action => ({ kind: "run", label, line });
  return [
    ...openers(shown),
    ...(announcements.length > shown.length ? [run(`All ${announcements.length}`, `timeline ${player.id}`)] : []),
    ...(hasOpenClaim(announcements, player.id) ? [run("Open claims", `claims ${player.id}`)] : []),
    ...(rivals[0] ? [run("Compare with rivals", `compare ${[player.id, ...rivals.slice(0, 2)].join(" ")}`)] : []),
    run("Watch", `watch ${recordId("player", player.id)}`),
  ];
}
