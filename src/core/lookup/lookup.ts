import { editsWithin } from "./edit-distance.ts";
import { fold } from "./fold.ts";
import { beginsWordByWord, editsMeant, endsInsideNumber, isEnoughOf, typosOf } from "./likeness.ts";
import { type Makers, preferPlayers, settleWithinMakers } from "./makers.ts";
import type { NameHit, NameIndex, NameRank } from "./name-index.ts";
import { nearestNames } from "./nearest-names.ts";
import { oneEach } from "./one-each.ts";

export type Lookup =
  | { readonly kind: "one"; readonly hit: NameHit }
  | {
      readonly kind: "several";
      readonly hits: readonly NameHit[];
      /** How many others it can mean, counted no further than BEGINNINGS in all. */
      readonly more: number;
    }
  | { readonly kind: "none"; readonly nearest: readonly NameHit[] };

const CHOICES = 8;
/** So many names that begin alike are told apart, players first. */
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
  return { kind: "none", nearest: nearestNames(query, names, makers) };
}

/**
 * Completions of a name being typed, best first: names and aliases, then players, segments, products and announcements
 * that begin so, titles word by word. Only where nothing begins so: near spellings, and what begins as most of it does.
 */
export function suggest(partial: string, names: NameIndex, limit: number): readonly NameHit[] {
  const key = fold(partial);
  if (key === "") return [];
  const begun = names.prefix(key, limit).filter((hit) => hit.rank !== "title" || beginsWordByWord(partial, hit.label));
  const found = oneEach([...names.exact(key), ...begun]);
  if (found.length > 0) return found.slice(0, limit);
  const near = names.near(key, limit, editsMeant(key));
  return near.length > 0 ? near : begunAlmost(key, names, limit);
}

const SHORTEST_ALMOST = 2;

/** What begins as the key does but for a typo near its end: `moorethra` is on its way to no name, `moorethre` is. */
function begunAlmost(key: string, names: NameIndex, limit: number): readonly NameHit[] {
  const edits = editsMeant(key);
  const shortest = Math.max(SHORTEST_ALMOST, Math.ceil(key.length / 2));
  for (let length = key.length - 1; length >= shortest && edits > 0; length--) {
    const begun = names
      .prefix(key.slice(0, length), limit)
      .filter((hit) => hit.rank !== "title" && editsWithin(key, hit.key.slice(0, key.length), edits) <= edits);
    if (begun.length > 0) return begun;
  }
  return typosOf(key, names);
}

function oneOrSeveral(hits: readonly NameHit[]): Lookup {
  const [hit, ...others] = hits;
  if (hit && others.length === 0) return { kind: "one", hit };
  return { kind: "several", hits: hits.slice(0, CHOICES), more: Math.max(0, hits.length - CHOICES) };
}

/** A headline is no name to be begun; full text finds it. */
const beginnings = (key: string, names: NameIndex): NameHit[] =>
  names.prefix(key, BEGINNINGS).filter((hit) => !hit.id.startsWith("announcement:") && !endsInsideNumber(key, hit));

type Weight = Readonly<Record<NameRank, number>>;
/** A slug is nobody else's; names and aliases can be two things in earnest. */
const EXACT: Weight = { id: 0, name: 1, alias: 1, maker: 1, reading: 2, title: 3 };
const BEGUN: Weight = { ...EXACT, id: 1 };

function best(hits: readonly NameHit[], weight: Weight): NameHit[] {
  const first = Math.min(...hits.map((hit) => weight[hit.rank]));
  return hits.filter((hit) => weight[hit.rank] === first);
}
