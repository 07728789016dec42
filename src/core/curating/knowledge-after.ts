import type { Nameable } from "../knowledge/check-references.ts";
import { unknownSlug } from "../knowledge/finding.ts";
import { type AnnouncementHead, announcementHead, type PlayerHead, playerHead } from "../knowledge/heads.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import type { Segment } from "../knowledge/segment.ts";
import type { RecordKind, Slug } from "../knowledge/slug.ts";
import type { ParsedRecord } from "./parsed-record.ts";
import type { EditableKind } from "./records.ts";

/** A record as it will be; undefined where it is removed. */
export interface Coming {
  readonly kind: EditableKind;
  readonly slug: Slug;
  readonly parsed: ParsedRecord | undefined;
}

/** The knowledge as it will be once the records are saved: what there will be to name. */
export class KnowledgeAfter implements Nameable {
  /** Only those that the records change; undefined where they are removed. */
  readonly players = new Map<Slug, PlayerHead | undefined>();
  readonly segments = new Map<Slug, Segment | undefined>();
  readonly announcements = new Map<Slug, AnnouncementHead | undefined>();
  readonly #makers = new Map<Slug, Slug>();
  readonly #knowledge: Knowledge;

  constructor(knowledge: Knowledge, coming: readonly Coming[]) {
    this.#knowledge = knowledge;
    for (const { kind, slug, parsed } of coming) {
      if (kind === "player") this.players.set(slug, parsed?.kind === "player" ? playerHead(parsed.record) : undefined);
      else if (kind === "segment") this.segments.set(slug, parsed?.kind === "segment" ? parsed.record : undefined);
      else this.announcements.set(slug, parsed?.kind === "announcement" ? announcementHead(parsed.record) : undefined);
    }
    for (const player of this.players.values())
      for (const product of player?.products ?? []) this.#makers.set(product.id, product.player);
  }

  player(slug: Slug): PlayerHead | undefined {
    return this.players.has(slug) ? this.players.get(slug) : this.#knowledge.players.get(slug);
  }

  has(kind: RecordKind, slug: Slug): boolean {
    switch (kind) {
      case "player":
        return this.player(slug) !== undefined;
      case "product":
        return this.makerOf(slug) !== undefined;
      case "segment":
        return this.segments.has(slug) ? this.segments.get(slug) !== undefined : this.#knowledge.segments.has(slug);
      default:
        return this.announcements.has(slug)
          ? this.announcements.get(slug) !== undefined
          : this.#knowledge.head(slug) !== undefined;
    }
  }

  makerOf(product: Slug): Slug | undefined {
    const maker = this.#makers.get(product);
    if (maker !== undefined) return maker;
    const before = this.#knowledge.products.get(product)?.player;
    return before !== undefined && this.player(before)?.products.some(({ id }) => id === product) ? before : undefined;
  }

  segmentsOf(player: Slug): readonly Slug[] | undefined {
    return this.player(player)?.segments;
  }

  unknown(kind: RecordKind, slug: Slug): string {
    return unknownSlug(slug, kind, this.#known(kind));
  }

  *#known(kind: RecordKind): Iterable<Slug> {
    if (kind === "player") yield* this.#knowledge.players.keys();
    else if (kind === "segment") yield* this.#knowledge.segments.keys();
    else if (kind === "product") yield* this.#knowledge.products.keys();
    else for (const { id } of this.#knowledge.announcements) yield id;
  }
}
