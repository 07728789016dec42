import { editsWithin } from "./edit-distance.ts";
import { fold, hasHan } from "./fold.ts";
import type { NameHit, NameIndex } from "./name-index.ts";
import { oneEach } from "./one-each.ts";
import { readings } from "./readings.ts";

const TYPOS = 16;
const SHORTEST_TYPO = 5;
const LETTERS_AN_EDIT = 4;
const MOST_EDITS = 3;
const SHORTEST_HAN = 3;
/** No name is longer, and every character takes a while to be read aloud. */
const LONGEST_HAN = 60;
const SHORTEST_BEGINNING = 3;
const SHORTEST_BRIEF_BEGINNING = 2;
/** Scripts of which one character says as much as two or three letters do. */
const BRIEF = /[\p{Script=Han}\p{Script=Hangul}]/u;

/**
 * The names that were meant though typed wrong, all equally near: long enough for their edits, and of the same model
 * number, for S5000 is no typo of S4000. Chinese characters are mistyped by sound (寒武记 for 寒武纪): there the sound must be
 * the same, and a name that is only known in Latin letters is met by its sound as well.
 */
export function typosOf(key: string, names: NameIndex): NameHit[] {
  if (hasHan(key)) return soundingLike(key, names);
  if (key.length < SHORTEST_TYPO) return [];
  // What a name of this length can be meant by is no farther than this anyway.
  const most = editsMeant(key);
  const meant = names
    .near(key, TYPOS, most < MOST_EDITS ? most : undefined)
    .filter((hit) => numbersOf(key) === numbersOf(hit.key) && hit.distance * LETTERS_AN_EDIT <= key.length);
  return meant.filter((hit) => hit.distance === meant[0]?.distance);
}

function soundingLike(key: string, names: NameIndex): NameHit[] {
  if (key.length > LONGEST_HAN) return [];
  const found = oneEach(readings(key).flatMap((reading) => names.exact(reading)));
  return found.map((hit) => ({ ...hit, how: "near", distance: editsWithin(key, fold(hit.label), key.length) }));
}

/** Every number with the characters that touch it, for a model is known by them: `d910c` of `ascend910c`. */
const numbersOf = (key: string): string => (key.match(/\D?\d+\D?/gu) ?? []).join(" ");

/** How many edits away a name may be to be what was meant: one in four letters, or one Chinese character. */
export const editsMeant = (key: string): number =>
  hasHan(key) ? Number(key.length >= SHORTEST_HAN) : Math.min(MOST_EDITS, Math.floor(key.length / LETTERS_AN_EDIT));

/** True where so much of a name is enough to mean it, if nothing else begins so: of a player's slug, two letters. */
export function isEnoughOf(key: string, hit: NameHit): boolean {
  if (endsInsideVersion(key, hit)) return false;
  const brief = BRIEF.test(key) || (hit.rank === "id" && hit.id.startsWith("player:"));
  return [...key].length >= (brief ? SHORTEST_BRIEF_BEGINNING : SHORTEST_BEGINNING);
}

/** True where the words typed begin the title, the last one perhaps unfinished: not `nvidias` of `NVIDIA says`. */
export function beginsWordByWord(partial: string, title: string): boolean {
  const [typed, written] = [wordsIn(partial), wordsIn(title)];
  const last = typed.length - 1;
  return typed.every((word, i) => (i < last ? written[i] === word : written[i]?.startsWith(word)));
}

/** The words between spaces and punctuation, folded. */
export const wordsIn = (text: string): string[] =>
  text
    .split(/[^\p{L}\p{N}\p{M}]+/u)
    .map(fold)
    .filter(Boolean);

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
