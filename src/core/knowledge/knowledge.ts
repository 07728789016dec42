import type { NameIndex } from "../lookup/name-index.ts";
import type { Announcement } from "./announcement.ts";
import type { AnnouncementHead, PlayerHead, ProductHead } from "./heads.ts";
import type { Player } from "./player.ts";
import type { Rubric } from "./rubric.ts";
import type { Segment } from "./segment.ts";
import type { RecordId, Slug } from "./slug.ts";

/**
 * The knowledge in service. Heads, segments and names are in memory; a whole player or announcement is
 * read from the store (a fraction of a millisecond) when it is shown.
 */
export interface Knowledge {
  /** Changes whenever any record changes. */
  readonly revision: string;
  readonly rubric: Rubric;
  readonly players: ReadonlyMap<Slug, PlayerHead>;
  readonly products: ReadonlyMap<Slug, ProductHead>;
  readonly segments: ReadonlyMap<Slug, Segment>;
  /** Newest first. */
  readonly announcements: readonly AnnouncementHead[];
  /** Highest rank first, retracted ones left out. */
  readonly ranked: readonly AnnouncementHead[];
  /** Country codes and tags that announcements carry, in alphabetical order. */
  readonly regions: readonly string[];
  readonly tags: readonly string[];
  readonly names: NameIndex;
  head(announcement: Slug): AnnouncementHead | undefined;
  /** Announcements that name the player, the product or the segment, newest first. */
  announcementsOf(record: RecordId): readonly AnnouncementHead[];
  /** The players in a segment, by name. */
  playersIn(segment: Slug): readonly PlayerHead[];
  /** The players in both segments, by name. */
  playersInBoth(segment: Slug, other: Slug): readonly PlayerHead[];
  player(slug: Slug): Player | undefined;
  announcement(slug: Slug): Announcement | undefined;
}
