import type { NameIndex } from "../lookup/name-index.ts";
import type { Listing } from "../message/pages.ts";
import type { Announcement } from "./announcement.ts";
import type { ClaimStatus } from "./claim.ts";
import type { FoundClaim } from "./claims-by-due.ts";
import type { Filters } from "./filters.ts";
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
  /** How many claims the announcements make. */
  readonly claimCount: number;
  /** Country codes and tags that announcements carry, in alphabetical order. */
  readonly regions: readonly string[];
  readonly tags: readonly string[];
  readonly names: NameIndex;
  head(announcement: Slug): AnnouncementHead | undefined;
  /** Announcements that name the player, the product or the segment, newest first. */
  announcementsOf(record: RecordId): readonly AnnouncementHead[];
  /** Announcements that pass, newest first; with `about`, only those that name the record. */
  newest(filters: Filters, about?: RecordId): Listing<AnnouncementHead>;
  /** Announcements that pass, highest rank first, retracted ones left out. */
  ranked(filters: Filters): Listing<AnnouncementHead>;
  /** Claims, the nearest deadline first, then those of the newest announcements; none of retracted ones. */
  claims(wanted: WantedClaims): Listing<FoundClaim>;
  /** The players in a segment, by name. */
  playersIn(segment: Slug): readonly PlayerHead[];
  /** The players in both segments, by name. */
  playersInBoth(segment: Slug, other: Slug): readonly PlayerHead[];
  player(slug: Slug): Player | undefined;
  announcement(slug: Slug): Announcement | undefined;
}

export interface WantedClaims {
  /** Which announcements' claims; their `statuses` are those that one of the announcement's claims must have. */
  readonly filters: Filters;
  readonly statuses: ReadonlySet<ClaimStatus>;
  /** Only what this player claims. */
  readonly claimant?: Slug | undefined;
}
