import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Announcement } from "../../src/core/knowledge/announcement.ts";
import { announcementHead, playerHead } from "../../src/core/knowledge/heads.ts";
import type { Knowledge } from "../../src/core/knowledge/knowledge.ts";
import { LiveKnowledge } from "../../src/core/knowledge/live-knowledge.ts";
import { Player } from "../../src/core/knowledge/player.ts";
import { Rubric } from "../../src/core/knowledge/rubric.ts";
import { Segment } from "../../src/core/knowledge/segment.ts";
import type { NameEntry } from "../../src/core/lookup/name-index.ts";
import { namesOfAnnouncement, namesOfPlayer, namesOfSegment } from "../../src/core/lookup/names.ts";
import { SAMPLE_KNOWLEDGE } from "./knowledge-store.ts";

export interface Records {
  readonly players: readonly Player[];
  readonly segments: readonly Segment[];
  readonly announcements: readonly Announcement[];
}

const read = (path: string): unknown => JSON.parse(readFileSync(path, "utf8"));
const all = (dir: string, kind: keyof Records): unknown[] =>
  readdirSync(join(dir, kind)).map((file) => read(join(dir, kind, file)));

/** Every record of a knowledge base of files. */
export const recordsIn = (dir = SAMPLE_KNOWLEDGE): Records => ({
  players: all(dir, "players").map((one) => Player.parse(one)),
  segments: all(dir, "segments").map((one) => Segment.parse(one)),
  announcements: all(dir, "announcements").map((one) => Announcement.parse(one)),
});

const DIGEST = "0123456789abcdef";

/** Every name of the records. */
export const namesIn = ({ players, segments, announcements }: Records): readonly NameEntry[] => [
  ...players.flatMap(namesOfPlayer),
  ...segments.flatMap(namesOfSegment),
  ...announcements.flatMap(namesOfAnnouncement),
];

/** These records in memory, as they would be served; without names to look up unless told. */
export function knowledgeOf(
  { players, segments, announcements }: Records,
  names: readonly NameEntry[] = [],
): Knowledge {
  const whole = {
    player: new Map(players.map((one) => [one.id, one])),
    announcement: new Map(announcements.map((one) => [one.id, one])),
  };
  return new LiveKnowledge({
    records: [
      ...players.map((one) => ({ kind: "player" as const, head: playerHead(one), digest: DIGEST })),
      ...segments.map((head) => ({ kind: "segment" as const, head, digest: DIGEST })),
      ...announcements.map((one) => ({ kind: "announcement" as const, head: announcementHead(one), digest: DIGEST })),
    ],
    names: [...names],
    rubric: Rubric.parse(read(join(SAMPLE_KNOWLEDGE, "rubric.json"))),
    rubricDigest: DIGEST,
    whole: { player: (slug) => whole.player.get(slug), announcement: (slug) => whole.announcement.get(slug) },
  });
}

/** The records with one announcement as `change` makes it, or without it where that gives nothing. */
export function withChanged(
  records: Records,
  id: string,
  change: (announcement: Announcement) => Announcement | undefined,
): Records {
  const announcements = records.announcements.flatMap((one) => {
    const changed = one.id === id ? change(one) : one;
    return changed ? [changed] : [];
  });
  return { ...records, announcements };
}
