import type { RecordId } from "../knowledge/slug.ts";

/**
 * How a name belongs to its record; the order is the order in which hits win. `maker` is a product's name with its
 * player's before it.
 */
export const NAME_RANKS = ["id", "name", "alias", "reading", "maker", "title"] as const;
export type NameRank = (typeof NAME_RANKS)[number];

/** One way to call a record. `key` is folded; `label` is the name as a person writes it. */
export interface NameEntry {
  readonly key: string;
  readonly owner: RecordId;
  readonly label: string;
  readonly rank: NameRank;
}

export interface NameHit {
  readonly id: RecordId;
  /** The name that matched, folded. */
  readonly key: string;
  /** The name that matched, as written in the record. */
  readonly label: string;
  readonly how: "exact" | "prefix" | "near";
  readonly rank: NameRank;
  /** Edits between what was asked and the name; 0 unless how is near. */
  readonly distance: number;
}

/** Every name of every record, in memory. Queries are folded text. One hit a record, best first. */
export interface NameIndex {
  exact(key: string): readonly NameHit[];
  /** Whether any name starts with the key; far cheaper than asking for one. */
  begins(key: string): boolean;
  /** Players first, then segments, products, what begins with its maker's name, announcements. */
  prefix(key: string, limit: number): readonly NameHit[];
  /** Names at most `within` edits away; by default as many as a typo in a name of that length explains. No titles. */
  near(key: string, limit: number, within?: number): readonly NameHit[];
  readonly size: number;
}
