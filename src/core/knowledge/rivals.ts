import { insertInOrder } from "./announcement-order.ts";
import type { PlayerHead } from "./heads.ts";
import type { Knowledge } from "./knowledge.ts";
import { recordId, type Slug } from "./slug.ts";

/**
 * A player's rivals, closest first: those that its own announcements name as rivals, then those that share the most
 * segments with it (two or more), the same country first among equals.
 */
export function rivalsOf(knowledge: Knowledge, slug: Slug, limit: number): readonly Slug[] {
  const player = knowledge.players.get(slug);
  if (!player) return [];
  const named = new Map<Slug, number>();
  for (const head of knowledge.announcementsOf(recordId("player", slug)))
    if (head.players[0] === slug) for (const rival of head.rivals) named.set(rival, (named.get(rival) ?? 0) + 1);
  const best: Rival[] = [];
  const others = new Set([
    ...sharing(player, knowledge),
    ...[...named.keys()].flatMap((id) => knowledge.players.get(id) ?? []),
  ]);
  others.delete(player);
  for (const other of others) {
    const shared = other.segments.filter((segment) => player.segments.includes(segment)).length;
    const near = Number(other.country === player.country);
    const rival = { slug: other.id, named: named.get(other.id) ?? 0, shared, near };
    const last = best[limit - 1];
    if (last && closest(last, rival) < 0) continue;
    insertInOrder(best, rival, closest);
    if (best.length > limit) best.pop();
  }
  return best.map((rival) => rival.slug);
}

/** Every player that is in two segments or more of this one's. */
const sharing = ({ segments }: PlayerHead, knowledge: Knowledge): readonly PlayerHead[] =>
  segments.flatMap((one, i) => segments.slice(0, i).flatMap((other) => knowledge.playersInBoth(one, other)));

interface Rival {
  readonly slug: Slug;
  readonly named: number;
  readonly shared: number;
  readonly near: number;
}

const closest = (a: Rival, b: Rival): number =>
  b.named - a.named || b.shared - a.shared || b.near - a.near || (a.slug < b.slug ? -1 : 1);
