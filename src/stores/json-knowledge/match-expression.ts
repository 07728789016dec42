import { type QueryWord, queryWords } from "../../core/lookup/query-words.ts";

const LONE_HAN = /^\p{Script=Han}$/u;
const HANGUL = /\p{Script=Hangul}/u;
const SHORTEST_BEGINNING = 3;
/** More words than this never make a better answer, only a slower one. */
const MOST_WORDS = 32;

/**
 * The FTS5 expression for words as a person types them: all must be there, the last one may be unfinished. Undefined
 * when they tell nothing. Everything typed is data: quotes make the operators inert.
 */
export function matchExpression(text: string): string | undefined {
  const words = queryWords(text).slice(0, MOST_WORDS);
  if (words.length === 0) return undefined;
  const terms = words.map((word, i) => {
    // Han runs are indexed as pairs, which a single character can only begin.
    if (LONE_HAN.test(word.typed)) return beginning(word.typed);
    return i === words.length - 1 && mayGoOn(word.typed) ? finishedOrNot(word) : all(word);
  });
  return [...new Set(terms)].join(" AND ");
}

/** Not a number, for S500 is not S5000, nor so little that half the words begin so. */
const mayGoOn = (typed: string): boolean =>
  !/\p{N}$/u.test(typed) && (typed.length >= SHORTEST_BEGINNING || HANGUL.test(typed));

const beginning = (word: string): string => `"${word}" *`;
const all = ({ indexed }: QueryWord): string => indexed.map((word) => `"${word}"`).join(" AND ");

/** What is indexed may begin as typed without having the same stem: `process` of `processor`. */
const finishedOrNot = (word: QueryWord): string =>
  all(word) === `"${word.typed}"` ? beginning(word.typed) : `((${all(word)}) OR ${beginning(word.typed)})`;
