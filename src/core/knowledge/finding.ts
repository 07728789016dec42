import { nearest } from "../lookup/nearest.ts";
import type { Announcement } from "./announcement.ts";
import type { Player } from "./player.ts";
import type { Segment } from "./segment.ts";
import type { RecordId } from "./slug.ts";

/** All the parsed records of a knowledge base. */
export interface KnowledgeRecords {
  readonly players: readonly Player[];
  readonly segments: readonly Segment[];
  readonly announcements: readonly Announcement[];
  /** Records that exist but could not be read: naming them is no mistake. */
  readonly unreadable: ReadonlySet<RecordId>;
}

/** Where in a record: `["claims", 0, "steps", 1]`. */
export type RecordPath = readonly (string | number)[];

/** Something a record says that cannot stand: one sentence on what is wrong and what to write instead. */
export interface Finding {
  readonly record: Player | Segment | Announcement;
  readonly path: RecordPath;
  readonly text: string;
}

/** "`moore-thread` is no player: did you mean `moore-threads`?" */
export function unknownSlug(slug: string, what: string, known: readonly string[]): string {
  const near = nearest(slug, known);
  return near
    ? `\`${slug}\` is no ${what}: did you mean \`${near}\`?`
    : `\`${slug}\` is no ${what}: add its record or take the slug out.`;
}
