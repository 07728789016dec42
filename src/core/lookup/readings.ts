import { pinyin } from "pinyin-pro";
import { fold, hasHan } from "./fold.ts";

/**
 * How a name with Chinese characters reads in pinyin, folded, without tones, the likeliest first; the other readings
 * differ in one character that is also commonly read another way (长: chang, zhang). Empty for a name without any.
 */
export function readings(name: string): readonly string[] {
  const characters = [...fold(name)];
  if (!hasHan(name)) return [];
  const likely = spell(characters.join(""));
  if (likely.length !== characters.length) return [fold(likely.join(""))];
  const found = new Set([fold(likely.join(""))]);
  if (likely.some((syllable) => syllable.includes("ü"))) found.add(fold(likely.join("").replaceAll("ü", "v")));
  for (const [i, character] of characters.entries()) {
    const other = secondReading(character, likely[i]);
    if (other) found.add(fold(likely.with(i, other).join("")));
  }
  return [...found];
}

const spell = (text: string): string[] => pinyin(text, { toneType: "none", type: "array", nonZh: "spaced" });

function secondReading(character: string, first: string | undefined): string | undefined {
  if (!hasHan(character)) return undefined;
  return pinyin(character, { toneType: "none", type: "array", multiple: true })
    .slice(0, 2)
    .find((syllable) => syllable !== first);
}
