import { words } from "./fold.ts";
import { stem } from "./stem.ts";

/** A word of a query: as typed, though folded, and as the index keeps it, which may be two words. */
export interface QueryWord {
  readonly typed: string;
  readonly indexed: readonly string[];
}

const STOP_WORDS: ReadonlySet<string> = new Set("the a an of and or in on for to is what who how did does".split(" "));

/** The words that tell something, each once, in their order; none for text of stop words and punctuation only. */
export function queryWords(text: string): readonly QueryWord[] {
  const telling = new Set(words(text).filter((word) => !STOP_WORDS.has(word)));
  return [...telling].map((typed) => ({ typed, indexed: stem(typed).split(" ") }));
}
