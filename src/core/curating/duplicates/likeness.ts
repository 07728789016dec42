import { foldWords } from "../../lookup/fold.ts";

/** The words of the text and its pairs of neighbours; Chinese by its overlapping pairs of characters. */
export function shinglesOf(text: string): ReadonlySet<string> {
  const words = foldWords(text);
  const found = new Set(words);
  for (let i = 1; i < words.length; i++) found.add(`${words[i - 1]} ${words[i]}`);
  return found;
}

/** From 0, nothing in common, to 1, the same words in the same order; whichever comes first. */
export function likeness(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  if (one.size === 0 || other.size === 0) return 0;
  const [few, many] = one.size <= other.size ? [one, other] : [other, one];
  let shared = 0;
  for (const shingle of few) if (many.has(shingle)) shared++;
  return shared / (one.size + other.size - shared);
}
