import { readdirSync, readFileSync } from "node:fs";
import { Announcement } from "../../src/core/knowledge/announcement.ts";
import { Player } from "../../src/core/knowledge/player.ts";
import { Segment } from "../../src/core/knowledge/segment.ts";
import { type ChangingNameIndex, createNameIndex } from "../../src/core/lookup/in-memory-names.ts";
import type { Makers } from "../../src/core/lookup/makers.ts";
import { namesOfAnnouncement, namesOfPlayer, namesOfSegment } from "../../src/core/lookup/names.ts";

const KNOWLEDGE = new URL("../../config/knowledge/", import.meta.url);

function records(folder: string): unknown[] {
  const directory = new URL(`${folder}/`, KNOWLEDGE);
  return readdirSync(directory).map((file) => JSON.parse(readFileSync(new URL(file, directory), "utf8")));
}

export interface StarterNames {
  readonly players: readonly Player[];
  readonly segments: readonly Segment[];
  readonly announcements: readonly Announcement[];
  readonly names: ChangingNameIndex;
  readonly makers: Makers;
}

/** The names of every record in config/knowledge. */
export function starterNames(): StarterNames {
  const players = records("players").map((record) => Player.parse(record));
  const segments = records("segments").map((record) => Segment.parse(record));
  const announcements = records("announcements").map((record) => Announcement.parse(record));
  const makers = new Map(
    players.flatMap((player) => player.products.map(({ id }) => [id, { player: player.id }] as const)),
  );
  const names = createNameIndex([
    ...players.flatMap(namesOfPlayer),
    ...segments.flatMap(namesOfSegment),
    ...announcements.flatMap(namesOfAnnouncement),
  ]);
  return { players, segments, announcements, names, makers };
}
