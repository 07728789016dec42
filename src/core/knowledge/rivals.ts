import type { Knowledge } from "./knowledge.ts";
import { recordId, type Slug } from "./slug.ts";

const MIN_SHARED = 2;

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
  const sharing = new Map<Slug, number>();
  for (const segment of player.segments)
    for (const other of knowledge.playersIn(segment)) sharing.set(other.id, (sharing.get(other.id) ?? 0) + 1);
  const scored: { slug: Slug; named: number; shared: number; near: number }[] = [];
  for (const id of new Set([...named.keys(), ...sharing.keys()])) {
    const other = knowledge.players.get(id);
    const [times, shared] = [named.get(id) ?? 0, sharing.get(id) ?? 0];
    if (id !== slug && other && (times > 0 || shared >= MIN_SHARED))
      scored.push({ slug: id, named: times, shared, near: other.country === player.country ? 1 : 0 });
  }
  scored.sort((a, b) => b.named - a.named || b.shared - a.shared || b.near - a.near || (a.slug < b.slug ? -1 : 1));
  return scored.slice(0, limit).map((rival) => rival.slug);
}
