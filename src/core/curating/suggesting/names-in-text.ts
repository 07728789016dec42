import type { Knowledge } from "../../knowledge/knowledge.ts";
import { kindOf, type RecordId } from "../../knowledge/slug.ts";
import { fold } from "../../lookup/fold.ts";
import type { NameHit, NameRank } from "../../lookup/name-index.ts";

/** A record that a text names. */
export interface Mention {
  readonly id: RecordId;
  /** Where it is named first. */
  readonly at: number;
  readonly count: number;
}

const MOST_WORDS = 6;
const LONGEST_HAN = 10;
/** Names of so few letters must be written as the record has them: `AMD`, never `amd` or a part of another word. */
const SHORT = 3;
/** Readings and titles are no names that people write in a text. */
const WRITTEN: ReadonlySet<NameRank> = new Set(["id", "name", "alias", "maker"]);

const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}+.'’&/-]*/gu;
const HAN_RUN = /\p{Script=Han}+/gu;
const segmenter = new Intl.Segmenter("zh", { granularity: "word" });

/** Players, products and segments that the text names, in either script, the one named first first. */
export function namesInText(text: string, knowledge: Knowledge): readonly Mention[] {
  const found = new Map<RecordId, { at: number; count: number }>();
  const note = (hit: NameHit, at: number): void => {
    const known = found.get(hit.id);
    if (known) found.set(hit.id, { at: Math.min(at, known.at), count: known.count + 1 });
    else found.set(hit.id, { at, count: 1 });
  };
  inWords(text, knowledge, note);
  inHan(text, knowledge, note);
  return [...found].map(([id, { at, count }]) => ({ id, at, count })).sort((a, b) => a.at - b.at);
}

type Note = (hit: NameHit, at: number) => void;

/** Whole words only, the longest run of them that is a name. */
function inWords(text: string, knowledge: Knowledge, note: Note): void {
  // Chinese has its own way; a name of both scripts begins where the letters do.
  const words = [...text.matchAll(WORD)].flatMap((match) => apart(match[0], match.index));
  for (let i = 0; i < words.length; ) {
    let taken = 1;
    for (let length = Math.min(MOST_WORDS, words.length - i); length > 0; length--) {
      const [first, last] = [words[i], words[i + length - 1]];
      if (!first || !last) continue;
      const written = text.slice(first.at, last.at + last.text.length);
      if (/[\n.!?;:。！？；：](?:\s|$)/u.test(written.slice(0, -1))) continue;
      const hits = named(written.replace(/[.'’&/-]+$|['’]s$/gu, ""), knowledge);
      if (hits.length === 0) continue;
      for (const hit of hits) note(hit, first.at);
      taken = length;
      break;
    }
    i += taken;
  }
}

/** `MusaCoder代码` stands for a word and Chinese that follows. */
const apart = (word: string, at: number) =>
  [...word.matchAll(/[^\p{Script=Han}]+/gu)]
    .map((part) => ({ text: part[0], at: at + part.index }))
    .filter((part) => /[\p{L}\p{N}]/u.test(part.text));

function named(written: string, knowledge: Knowledge): readonly NameHit[] {
  const key = fold(written);
  if (key.length < 2 || /^\d+$/u.test(key)) return [];
  return ofText(knowledge.names.exact(key)).filter((hit) => {
    if (kindOf(hit.id) === "segment") return key.length > SHORT || written === hit.label;
    if (key.length <= SHORT) return written === hit.label;
    // A name that is a common word, such as Meta, is one with its capital letter.
    return /[\p{Lu}\p{N}]/u.test(written) || written === hit.label;
  });
}

/** What people write, and where a player and its product are called alike, the player. */
function ofText(hits: readonly NameHit[]): readonly NameHit[] {
  const written = hits.filter(({ id, rank }) => WRITTEN.has(rank) && kindOf(id) !== "announcement");
  const players = written.filter(({ id }) => kindOf(id) === "player");
  return players.length > 0 ? players.slice(0, 1) : written.slice(0, 1);
}

/** Names within runs of Chinese, which has no spaces, the longest first. */
function inHan(text: string, knowledge: Knowledge, note: Note): void {
  for (const run of text.matchAll(HAN_RUN)) {
    const characters = [...run[0]];
    const edges = edgesOf(run[0]);
    for (let i = 0; i < characters.length; ) {
      const length = longestAt(characters, i, edges, knowledge, (hit) => note(hit, run.index + i));
      i += length;
    }
  }
}

function longestAt(
  characters: readonly string[],
  from: number,
  edges: ReadonlySet<number>,
  knowledge: Knowledge,
  note: (hit: NameHit) => void,
): number {
  for (let length = Math.min(LONGEST_HAN, characters.length - from); length > 1; length--) {
    const [hit] = ofText(knowledge.names.exact(fold(characters.slice(from, from + length).join(""))));
    // Two characters may meet by chance at the seam of two words.
    if (!hit || (length === 2 && !(edges.has(from) && edges.has(from + length)))) continue;
    note(hit);
    return length;
  }
  return 1;
}

/** Where words begin and end. */
function edgesOf(run: string): ReadonlySet<number> {
  const edges = new Set([0, run.length]);
  for (const { index, segment } of segmenter.segment(run)) edges.add(index).add(index + segment.length);
  return edges;
}
