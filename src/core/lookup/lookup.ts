import { fold } from "./fold.ts";
import { endsInsideNumber, isEnoughOf, typosOf } from "./likeness.ts";
import { type Makers, preferPlayers, settleWithinMakers } from "./makers.ts";
import type { NameHit, NameIndex, NameRank } from "./name-index.ts";
import { nearestNames } from "./nearest-names.ts";
import { oneEach } from "./one-each.ts";

export type Lookup =
  | { readonly kind: "one"; readonly hit: NameHit }
  | { readonly kind: "several"; readonly hits: readonly NameHit[] }
  | { readonly kind: "none"; readonly nearest: readonly NameHit[] };

const CHOICES = 8;
/** So many that a player is seen among its products. */
const BEGINNINGS = 64;

/**
 * What the query names: one record, several that it names equally well, or none, with the nearest names. The beginning
 * of a name or a near spelling counts as one record only where it can mean no other; a model number is never guessed.
 * Without `makers` a product and its player count as two things.
 */
export function lookup(query: string, names: NameIndex, makers: Makers = new Map()): Lookup {
  const key = fold(query);
  if (key === "") return { kind: "none", nearest: [] };
  const exact = settleWithinMakers(best(names.exact(key), EXACT), makers);
  if (exact.length > 0) return oneOrSeveral(exact);

  const begun = preferPlayers(best(beginnings(key, names), BEGUN), makers);
  if (begun.length > 1 || begun.some((hit) => isEnoughOf(key, hit))) return oneOrSeveral(begun);

  const meant = settleWithinMakers(best(typosOf(key, names), EXACT), makers);
  if (meant.length > 0) return oneOrSeveral(meant);
  return { kind: "none", nearest: nearestNames(query, names) };
}

/** Completions of a name being typed, best first; near spellings only where nothing begins like it. */
export function suggest(partial: string, names: NameIndex, limit: number): readonly NameHit[] {
  const key = fold(partial);
  if (key === "") return [];
  const found = oneEach([...names.exact(key), ...names.prefix(key, limit)]);
  return (found.length > 0 ? found : names.near(key, limit)).slice(0, limit);
}

function oneOrSeveral(hits: readonly NameHit[]): Lookup {
  const [hit, ...others] = hits;
  return hit && others.length === 0 ? { kind: "one", hit } : { kind: "several", hits: hits.slice(0, CHOICES) };
}

/** An announcement's slug begins with its date, which names nothing. */
const beginnings = (key: string, names: NameIndex): NameHit[] =>
  names
    .prefix(key, BEGINNINGS)
    .filter((hit) => !(hit.rank === "id" && hit.id.startsWith("announcement:")) && !endsInsideNumber(key, hit));

type Standing = Readonly<Record<NameRank, number>>;
/** A slug is nobody else's; names and aliases can be two things in earnest. */
const EXACT: Standing = { id: 0, name: 1, alias: 1, reading: 2, title: 3 };
const BEGUN: Standing = { id: 1, name: 1, alias: 1, reading: 2, title: 3 };

function best(hits: readonly NameHit[], standing: Standing): NameHit[] {
  const first = Math.min(...hits.map((hit) => standing[hit.rank]));
  return hits.filter((hit) => standing[hit.rank] === first);
}
