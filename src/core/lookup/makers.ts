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

/** Of names that only begin alike, leaves out the products of a player whose own name begins so. */
export function preferPlayers(hits: readonly NameHit[], makers: Makers): NameHit[] {
  const players = new Set(hits.filter((hit) => isPlayer(hit) && isOwnName(hit)).map(({ id }) => id));
  return hits.filter((hit) => isPlayer(hit) || !players.has(makerOf(hit, makers)));
}

const isPlayer = (hit: NameHit): boolean => hit.id.startsWith("player:");
const isOwnName = (hit: NameHit): boolean => hit.rank === "id" || hit.rank === "name";

/** The player that makes the product; any other record itself. */
function makerOf({ id }: NameHit, makers: Makers): RecordId {
  const maker = id.startsWith("product:") ? makers.get(id.slice("product:".length))?.player : undefined;
  return maker ? `player:${maker}` : id;
}

function byMaker(hits: readonly NameHit[], makers: Makers): NameHit[][] {
  const groups = new Map<RecordId, NameHit[]>();
  for (const hit of hits) {
    const maker = makerOf(hit, makers);
    const group = groups.get(maker);
    if (group) group.push(hit);
    else groups.set(maker, [hit]);
  }
  return [...groups.values()];
}
