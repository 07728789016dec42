import { from, to } from "opencc-js/preset/t2cn";

const simplified = charactersOf([...(from.tw ?? []), ...(from.hk ?? [])].flat());
const characters = charactersOf((to.cn ?? []).flat());
for (const [variant, standard] of simplified) characters.set(variant, characters.get(standard) ?? standard);
for (const [character, target] of characters) characters.set(character, characters.get(target) ?? target);

/**
 * The simplified form of one traditional Chinese character. Character by character, unlike OpenCC's phrases, so that a
 * part of a name folds as it does inside the whole name.
 */
export const simplify = (character: string): string => characters.get(character) ?? character;

function charactersOf(dictionaries: readonly (string | readonly (readonly [string, string])[])[]): Map<string, string> {
  const found = new Map<string, string>();
  for (const dictionary of dictionaries) {
    const pairs = typeof dictionary === "string" ? dictionary.split("|").map((pair) => pair.split(" ")) : dictionary;
    for (const [key = "", value = ""] of pairs) {
      if ([...key].length === 1 && [...value].length === 1 && key !== value) found.set(key, value);
    }
  }
  return found;
}
