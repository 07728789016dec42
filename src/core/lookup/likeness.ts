import { editsWithin } from "./edit-distance.ts";
import { fold, hasHan } from "./fold.ts";
import type { NameHit, NameIndex } from "./name-index.ts";
import { oneEach } from "./one-each.ts";
import { readings } from "./readings.ts";

const TYPOS = 16;
const SHORTEST_TYPO = 5;
const LETTERS_AN_EDIT = 4;
const SHORTEST_BEGINNING = 3;
const SHORTEST_HAN_BEGINNING = 2;

/**
 * The names that were meant though typed wrong, all equally near: long enough for their edits, and of the same model
 * number, for S5000 is no typo of S4000. Chinese characters are mistyped by sound (寒武记 for 寒武纪): there the sound must be
 * the same, and a name that is only known in Latin letters is met by its sound as well.
 */
export function typosOf(key: string, names: NameIndex): NameHit[] {
  if (hasHan(key)) return soundingLike(key, names);
  if (key.length < SHORTEST_TYPO) return [];
  const meant = names
    .near(key, TYPOS)
    .filter((hit) => numbersOf(key) === numbersOf(hit.key) && hit.distance * LETTERS_AN_EDIT <= key.length);
  return meant.filter((hit) => hit.distance === meant[0]?.distance);
}

function soundingLike(key: string, names: NameIndex): NameHit[] {
  const found = oneEach(readings(key).flatMap((reading) => names.exact(reading)));
  return found.map((hit) => ({ ...hit, how: "near", distance: editsWithin(key, fold(hit.label), key.length) }));
}

/** Every number with the characters that touch it, for a model is known by them: `d910c` of `ascend910c`. */
const numbersOf = (key: string): string => (key.match(/\D?\d+\D?/gu) ?? []).join(" ");

/** True where so much of a name is enough to mean it. */
export function isEnoughOf(key: string, hit: NameHit): boolean {
  if (endsInsideVersion(key, hit)) return false;
  return [...key].length >= (hasHan(key) ? SHORTEST_HAN_BEGINNING : SHORTEST_BEGINNING);
}

/** `glm4` of GLM-4.7: of that family, but no name of it. */
const endsInsideVersion = (key: string, hit: NameHit): boolean =>
  /\d$/.test(key) && /\d/.test(hit.key.charAt(key.length));

/** `h10` of H100: another number altogether. A dot or hyphen in the name as written makes it a version instead. */
export function endsInsideNumber(key: string, hit: NameHit): boolean {
  if (!endsInsideVersion(key, hit)) return false;
  const digits = /\d+$/.exec(key)?.[0] ?? "";
  const written = hit.label.normalize("NFKC");
  return !new RegExp(`${digits}[^\\p{L}\\p{N}]+\\d`, "u").test(written);
}
