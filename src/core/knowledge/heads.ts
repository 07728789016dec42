import type { Announcement } from "./announcement.ts";
import type { ClaimStatus } from "./claim.ts";
import { statusOf } from "./claim.ts";
import type { PartialDate } from "./partial-date.ts";
import type { Player } from "./player.ts";
import type { Slug } from "./slug.ts";
import { bestFirst, type CitedSource, type Source } from "./source.ts";
import { carryingSources } from "./vector.ts";

/** What lists, filters and ranks need of a claim. */
export interface ClaimHead {
  readonly id: Slug;
  readonly status: ClaimStatus;
  /** The claimant's slug, where the claimant is a player. */
  readonly player?: Slug;
  readonly due?: PartialDate;
  /** How many pieces of evidence and steps it has. */
  readonly evidence: number;
}

/** What lists, filters and ranks need of an announcement; the whole record is read when it is shown. */
export interface AnnouncementHead {
  readonly id: Slug;
  readonly title: string;
  readonly date: PartialDate;
  readonly players: readonly Slug[];
  readonly products: readonly Slug[];
  readonly rivals: readonly Slug[];
  readonly related: readonly Slug[];
  readonly segments: readonly Slug[];
  readonly regions: readonly string[];
  readonly tags: readonly Slug[];
  readonly novelty: number;
  readonly significance: number;
  readonly claims: readonly ClaimHead[];
  readonly retracted: boolean;
  /** The best of the sources that carry it. */
  readonly source?: CitedSource;
}

export interface ProductHead {
  readonly id: Slug;
  readonly name: string;
  readonly nativeName?: string;
  readonly what?: string;
  readonly player: Slug;
}

export interface PlayerHead {
  readonly id: Slug;
  readonly name: string;
  readonly nativeName?: string;
  readonly aliases: readonly string[];
  readonly kind: Player["kind"];
  readonly country: string;
  readonly segments: readonly Slug[];
  readonly products: readonly ProductHead[];
}

export const announcementHead = (a: Announcement): AnnouncementHead => ({
  id: a.id,
  title: a.title,
  date: a.date,
  players: a.players,
  products: a.products,
  rivals: a.rivals,
  related: a.related,
  segments: a.segments,
  regions: a.regions,
  tags: a.tags,
  novelty: a.read.novelty.score,
  significance: a.read.significance.score,
  claims: a.claims.map((claim) => ({
    id: claim.id,
    status: statusOf(claim),
    evidence: claim.evidence.length + claim.steps.length,
    ...("player" in claim.claimant ? { player: claim.claimant.player } : {}),
    ...(claim.watch?.due ? { due: claim.watch.due } : {}),
  })),
  retracted: a.retracted !== undefined,
  ...cited(bestFirst(carryingSources(a))[0]),
});

function cited(source: Source | undefined): Pick<AnnouncementHead, "source"> {
  if (!source) return {};
  const { url, document, publisher, published, grade, secondhand, readInACopy } = source;
  return {
    source: {
      publisher,
      grade,
      ...(url ? { url } : {}),
      ...(document ? { document } : {}),
      ...(published ? { published } : {}),
      ...(secondhand ? { secondhand } : {}),
      ...(readInACopy ? { readInACopy } : {}),
    },
  };
}

export const playerHead = (p: Player): PlayerHead => ({
  id: p.id,
  name: p.name,
  ...(p.nativeName ? { nativeName: p.nativeName } : {}),
  aliases: p.aliases,
  kind: p.kind,
  country: p.country,
  segments: p.segments,
  products: p.products.map(({ id, name, nativeName, what }) => ({
    id,
    name,
    ...(nativeName ? { nativeName } : {}),
    ...(what ? { what } : {}),
    player: p.id,
  })),
});
