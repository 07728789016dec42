import type { Text } from "../message/message.ts";

/** As many as that, and how many more there are. */
export const upTo = (most: number, items: readonly Text[]): readonly Text[] =>
  items.length > most ? [...items.slice(0, most), `and ${items.length - most} more`] : items;
