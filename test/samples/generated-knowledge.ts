import type { Announcement } from "../../src/core/knowledge/announcement.ts";
import type { Player } from "../../src/core/knowledge/player.ts";
import type { Segment } from "../../src/core/knowledge/segment.ts";
import { generatedAnnouncement } from "./generated-announcement.ts";
import { generatedPlayer, MOST_PLAYERS, segmentCount } from "./generated-player.ts";
import { SEGMENT_NAMES } from "./generated-words.ts";
import { seededRandom } from "./random.ts";

export type GeneratedRecord =
  | { readonly kind: "segment"; readonly record: Segment }
  | { readonly kind: "player"; readonly record: Player }
  | { readonly kind: "announcement"; readonly record: Announcement };

/**
 * A knowledge base of the same shape as the real one: `entries` records in all, segments first, then players (30 %,
 * with 3 or 4 products each), then announcements; a fifth of players and titles in Chinese. The same seed always gives
 * the same records; references are sound, so a store that checks them finds nothing to complain about.
 */
export function* generateKnowledge(size: {
  readonly entries: number;
  readonly seed: number;
}): IterableIterator<GeneratedRecord> {
  const players = Math.max(1, Math.round(size.entries * 0.3));
  if (players > MOST_PLAYERS) throw new RangeError(`At most ${MOST_PLAYERS} players have names of their own.`);
  const random = seededRandom(size.seed);
  for (let i = 0; i < segmentCount(players); i++) yield { kind: "segment", record: generatedSegment(i) };
  for (let i = 0; i < players; i++) yield { kind: "player", record: generatedPlayer(i, players, random) };
  for (let i = 0; i < size.entries - players - segmentCount(players); i++) {
    yield { kind: "announcement", record: generatedAnnouncement(i, players, random) };
  }
}

function generatedSegment(i: number): Segment {
  const [name, nativeName] = SEGMENT_NAMES[i] ?? SEGMENT_NAMES[0];
  return {
    $schema: "../../schema/segment.schema.json",
    id: name.replaceAll(" ", "-"),
    name: `${name.charAt(0).toUpperCase()}${name.slice(1)}`,
    nativeName,
    aliases: [],
    definition: `What is sold, bought or ruled on as ${name}, and who competes in it.`,
    examples: [],
  };
}
