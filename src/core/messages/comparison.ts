import { highestFirst } from "../digest/rank.ts";
import type { AnnouncementHead } from "../knowledge/heads.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import type { Player } from "../knowledge/player.ts";
import { recordId, type Slug } from "../knowledge/slug.ts";
import { bestFirst, type Source, sourceKey } from "../knowledge/source.ts";
import { carryingSources } from "../knowledge/vector.ts";
import type { Message, Text } from "../message/message.ts";
import { headText, LEGEND } from "./head-line.ts";
import { bothScripts, segmentName } from "./names.ts";
import { recordAsClaimant } from "./player-card.ts";
import { sourcesNote } from "./sources.ts";
import { capital, countryName, listed } from "./words.ts";

interface Compared {
  readonly player: Player;
  /** Every announcement that names it. */
  readonly all: readonly AnnouncementHead[];
  readonly announcements: readonly AnnouncementHead[];
}

/** Players side by side, one column each. */
export function comparison(slugs: readonly Slug[], knowledge: Knowledge): Message {
  const compared = slugs.flatMap((slug): Compared[] => {
    const player = knowledge.player(slug);
    return player
      ? [
          {
            player,
            all: knowledge.announcementsOf(recordId("player", slug)),
            announcements: ownFirst(knowledge.announcementsOf(recordId("player", slug)), slug),
          },
        ]
      : [];
  });
  const names = compared.map(({ player }) => player.name);
  const shared =
    compared[0]?.player.segments.filter((segment) =>
      compared.every(({ player }) => player.segments.includes(segment)),
    ) ?? [];
  const sharing =
    shared.length > 0
      ? `${compared.length === 2 ? "Both are" : "All are"} in ${listed(shared.map((slug) => segmentName(knowledge, slug)))}.`
      : `They share no segment.`;
  const row = (label: string, cell: (one: Compared) => Text): Text[] => [label, ...compared.map(cell)];
  return {
    summary: `${listed(names)} side by side. ${sharing}`,
    title: names.join(" and ").replace(/ and (?=.* and )/g, ", "),
    tone: "plain",
    blocks: [
      { kind: "paragraph", text: sharing },
      {
        kind: "table",
        columns: [{ label: "Compared" }, ...compared.map(({ player }) => ({ label: bothScripts(player) }))],
        rows: [
          row("What it is", ({ player }) => `${capital(player.kind)}, ${countryName(player.country)}`),
          row("Listing", ({ player }) => player.listing ?? "none recorded"),
          row("Segments", ({ player }) => player.segments.map((slug) => segmentName(knowledge, slug)).join(", ")),
          row("Products", ({ player }) => player.products.map((product) => product.name).join(", ") || "none recorded"),
          row("Newest read", ({ announcements: [newest] }) => read(newest)),
          row("Highest read", ({ announcements }) => read(highest(announcements))),
          row("Claim record", ({ player, all }) => recordAsClaimant(all, player.id) ?? "no claims recorded"),
        ],
      },
      sourcesNote(sources(compared, knowledge)),
      { kind: "note", text: LEGEND },
    ],
    actions: compared.map(({ player }) => ({ kind: "run", label: player.name, line: player.id })),
    audience: "asker",
    about: compared.map(({ player }) => recordId("player", player.id)),
  };
}

const read = (head: AnnouncementHead | undefined): Text => (head ? headText(head) : "none yet");

/** The best source of each player and of the reads that are shown. */
function sources(compared: readonly Compared[], knowledge: Knowledge): readonly Source[] {
  const best = compared.flatMap(({ player, announcements }) => [
    ...bestFirst(player.sources).slice(0, 1),
    ...[announcements[0], highest(announcements)].flatMap((head) => {
      const announcement = head && knowledge.announcement(head.id);
      return announcement ? bestFirst(carryingSources(announcement)).slice(0, 1) : [];
    }),
  ]);
  return best.filter((source, i) => best.findIndex((other) => sourceKey(other) === sourceKey(source)) === i);
}

/** What the player announced itself, or, where it announced nothing, what names it. */
function ownFirst(announcements: readonly AnnouncementHead[], slug: Slug): readonly AnnouncementHead[] {
  const own = announcements.filter((head) => head.players[0] === slug);
  return own.length > 0 ? own : announcements;
}

const highest = (announcements: readonly AnnouncementHead[]): AnnouncementHead | undefined =>
  [...announcements].sort(highestFirst)[0];
