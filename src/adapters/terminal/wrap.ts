import { type Line, plain, type Run } from "./run.ts";
import { graphemesOf, piecesOf, widthOf } from "./width.ts";

/** Scripts without spaces: a line may end after any character. */
const CLOSE_SET = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uffef]/u;
/** What may not begin a line, and what may not end one. */
const NEVER_FIRST = /^[\p{Pe}\p{Pf}，。、；：！？…—·,.;:!?%％ー々]/u;
const NEVER_LAST = /[\p{Ps}\p{Pi}]$/u;

/** Between the parts of a line; it ends a line rather than beginning the next. */
const SEPARATOR = "·";

/** What stays together on a line. */
interface Word {
  readonly runs: Run[];
  width: number;
  /** A space stands before it, unless it begins a line. */
  readonly spaced: boolean;
}

interface Piece extends Run {
  readonly width: number;
}

const pieces = (run: Run): Piece[] =>
  (run.whole ? [run.text] : piecesOf(run.text)).map((text) => ({ ...run, text, width: widthOf(text) }));

function mayBreak(before: string, after: string): boolean {
  if (NEVER_FIRST.test(after) || NEVER_LAST.test(before)) return false;
  return CLOSE_SET.test(before) || CLOSE_SET.test(after);
}

function append(runs: Run[], { text, style, whole }: Run): void {
  const last = runs.at(-1);
  if (last && last.style === style && last.whole === whole) runs[runs.length - 1] = { ...last, text: last.text + text };
  else runs.push(whole ? { text, style, whole } : { text, style });
}

/** The words of a text without line breaks. */
function wordsOf(runs: readonly Run[]): Word[] {
  const words: Word[] = [];
  let current: Word | undefined;
  let spaced = false;
  let last = "";
  for (const run of runs) {
    for (const piece of pieces(run)) {
      if (!piece.whole && piece.text.trim() === "" && piece.width > 0) {
        current = undefined;
        spaced = true;
        continue;
      }
      const before = words.at(-1);
      if (!current && before && piece.text === SEPARATOR) {
        append(before.runs, { ...piece, text: ` ${SEPARATOR}` });
        before.width += piece.width + 1;
        continue;
      }
      if (!current || mayBreak(last, piece.text)) {
        current = { runs: [], width: 0, spaced };
        words.push(current);
        spaced = false;
      }
      append(current.runs, piece);
      current.width += piece.width;
      last = piece.text;
    }
  }
  return namesKept(words);
}

const BEGINS_UNSPACED = /^[\p{Ps}\p{Pi}]*[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
const ENDS_UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]$/u;
/** A Chinese name of up to this many columns is not torn apart. */
const LONGEST_NAME = 16;

const startOf = ({ runs }: Word): string => runs[0]?.text ?? "";
const endOf = ({ runs }: Word): string => runs.at(-1)?.text ?? "";

/** The words, with short stretches of Chinese (between spaces, marks and Latin words) as one word each. */
function namesKept(words: readonly Word[]): Word[] {
  const kept: Word[] = [];
  let stretch: Word[] = [];
  const flush = (): void => {
    const width = stretch.reduce((sum, word) => sum + word.width, 0);
    const [first] = stretch;
    if (!first || width > LONGEST_NAME) kept.push(...stretch);
    else {
      const joined: Word = { runs: [], width, spaced: first.spaced };
      for (const run of stretch.flatMap((word) => word.runs)) append(joined.runs, run);
      kept.push(joined);
    }
    stretch = [];
  };
  for (const word of words) {
    const last = stretch.at(-1);
    if (last && (word.spaced || !ENDS_UNSPACED.test(endOf(last)) || !BEGINS_UNSPACED.test(startOf(word)))) flush();
    stretch.push(word);
  }
  flush();
  return kept;
}

/** A word that is wider than a line, cut at graphemes; whole runs stay whole. */
function cut(word: Word, width: number): Word[] {
  const parts: Word[] = [];
  let part: Word = { runs: [], width: 0, spaced: word.spaced };
  const room = (needed: number): void => {
    if (part.width + needed <= width || part.width === 0) return;
    parts.push(part);
    part = { runs: [], width: 0, spaced: false };
  };
  for (const run of word.runs) {
    const units = run.whole ? [run.text] : graphemesOf(run.text);
    for (const text of units) {
      const needed = widthOf(text);
      room(needed);
      append(part.runs, { ...run, text });
      part.width += needed;
    }
  }
  return [...parts, part];
}

function wrapLine(runs: readonly Run[], width: number): Line[] {
  const lines: Run[][] = [];
  let line: Run[] = [];
  let used = 0;
  for (const word of wordsOf(runs).flatMap((one) => (one.width > width ? cut(one, width) : [one]))) {
    const space = word.spaced && used > 0 ? 1 : 0;
    if (used > 0 && used + space + word.width > width) {
      lines.push(line);
      line = [];
      used = 0;
    } else if (space > 0) {
      const [first] = word.runs;
      const last = line.at(-1);
      // Inside one link or bold phrase, the space belongs to it.
      append(line, first && last && first.style === last.style && !last.whole ? { ...last, text: " " } : plain(" "));
      used += 1;
    }
    for (const run of word.runs) append(line, run);
    used += word.width;
  }
  return [...lines, line];
}

/** The runs, split at their line breaks. */
function lineBreaks(runs: readonly Run[]): Run[][] {
  const lines: Run[][] = [[]];
  for (const run of runs) {
    for (const [i, text] of run.text.split("\n").entries()) {
      if (i > 0) lines.push([]);
      if (text !== "") lines.at(-1)?.push({ ...run, text });
    }
  }
  return lines;
}

/** The text in lines of at most `width` columns; only what must stay whole is ever wider. At least one line. */
export const wrap = (runs: readonly Run[], width: number): Line[] =>
  lineBreaks(runs).flatMap((line) => wrapLine(line, Math.max(2, width)));

export const lineWidth = (line: Line): number => widthOf(line.map(({ text }) => text).join(""));

/** Widths of the text as it would like to be, on as many lines as it has, and at its narrowest without cutting a word. */
export function widths(runs: readonly Run[]): { readonly natural: number; readonly least: number } {
  const lines = lineBreaks(runs);
  const words = lines.flatMap(wordsOf);
  return {
    natural: Math.max(
      0,
      ...lines.map((line) => wordsOf(line).reduce((sum, w) => sum + w.width + (w.spaced ? 1 : 0), 0)),
    ),
    least: Math.max(0, ...words.map((word) => word.width)),
  };
}
