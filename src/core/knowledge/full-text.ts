import { addressWord } from "../curating/source-address.ts";
import type { Announcement } from "./announcement.ts";
import type { Player } from "./player.ts";
import type { Segment } from "./segment.ts";

/** The text a record is searched by, in the order of weight: what it is called, whom it names, all the rest. */
export interface FullText {
  readonly title: string;
  readonly names: string;
  readonly rest: string;
}

const lines = (...parts: readonly (string | undefined | readonly (string | undefined)[])[]): string =>
  parts
    .flat()
    .filter((part) => part !== undefined)
    .join("\n");

export const playerText = (player: Player): FullText => ({
  title: lines(player.name, player.nativeName, player.aliases),
  names: lines(player.products.flatMap(({ name, nativeName, aliases }) => [name, nativeName, ...aliases])),
  rest: lines(
    player.summary,
    player.products.map(({ what }) => what),
    player.caveats,
  ),
});

export const segmentText = (segment: Segment): FullText => ({
  title: lines(segment.name, segment.nativeName, segment.aliases),
  names: "",
  rest: segment.definition,
});

/** `playerNames` are the names of the announcement's players, in both scripts. */
export const announcementText = (announcement: Announcement, playerNames: readonly string[]): FullText => ({
  title: announcement.title,
  names: lines(playerNames, announcement.others),
  rest: lines(
    announcement.summary,
    announcement.read.mapDelta,
    announcement.read.whyItMatters,
    announcement.read.scepticism,
    announcement.read.novelty.reason,
    announcement.read.significance.reason,
    announcement.claims.map(({ text }) => text),
    announcement.figures,
    announcement.watch,
    announcement.caveats,
    announcement.tags,
    announcement.segments,
    announcement.sources.map(({ publisher }) => publisher),
    announcement.sources.map(({ url }) => url && addressWord(url)),
  ),
});
