import type { RecordId } from "../knowledge/slug.ts";
import { NAME_RANKS, type NameRank } from "./name-index.ts";

const KINDS = ["player", "segment", "product", "announcement"] as const;
/** What a record is called itself comes before how that reads, and before what only its maker's name begins. */
const CLASSES: Readonly<Record<NameRank, number>> = { id: 0, name: 0, alias: 0, reading: 1, maker: 2, title: 3 };
const ANNOUNCED = 3;

/**
 * The place of a name among those that begin alike, the first being 0: who makes things, then what things are, then
 * the things, then announcements. `rank` is the place in NAME_RANKS.
 */
export function standing(owner: RecordId, rank: number): number {
  const kind = KINDS.findIndex((name) => owner.startsWith(name));
  const own = KINDS[kind] === "announcement" ? ANNOUNCED : CLASSES[NAME_RANKS[rank] ?? "title"];
  return (own * KINDS.length + kind) * NAME_RANKS.length + rank;
}
