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
  const scored: { slug: Slug; named: number; shared: number; near: number }[] = [];
  for (const other of knowledge.players.values()) {
    if (other.id === slug) continue;
    const shared = other.segments.filter((segment) => player.segments.includes(segment)).length;
    const times = named.get(other.id) ?? 0;
    if (times > 0 || shared >= MIN_SHARED)
      scored.push({ slug: other.id, named: times, shared, near: other.country === player.country ? 1 : 0 });
  }
  scored.sort((a, b) => b.named - a.named || b.shared - a.shared || b.near - a.near || (a.slug < b.slug ? -1 : 1));
  return scored.slice(0, limit).map((rival) => rival.slug);
}
