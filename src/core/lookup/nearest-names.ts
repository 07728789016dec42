import { fold, hasHan } from "./fold.ts";
import { editsMeant, wordsIn } from "./likeness.ts";
import { type Makers, preferPlayers } from "./makers.ts";
import type { NameHit, NameIndex } from "./name-index.ts";
import { oneEach } from "./one-each.ts";

const NEAREST = 5;
const SHORTEST_NAME = 3;
const SHORTEST_HAN_NAME = 2;
const LONGEST_NAME = 250;
/** A date and the beginning of a word. */
const LIKE_AN_ANNOUNCEMENT = /^\d{4}-(?:\d\d-){0,2}\p{L}/u;

/**
 * What somebody may have meant whose words name nothing, best first: names that the words hold, names that begin so,
 * names spelled nearly so.
 */
export function nearestNames(query: string, names: NameIndex, makers: Makers): readonly NameHit[] {
  const key = fold(query);
  const held = heldIn(query, key, names);
  const begun = preferPlayers(names.prefix(key, NEAREST), makers).filter((hit) => isLikely(query, hit));
  const most = held.length > 0 ? Math.min(1, editsMeant(key)) : editsMeant(key);
  return oneEach([...held, ...begun, ...names.near(key, NEAREST, most)]).slice(0, NEAREST);
}

/** Only the beginning of its slug means an announcement; of its title, it means what the title is about. */
const isLikely = (query: string, hit: NameHit): boolean =>
  !hit.id.startsWith("announcement:") || (hit.rank === "id" && LIKE_AN_ANNOUNCEMENT.test(query));

/** Names that the query begins with, the longest first, and names among its words. */
function heldIn(query: string, key: string, names: NameIndex): NameHit[] {
  const shortest = hasHan(key) ? SHORTEST_HAN_NAME : Math.max(SHORTEST_NAME, Math.ceil(key.length / 2));
  const longest = Math.min(LONGEST_NAME, key.length - 1);
  const beginnings = Array.from({ length: Math.max(0, longest + 1 - shortest) }, (_, cut) =>
    key.slice(0, longest - cut),
  );
  const words = wordsIn(query).filter((word) => word.length >= (hasHan(word) ? SHORTEST_HAN_NAME : SHORTEST_NAME));
  return [...beginnings, ...words].flatMap((part) => names.exact(part));
}
