/** What somebody wrote of a list: all of it, or what to add to it and to take away. */
export type ListChange =
  | { readonly whole: readonly string[] }
  | { readonly add: readonly string[]; readonly remove: readonly string[] };

export type ReadList = { readonly change: ListChange } | { readonly problem: string };

const NONE = /^(?:none|nothing)$/iu;
const COMMAS = /[,，、;；\n]/u;
const SIGN = /^([+＋]|[-−－])\s*(?=\S)/u;

/**
 * The whole list, or entries that begin with + or -, which are added or taken away; `none` empties it. Entries stand on
 * lines of their own, or, `by: "commas"`, between commas, too. `literal`: a sign is part of its entry, as in a form.
 */
export function readList(text: string, by: "commas" | "lines", literal: boolean): ReadList {
  if (NONE.test(text.trim())) return { change: { whole: [] } };
  const entries = text
    .split(by === "commas" ? COMMAS : "\n")
    .map((entry) => entry.trim())
    .filter(Boolean);
  const signs = literal ? [] : entries.filter((entry) => SIGN.test(entry));
  if (signs.length === 0) return { change: { whole: entries } };
  if (signs.length < entries.length)
    return {
      problem: "Write the whole list, or put + before what to add and - before what to take away, each of them.",
    };
  const of = (added: boolean): string[] =>
    entries.filter((entry) => /^[+＋]/u.test(entry) === added).map((entry) => entry.replace(SIGN, ""));
  return { change: { add: of(true), remove: of(false) } };
}

export interface Entries<Entry> {
  /** What was typed as an entry. Throws where it is none. */
  read(typed: string): Entry;
  isSame(one: Entry, other: Entry): boolean;
  /** Which of the entries was meant by what was typed, where that need not be a whole entry. */
  find?(typed: string, among: readonly Entry[]): Entry | undefined;
}

/** The list as it is after the change, each entry once. `gone`: what was to be taken away and is not there. */
export function changedList<Entry>(
  before: readonly Entry[],
  change: ListChange,
  { read, isSame, find }: Entries<Entry>,
): { readonly list: readonly Entry[]; readonly missing: readonly string[] } {
  const unique = (entries: readonly Entry[]): Entry[] =>
    entries.filter((entry, i) => entries.findIndex((one) => isSame(one, entry)) === i);
  if ("whole" in change) return { list: unique(change.whole.map(read)), missing: [] };
  const missing: string[] = [];
  const removed = change.remove.flatMap((typed) => {
    const found = find?.(typed, before) ?? before.find((entry) => isRead(typed, entry, read, isSame));
    if (found === undefined) missing.push(typed);
    return found === undefined ? [] : [found];
  });
  const left = before.filter((entry) => !removed.some((one) => isSame(one, entry)));
  return { list: unique([...left, ...change.add.map(read)]), missing };
}

function isRead<Entry>(
  typed: string,
  entry: Entry,
  read: (typed: string) => Entry,
  isSame: Entries<Entry>["isSame"],
): boolean {
  try {
    return isSame(read(typed), entry);
  } catch {
    return false;
  }
}
