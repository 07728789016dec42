import { fold, hasHan } from "./fold.ts";
import type { NameHit, NameIndex } from "./name-index.ts";
import { oneEach } from "./one-each.ts";

const NEAREST = 5;
const SHORTEST_NAME = 3;
const SHORTEST_HAN_NAME = 2;

/**
 * What somebody may have meant whose words name nothing, best first: names that the words hold, names that begin so,
 * names spelled more or less so.
 */
export function nearestNames(query: string, names: NameIndex): readonly NameHit[] {
  const key = fold(query);
  const held = heldIn(query, key, names);
  const found = [...held, ...names.prefix(key, NEAREST), ...names.near(key, NEAREST, held.length > 0 ? 1 : reach(key))];
  return oneEach(found).slice(0, NEAREST);
}

/** Names that the query begins with, the longest first, and names among its words. */
function heldIn(query: string, key: string, names: NameIndex): NameHit[] {
  const shortest = hasHan(key) ? SHORTEST_HAN_NAME : SHORTEST_NAME;
  const beginnings = Array.from({ length: Math.max(0, key.length - shortest) }, (_, cut) =>
    key.slice(0, key.length - 1 - cut),
  );
  const words = query
    .split(/\s+/)
    .map(fold)
    .filter((word) => word.length >= shortest);
  return [...beginnings, ...words].flatMap((part) => names.exact(part));
}

/** How far away a name may be to be worth showing: a third of it. */
const reach = (key: string): number => Math.min(3, Math.max(1, Math.floor(key.length / 3)));
