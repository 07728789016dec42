import { to } from "opencc-js/preset/t2cn";

const simplified = new Map<string, string>();
for (const dictionary of (to.cn ?? []).flat()) {
  const pairs = typeof dictionary === "string" ? dictionary.split("|").map((pair) => pair.split(" ")) : dictionary;
  for (const [from = "", into = ""] of pairs) if ([...from].length === 1) simplified.set(from, into);
}
for (const [from, into] of simplified) simplified.set(from, simplified.get(into) ?? into);

/**
 * The simplified form of one traditional Chinese character. Character by character, unlike OpenCC's phrases, so that a
 * part of a name folds as it does inside the whole name.
 */
export const simplify = (character: string): string => simplified.get(character) ?? character;
