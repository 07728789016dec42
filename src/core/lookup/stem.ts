const ENGLISH = /^[a-z]{4,}$/;
/** `h20s`: several of a model. */
const MODELS = /^[a-z]+\d+s$/;

interface Ending {
  /** Its last letters: looked at first, because most words have none of these. */
  readonly last: string;
  readonly pattern: RegExp;
  readonly into: string;
}

/** Taken off one after the other. */
const ENDINGS: readonly Ending[] = [
  { last: "sd", pattern: /(?<=[a-z]{2})ie[sd]$/, into: "y" },
  // Not the s of `news`, nor that of `status`, though that of `gpus`.
  { last: "s", pattern: /(?<!^new|^[a-z]{3,}u)s$/, into: "" },
  // After three letters and a vowel: not in `string`, `being`, `used`, `speed`.
  { last: "gd", pattern: /(?<=[a-z]{3})(?<=[aeiouy][a-z]*)(?:ing|(?<!e)ed)$/, into: "" },
  { last: "e", pattern: /(?<=[a-z]{3})(?<!e)e$/, into: "" },
  { last: "bdfglmnprstz", pattern: /(?<=[a-z]{2})([a-z])\1$/, into: "$1" },
  { last: "zn", pattern: /(?<=[a-z]{3})iz(?=ation$|$)/, into: "is" },
];

/** One spelling for stems that are written in two ways, as one word or two among them. */
const SPELLINGS: ReadonlyMap<string, string> = new Map([
  ["licenc", "licens"],
  ["defenc", "defens"],
  ["centr", "center"],
  ["fibr", "fiber"],
  ["favour", "favor"],
  ["colour", "color"],
  ["labour", "labor"],
  ["datacenter", "data center"],
  ["datacentr", "data center"],
  ["supernod", "super nod"],
  ["superpod", "super pod"],
  ["supercluster", "super cluster"],
  ["opensourc", "open sourc"],
  ["chipmaker", "chip maker"],
]);

/**
 * The forms of an English word as one, for full-text search: without the endings of number and tense, British and
 * American alike (`licences`, `licensing`: `licens`). Two words, a space between them, where it is often written so.
 * Words of other languages, names of models and words of three letters stay as they are.
 */
export function stem(word: string): string {
  if (!ENGLISH.test(word)) return MODELS.test(word) ? word.slice(0, -1) : word;
  let plain = word;
  for (const { last, pattern, into } of ENDINGS) {
    if (last.includes(plain.charAt(plain.length - 1))) plain = plain.replace(pattern, into);
  }
  return SPELLINGS.get(plain) ?? plain;
}
