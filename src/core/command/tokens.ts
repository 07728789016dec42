/** A line taken apart: plain words in order, and flags as typed, in order. */
export interface Tokens {
  readonly words: readonly string[];
  readonly flags: readonly Flag[];
}
export interface Flag {
  readonly name: string;
  /** Undefined for a flag that stands alone. */
  readonly value: string | undefined;
  /** The plain words between it and the next flag; they are among `words`, too. */
  readonly after?: readonly string[];
}

const CLOSING: Readonly<Record<string, string>> = {
  '"': '"',
  "“": "”",
  "”": "”",
  "„": "”",
  "«": "»",
  "「": "」",
  "⟦": "⟧",
};
const LONE_FLAGS: ReadonlySet<string> = new Set(["share", "afresh"]);

/** One word of the line; `quoted` words are never taken for flags. */
interface Piece {
  readonly text: string;
  readonly quoted: boolean;
}

/**
 * Splits a line into words and flags: any order, `--flag value`, `--flag=value`, quotes of every shape, and the dashes
 * that phones make of `--`. Total: every line has tokens; an unclosed quote runs to the end.
 */
export function tokenize(line: string): Tokens {
  const words: string[] = [];
  const flags: Flag[] = [];
  const pieces = split(line);
  for (let i = 0; i < pieces.length; i++) {
    const piece = pieces[i] as Piece;
    const name = piece.quoted ? undefined : flagName(piece.text);
    if (name === undefined) {
      words.push(piece.text);
      const flag = flags.at(-1);
      if (flag) flags[flags.length - 1] = { ...flag, after: [...(flag.after ?? []), piece.text] };
      continue;
    }
    const equals = name.indexOf("=");
    if (equals >= 0) {
      flags.push({ name: name.slice(0, equals).toLowerCase(), value: name.slice(equals + 1) });
      continue;
    }
    const next = pieces[i + 1];
    const takesNext = !LONE_FLAGS.has(name.toLowerCase()) && next && (next.quoted || flagName(next.text) === undefined);
    flags.push({ name: name.toLowerCase(), value: takesNext ? next.text : undefined });
    if (takesNext) i++;
  }
  return { words, flags };
}

/** `--since` and what phones make of it (`—since`, `–since`) → `since`. */
function flagName(text: string): string | undefined {
  return /^(?:--|—|–{1,2}|―|－{1,2})(\p{L}.*)$/su.exec(text)?.[1];
}

function split(line: string): Piece[] {
  const pieces: Piece[] = [];
  let text = "";
  let quoted = false;
  let closing: string | undefined;
  const flush = () => {
    if (text !== "" || quoted) pieces.push({ text, quoted });
    text = "";
    quoted = false;
  };
  const chars = [...line];
  for (const [i, char] of chars.entries()) {
    if (closing !== undefined) {
      // Doubled, it stands for itself.
      if (closing === DOUBLED && char === DOUBLED && chars[i + 1] === DOUBLED) {
        chars[i + 1] = "";
        text += char;
        continue;
      }
      // A curly quote may be closed by either of its kind: phones mix them.
      if (char === closing || (closing === "”" && char === '"') || (closing === '"' && char === "”"))
        closing = undefined;
      else text += char;
    } else if (CLOSING[char] !== undefined && (text === "" || text.endsWith("="))) {
      closing = CLOSING[char];
      // `--name="two words"` stays a flag.
      quoted = text === "";
    } else if (/\s/u.test(char)) {
      flush();
    } else {
      text += char;
    }
  }
  flush();
  return pieces;
}

/** The closing mark that text can hold, doubled: in it any text can be quoted whole. */
const DOUBLED = "⟧";

const PAIRS = [
  ['"', '"', /["”]/u],
  ["「", "」", /」/u],
  ["«", "»", /»/u],
] as const;

/** The word as it must be typed to arrive whole: quoted where it would fall apart or be taken for a flag. */
export function quote(word: string): string {
  if (!/\s|^$|^["“”„«「⟦]|=["“”„«「⟦]|^(?:--|[—–―－])/u.test(word)) return word;
  const pair = PAIRS.find(([, , closes]) => !closes.test(word));
  return pair ? `${pair[0]}${word}${pair[1]}` : `⟦${word.replaceAll(DOUBLED, DOUBLED + DOUBLED)}${DOUBLED}`;
}

/** The value as it arrives: without the quotes that hold it together in a line. */
export const unquoted = (word: string): string => tokenize(word).words.join(" ") || word;
