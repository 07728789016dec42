import { simplify } from "./simplify.ts";
import { stem } from "./stem.ts";

/** Changes when folded text or the names of a record change, so that whoever keeps them knows to make them again. */
export const FOLDING_VERSION = 2;

const ASCII = /^[\0-\x7f]*$/;
const HAN = /\p{Script=Han}/u;
const HAN_CHARACTER = /\p{Script=Han}/gu;
const MARKS_OF_TRADE = /[™℠®©]/g;
const INVISIBLE = /\p{Default_Ignorable_Code_Point}/gu;
const DIACRITICS = /[\u0300-\u036f]/g;
const LETTERS_WITHOUT_DIACRITICS: Readonly<Record<string, string>> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  đ: "d",
  ð: "d",
  þ: "th",
  ł: "l",
  ı: "i",
  ς: "σ",
};
const NOT_IN_A_KEY = /[^\p{L}\p{N}\p{M}]+/gu;
const POSSESSIVE = /['’]s(?![\p{L}\p{N}])/gu;
/** `N+2`, but not `10+ customers`. */
const JOINING_PLUS = /(?<=[\p{L}\p{N}])\+(?=[\p{L}\p{N}])/gu;
/** `5.2` and `1,000` are one number. */
const INSIDE_NUMBER = /(?<=\d)[.,](?=\d)/g;
const WORD = /\p{Script=Han}+|[^\p{Script=Han} ]+/gu;

/** True for text with a Chinese character in it. */
export const hasHan = (text: string): boolean => HAN.test(text);

/**
 * The one key under which all spellings of a name meet: without case, width, diacritics, spaces and punctuation, in
 * simplified characters; `+` becomes `plus`, because N+2 is not N2. Empty when the text holds nothing to look up.
 */
export function fold(text: string): string {
  if (ASCII.test(text))
    return text
      .toLowerCase()
      .replaceAll("+", "plus")
      .replace(/[^a-z0-9]+/g, "");
  return foldCharacters(text).replaceAll("+", "plus").replace(NOT_IN_A_KEY, "");
}

/** The words of running text as the full-text index keeps them: `words`, English ones by their stems. */
export function foldWords(text: string): string[] {
  const stems = words(text).map(stem).join(" ");
  return stems === "" ? [] : stems.split(" ");
}

/**
 * The words of running text, folded like names, in order: letters and digits as they stand together (`s5000`), a run
 * of Han characters as its overlapping pairs, a lone one as itself.
 */
export function words(text: string): string[] {
  const plain = (ASCII.test(text) ? text.toLowerCase() : foldCharacters(text))
    .replace(POSSESSIVE, "")
    .replace(JOINING_PLUS, "plus")
    .replace(INSIDE_NUMBER, "")
    .replace(NOT_IN_A_KEY, " ");
  const found: string[] = [];
  for (const [word] of plain.matchAll(WORD)) {
    if (hasHan(word)) found.push(...pairs(word));
    else found.push(word);
  }
  return found;
}

function foldCharacters(text: string): string {
  const lower = text.replace(MARKS_OF_TRADE, "").normalize("NFKC").toLowerCase();
  const bare = lower.normalize("NFKD").replace(DIACRITICS, "").replace(INVISIBLE, "").normalize("NFC");
  const spelled = bare.replace(/[ßæœøđðþłıς]/g, (letter) => LETTERS_WITHOUT_DIACRITICS[letter] ?? letter);
  return HAN.test(spelled) ? spelled.replace(HAN_CHARACTER, simplify) : spelled;
}

function pairs(run: string): string[] {
  const characters = [...run];
  if (characters.length === 1) return characters;
  return characters.slice(1).map((character, i) => `${characters[i]}${character}`);
}
