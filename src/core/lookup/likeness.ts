import { hasHan } from "./fold.ts";
import type { NameHit } from "./name-index.ts";
import { readings } from "./readings.ts";

const SHORTEST_TYPO = 5;
const LETTERS_AN_EDIT = 4;
const SHORTEST_BEGINNING = 3;
const SHORTEST_HAN_BEGINNING = 2;

/**
 * True where a near name is what was meant: long enough for its edits, the same model number (S5000 is no typo of
 * S4000), and in Chinese characters the same sound, because that is how those are mistyped (寒武记 for 寒武纪).
 */
export function isTypoOf(key: string, hit: NameHit): boolean {
  if (numbersOf(key) !== numbersOf(hit.key)) return false;
  if (hasHan(key)) return readings(key)[0] === readings(hit.key)[0];
  return key.length >= SHORTEST_TYPO && hit.distance * LETTERS_AN_EDIT <= key.length;
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
