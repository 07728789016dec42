import { editsWithin } from "../lookup/edit-distance.ts";
import { nearest } from "../lookup/nearest.ts";
import type { AnnouncementHead, PlayerHead } from "./heads.ts";
import type { Segment } from "./segment.ts";
import type { RecordId, Slug } from "./slug.ts";

/** All the records of a knowledge base, as far as they name one another. */
export interface KnowledgeHeads {
  readonly players: ReadonlyMap<Slug, PlayerHead>;
  readonly segments: ReadonlyMap<Slug, Segment>;
  readonly announcements: ReadonlyMap<Slug, AnnouncementHead>;
  /** Records that exist but could not be read: naming them is no mistake. */
  readonly unreadable: ReadonlySet<RecordId>;
}

/** Where in a record: `["claims", 0, "steps", 1]`. */
export type RecordPath = readonly (string | number)[];

/** Something a record says that cannot stand: one sentence on what is wrong and what to write instead. */
export interface Finding {
  readonly path: RecordPath;
  readonly text: string;
}

/** A finding in one of several records: never a product, which its player's record holds. */
export interface FindingIn extends Finding {
  readonly record: RecordId;
}

/** A long check as it goes on: a finding, or undefined for a step that found nothing. */
export type Findings = IterableIterator<FindingIn | undefined>;

/** "`moore-thread` is no player: did you mean `moore-threads`?" */
export function unknownSlug(slug: string, what: string, known: Iterable<string>): string {
  const near = nearest(slug, nearOf(slug, known));
  return near
    ? `\`${slug}\` is no ${what}: did you mean \`${near}\`?`
    : `\`${slug}\` is no ${what}: add its record or take the slug out.`;
}

const MOST_EDITS = 2;

/** Of many thousand slugs the few that are near, found without making anything for the others. */
function nearOf(slug: string, known: Iterable<string>): readonly string[] {
  const near: string[] = [];
  for (const one of known) if (couldBeMeant(slug, one)) near.push(one);
  return near;
}

/** Whether somebody who wrote the one slug may have meant the other. */
export const couldBeMeant = (slug: string, other: string): boolean =>
  other.startsWith(slug) || editsWithin(slug, other, MOST_EDITS) <= MOST_EDITS;
