import type { Knowledge } from "../knowledge/knowledge.ts";
import { type RecordId, slugOf } from "../knowledge/slug.ts";
import { bothScripts } from "./names.ts";

/** A record as a choice names it: `MTT S5000, a product of Moore Threads`. */
export function recordLabel(id: RecordId, knowledge: Knowledge): string {
  const slug = slugOf(id);
  const product = id.startsWith("product:") ? knowledge.products.get(slug) : undefined;
  if (product)
    return `${bothScripts(product)}, a product of ${knowledge.players.get(product.player)?.name ?? product.player}`;
  const named = id.startsWith("player:") ? knowledge.players.get(slug) : knowledge.segments.get(slug);
  if (named) return bothScripts(named);
  return knowledge.head(slug)?.title ?? slug;
}

/** The same, short enough for a button. */
export function buttonLabel(id: RecordId, knowledge: Knowledge): string {
  const slug = slugOf(id);
  const product = id.startsWith("product:") ? knowledge.products.get(slug) : undefined;
  if (!product) return recordLabel(id, knowledge);
  const maker = knowledge.players.get(product.player)?.name ?? product.player;
  const [brand = ""] = product.name.split(" ");
  return maker.startsWith(brand) || product.name.startsWith(maker) ? product.name : `${maker} ${product.name}`;
}
