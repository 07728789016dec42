import type { Slug } from "../knowledge/slug.ts";
import { fold } from "../lookup/fold.ts";
import { mergedClaims } from "./merged-claims.ts";
import { mergedAliases, withLacking } from "./merged-lists.ts";
import type { EditableKind, RawRecord } from "./records.ts";
import { isObject, listIn, own } from "./same-json.ts";

export interface Merged {
  readonly record: RawRecord;
  /** Products of the record that goes, by the products of the one that stays that are the same. */
  readonly products: ReadonlyMap<Slug, Slug>;
}

/** The one record with all that the other has: names, products, sources, claims, each once. What both say, the one decides. */
export function mergedRecord(kind: EditableKind, one: RawRecord, other: RawRecord): Merged {
  if (kind === "announcement")
    return {
      record: {
        ...withLacking(one, other, ["$schema", "id", "read", "claims", "retracted"]),
        ...keptWhere("claims", mergedClaims(listIn(one, "claims"), listIn(other, "claims")), one, other),
      },
      products: new Map(),
    };
  const merged = withLacking(one, other, ["$schema", "id", "aliases", "products"]);
  // A native name that it lacked is its own now.
  const named = { ...merged, ...keptWhere("aliases", mergedAliases(merged, other), one, other) };
  if (kind === "segment") return { record: named, products: new Map() };
  const { list, same } = mergedProducts(listIn(one, "products"), listIn(other, "products"));
  return { record: { ...named, ...keptWhere("products", list, one, other) }, products: same };
}

/** A list that neither had needs no key. */
const keptWhere = (key: string, list: readonly unknown[], one: RawRecord, other: RawRecord): RawRecord =>
  list.length > 0 || own(one, key) !== undefined || own(other, key) !== undefined ? { [key]: list } : {};

function mergedProducts(one: readonly unknown[], other: readonly unknown[]) {
  const list = one.filter(isObject);
  const same = new Map<Slug, Slug>();
  for (const product of other.filter(isObject)) {
    const i = list.findIndex(
      (known) => known.id === product.id || fold(String(known.name)) === fold(String(product.name)),
    );
    const known = list[i];
    if (known === undefined) list.push(product);
    else {
      same.set(String(product.id), String(known.id));
      const both = withLacking(known, product, ["id", "aliases"]);
      list[i] = { ...both, ...keptWhere("aliases", mergedAliases(both, product), known, product) };
    }
  }
  return { list, same };
}
