import type { RecordId, Slug } from "../knowledge/slug.ts";
import type { NameHit } from "./name-index.ts";

/** Which player makes a product: the `products` of the knowledge in service. */
export type Makers = ReadonlyMap<Slug, { readonly player: Slug }>;

/**
 * Takes a player and its own products for one thing where the name decides between them: the product if the name is
 * the product's own and only an alias of the player's, else the player. Hits on different players' things all stay.
 */
export function settleWithinMakers(hits: readonly NameHit[], makers: Makers): NameHit[] {
  return byMaker(hits, makers).flatMap((group) => {
    const own = group.filter(isOwnName);
    const best = own.length > 0 ? own : group;
    const players = best.filter(isPlayer);
    return players.length > 0 ? players : best;
  });
}

/** Of names that only begin alike, keeps the player where its own name begins so, without its products. */
export function preferPlayers(hits: readonly NameHit[], makers: Makers): NameHit[] {
  return byMaker(hits, makers).flatMap((group) => {
    const player = group.find(isPlayer);
    return player && isOwnName(player) ? [player] : group;
  });
}

const isPlayer = (hit: NameHit): boolean => hit.id.startsWith("player:");
const isOwnName = (hit: NameHit): boolean => hit.rank === "id" || hit.rank === "name";

function byMaker(hits: readonly NameHit[], makers: Makers): NameHit[][] {
  const groups = new Map<RecordId, NameHit[]>();
  for (const hit of hits) {
    const maker = hit.id.startsWith("product:") ? makers.get(hit.id.slice("product:".length))?.player : undefined;
    const group = groups.get(maker ? `player:${maker}` : hit.id);
    if (group) group.push(hit);
    else groups.set(maker ? `player:${maker}` : hit.id, [hit]);
  }
  return [...groups.values()];
}
