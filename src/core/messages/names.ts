import type { Knowledge } from "../knowledge/knowledge.ts";
import type { Slug } from "../knowledge/slug.ts";

/** A name in both scripts: `Moore Threads (摩尔线程)`. */
export const bothScripts = (named: { readonly name: string; readonly nativeName?: string | undefined }): string =>
  named.nativeName && named.nativeName !== named.name ? `${named.name} (${named.nativeName})` : named.name;

/** As many names as a cell holds, and how many more there are; `none` where there are none. */
export function namesUpTo<T>(named: readonly T[], nameOf: (one: T) => string, most: number, none: string): string {
  const shown = named.slice(0, most).map(nameOf).join(", ");
  const more = named.length - most;
  return shown === "" ? none : more > 0 ? `${shown} and ${more.toLocaleString("en")} more` : shown;
}

/** The player's name in both scripts, or the slug where no such player is served. */
export function playerName(knowledge: Knowledge, slug: Slug): string {
  const player = knowledge.players.get(slug);
  return player ? bothScripts(player) : slug;
}

export const shortPlayerName = (knowledge: Knowledge, slug: Slug): string => knowledge.players.get(slug)?.name ?? slug;

export function productName(knowledge: Knowledge, slug: Slug): string {
  const product = knowledge.products.get(slug);
  return product ? bothScripts(product) : slug;
}

export const segmentName = (knowledge: Knowledge, slug: Slug): string => knowledge.segments.get(slug)?.name ?? slug;
