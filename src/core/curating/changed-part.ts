import { clipWords } from "../message/clip-words.ts";

/** Words that stay before and after what differs. */
const AROUND = 3;

/**
 * Two texts as far as they differ, each with at most about `most` characters: whole where they are short, else without
 * the words that both begin and end with, but for a few.
 */
export function changedPart(was: string, is: string, most: number): readonly [from: string, to: string] {
  if (was.length <= most && is.length <= most) return [was, is];
  const [before, after] = [was.split(" "), is.split(" ")];
  const shortest = Math.min(before.length, after.length);
  let first = 0;
  while (first < shortest && before[first] === after[first]) first++;
  let last = 0;
  while (last < shortest - first && before.at(-1 - last) === after.at(-1 - last)) last++;
  const part = (words: readonly string[]): string => {
    const from = Math.max(0, first - AROUND);
    const to = Math.min(words.length, words.length - last + AROUND);
    return `${from > 0 ? "… " : ""}${clipWords(words.slice(from, to).join(" "), most)}${to < words.length ? " …" : ""}`;
  };
  return [part(before), part(after)];
}
