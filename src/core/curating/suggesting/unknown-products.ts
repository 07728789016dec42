import type { Knowledge } from "../../knowledge/knowledge.ts";
import { kindOf } from "../../knowledge/slug.ts";
import { fold } from "../../lookup/fold.ts";
import type { Mention } from "./names-in-text.ts";

/** What models are called: a capital and a digit in one word, such as `MTT-S6000`, or a word and its number, `Ascend 970`. */
const MODEL =
  /(?<![\p{L}\p{N}.-])\p{Lu}[\p{L}\p{N}]*(?:[-.][\p{L}\p{N}]+)*(?: \p{Lu}?\d+[\p{L}\d]*)?(?![\p{L}\p{N}])/gu;
/** Quarters, years, licences, memory, formats and places of a list have such names, too. */
const NO_MODEL =
  /^(?:(?:Apache|A?GPL|LPDDR|G?DDR|PCIe|HBM|FP|INT|BF)\W?\d.*|[QHFG]\d{1,2}|FY\d+|Top\W?\d+|Fortune\W?\d+|(?:\p{L}+ )?(?:19|20)\d{2}|(?:Series|Phase|Round|Day|Part|Page|Level|Over|About|Nearly|Up|At|To|In|On|By|From|For|With|All|Only|Has|Raises|First|January|February|March|April|May|June|July|August|September|October|November|December)\b.*)$/iu;
/** So many characters at most lie between a product and the player or product that is known. */
const NEAR = 80;
const MOST = 3;

/** Models in a headline, near a player or product that is known, that no name of the knowledge base begins with; as written. */
export function unknownProducts(title: string, mentions: readonly Mention[], { names }: Knowledge): readonly string[] {
  const known = mentions.filter(({ id }) => kindOf(id) !== "segment").map(({ at }) => at);
  const models = [...title.matchAll(MODEL)]
    .filter(([model]) => /\d/u.test(model) && !NO_MODEL.test(model))
    .filter(({ index }) => known.some((at) => Math.abs(at - index) <= NEAR))
    .map(([model]) => model)
    .filter((model) => !names.begins(fold(model)) && !names.begins(fold(model.split(" ")[1] ?? model)));
  return [...new Set(models)].slice(0, MOST);
}
