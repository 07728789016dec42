import type { Suggestion } from "../amw.ts";
import { recordSuggestion } from "../command/complete.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import { fold } from "../lookup/fold.ts";
import { namesAmong } from "./resolve.ts";

const MOST_READ = 4000;
const LONGEST_NAME = 8;
const SHORTEST_NAME = 2;

/** The records named in a text, each once, in their order; Chinese names too, which no spaces set apart. */
export function named(text: string, limit: number, knowledge: Knowledge): Suggestion[] {
  const phrases = text.slice(0, MOST_READ).split(/[\n,;:!?()[\]{}"“”，。、；：！？（）《》]+/u);
  const ids = phrases.flatMap((phrase) =>
    namesAmong(
      phrase.split(/\s+/u).flatMap((word) => hanNamesApart(word, knowledge)),
      knowledge,
    ),
  );
  return [...new Set(ids)].slice(0, limit).map((id) => recordSuggestion(id, knowledge));
}

/** The word with the names in its runs of Han characters set apart, longest first. */
function hanNamesApart(word: string, knowledge: Knowledge): string[] {
  if (!/\p{Script=Han}/u.test(word)) return [word];
  const pieces: string[] = [];
  let other = "";
  for (let i = 0; i < word.length; ) {
    const name = hanNameAt(word, i, knowledge);
    if (name === undefined) {
      other += word.charAt(i++);
      continue;
    }
    pieces.push(other, name);
    other = "";
    i += name.length;
  }
  return [...pieces, other].filter(Boolean);
}

function hanNameAt(word: string, from: number, knowledge: Knowledge): string | undefined {
  for (let length = Math.min(LONGEST_NAME, word.length - from); length >= SHORTEST_NAME; length--) {
    const piece = word.slice(from, from + length);
    if (/^\p{Script=Han}+$/u.test(piece) && knowledge.names.exact(fold(piece)).length > 0) return piece;
  }
  return undefined;
}
