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
/** Chinese in one run that is taken apart into words: 5 ms; real sentences are far shorter. */
const MOST_TAKEN_APART = 1000;
/** Letters of a run of words that can be a name. */
const LONGEST_NAME = 120;
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

/** Whole words only, the longest run of them that is a name; no further than some name begins so. */
function inWords(text: string, knowledge: Knowledge, note: Note): void {
  // Chinese has its own way; a name of both scripts begins where the letters do.
  const words = [...text.matchAll(WORD)].flatMap((match) => apart(match[0], match.index));
  for (let i = 0; i < words.length; ) {
    const at = words[i]?.at ?? 0;
    let [taken, hits]: [number, readonly NameHit[]] = [1, []];
    for (let length = 1; length <= Math.min(MOST_WORDS, words.length - i); length++) {
      const last = words[i + length - 1];
      if (!last) break;
      const end = last.at + last.text.length;
      if (end - at > LONGEST_NAME) break;
      const written = text.slice(at, end);
      if (/[\n.!?;:。！？；：](?:\s|$)/u.test(written.slice(0, -1))) break;
      const name = written.replace(/[.'’&/-]+$|['’]s$/gu, "");
      const key = fold(name);
      if (!knowledge.names.begins(key)) break;
      const called = named(name, key, knowledge);
      if (called.length > 0) [taken, hits] = [length, called];
    }
    for (const hit of hits) note(hit, at);
    i += taken;
  }
}

/** `MusaCoder代码` stands for a word and Chinese that follows. */
const apart = (word: string, at: number) =>
  [...word.matchAll(/[^\p{Script=Han}]+/gu)]
    .map((part) => ({ text: part[0], at: at + part.index }))
    .filter((part) => /[\p{L}\p{N}]/u.test(part.text));

function named(written: string, key: string, knowledge: Knowledge): readonly NameHit[] {
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
  const ask = askingOnce(knowledge);
  for (const run of text.matchAll(HAN_RUN)) {
    const characters = foldedEach(run[0]);
    const isEdge = edgesOf(run[0]);
    for (let i = 0; i < characters.length; ) {
      const found = longestAt(characters, i, isEdge, ask);
      if (found) note(found.hit, run.index + i);
      i += found?.length ?? 1;
    }
  }
}

/** Each character as names have it; a run at once, because that is far quicker, unless characters fall away. */
function foldedEach(run: string): readonly string[] {
  const [characters, folded] = [[...run], [...fold(run)]];
  return folded.length === characters.length ? folded : characters.map(fold);
}

interface Asked {
  /** Whether a name begins so. */
  readonly begins: boolean;
  readonly hit: NameHit | undefined;
}

/** Asks for each key once, because a text says the same again and again. */
function askingOnce({ names }: Knowledge): (key: string) => Asked {
  const known = new Map<string, Asked>();
  return (key) => {
    const before = known.get(key);
    if (before) return before;
    const begins = names.begins(key);
    const asked = { begins, hit: begins ? ofText(names.exact(key))[0] : undefined };
    known.set(key, asked);
    return asked;
  };
}

function longestAt(
  characters: readonly string[],
  from: number,
  isEdge: (at: number) => boolean,
  ask: (key: string) => Asked,
): { readonly hit: NameHit; readonly length: number } | undefined {
  let longest: { readonly hit: NameHit; readonly length: number } | undefined;
  for (let length = 2; length <= Math.min(LONGEST_HAN, characters.length - from); length++) {
    const key = characters.slice(from, from + length).join("");
    const { begins, hit } = ask(key);
    if (!begins) break;
    // Two characters may meet by chance at the seam of two words.
    if (hit && (length > 2 || (isEdge(from) && isEdge(from + length)))) longest = { hit, length };
  }
  return longest;
}

/** Where words begin and end; the run is taken apart only if anybody asks, and no more of it than a sentence may have. */
function edgesOf(run: string): (at: number) => boolean {
  let edges: Set<number> | undefined;
  return (at) => {
    if (at === 0 || at === run.length) return true;
    if (!edges) {
      edges = new Set();
      for (const { index } of segmenter.segment(run.slice(0, MOST_TAKEN_APART))) edges.add(index);
    }
    return edges.has(at);
  };
}
