import { createNameIndex } from "../lookup/in-memory-names.ts";
import type { NameEntry } from "../lookup/name-index.ts";
import type { Announcement } from "./announcement.ts";
import { byDateThenId, insertInOrder, removeInOrder, sortHeads } from "./announcement-order.ts";
import type { AnnouncementHead, PlayerHead, ProductHead } from "./heads.ts";
import type { Knowledge } from "./knowledge.ts";
import type { Player } from "./player.ts";
import type { Rubric } from "./rubric.ts";
import type { Segment } from "./segment.ts";
import { type RecordId, recordId, type Slug } from "./slug.ts";

/** What is kept in memory of one record. `digest` is 16 or more hex digits over the record's content. */
export type ServedRecord = { readonly digest: string } & (
  | { readonly kind: "player"; readonly head: PlayerHead }
  | { readonly kind: "segment"; readonly head: Segment }
  | { readonly kind: "announcement"; readonly head: AnnouncementHead }
);
type ServedKind = ServedRecord["kind"];

/** Reads a whole record where it is kept; undefined when it is gone. */
export interface WholeRecords {
  player(slug: Slug): Player | undefined;
  announcement(slug: Slug): Announcement | undefined;
}

/** The knowledge in service, kept in memory and changed in place, one record at a time. */
export class LiveKnowledge implements Knowledge {
  readonly players = new Map<Slug, PlayerHead>();
  readonly products = new Map<Slug, ProductHead>();
  readonly segments = new Map<Slug, Segment>();
  readonly names: ReturnType<typeof createNameIndex>;
  #rubric: Rubric;
  readonly #announcements: AnnouncementHead[] = [];
  readonly #heads = new Map<Slug, AnnouncementHead>();
  readonly #announcementsOf = new Map<Slug, AnnouncementHead[]>();
  readonly #whole: WholeRecords;
  readonly #digests = new Map<string, string>();
  readonly #sum = new Uint32Array(2);

  /** `names` are the entries of all the records, sorted by key. */
  constructor(start: {
    records: Iterable<ServedRecord>;
    names: Iterable<NameEntry>;
    rubric: Rubric;
    rubricDigest: string;
    whole: WholeRecords;
  }) {
    this.#whole = start.whole;
    this.#rubric = start.rubric;
    this.#count("rubric", start.rubricDigest);
    this.names = createNameIndex(start.names);
    for (const record of start.records) {
      this.#count(recordId(record.kind, record.head.id), record.digest);
      if (record.kind === "player") this.#putPlayer(record.head);
      else if (record.kind === "segment") this.segments.set(record.head.id, record.head);
      else this.#announcements.push(record.head);
    }
    sortHeads(this.#announcements);
    for (const head of this.#announcements) {
      this.#heads.set(head.id, head);
      for (const player of new Set(head.players)) this.#listOf(player).push(head);
    }
  }

  get revision(): string {
    return Array.from(this.#sum, (part) => part.toString(16).padStart(8, "0")).join("");
  }
  get rubric(): Rubric {
    return this.#rubric;
  }
  get announcements(): readonly AnnouncementHead[] {
    return this.#announcements;
  }
  head(announcement: Slug): AnnouncementHead | undefined {
    return this.#heads.get(announcement);
  }
  announcementsOf(player: Slug): readonly AnnouncementHead[] {
    return this.#announcementsOf.get(player) ?? [];
  }
  player(slug: Slug): Player | undefined {
    return this.players.has(slug) ? this.#whole.player(slug) : undefined;
  }
  announcement(slug: Slug): Announcement | undefined {
    return this.#heads.has(slug) ? this.#whole.announcement(slug) : undefined;
  }

  /** Adds the record or replaces its last version. `names` are all its entries, its products' included. */
  put(record: ServedRecord, names: readonly NameEntry[]): void {
    this.#forget(record.kind, record.head.id);
    this.#count(recordId(record.kind, record.head.id), record.digest);
    if (record.kind === "player") this.#putPlayer(record.head);
    else if (record.kind === "segment") this.segments.set(record.head.id, record.head);
    else this.#putAnnouncement(record.head);
    for (const [owner, entries] of byOwner(names)) this.names.put(owner, entries);
  }

  remove(kind: ServedKind, slug: Slug): void {
    this.#forget(kind, slug);
  }

  putRubric(rubric: Rubric, digest: string): void {
    this.#rubric = rubric;
    this.#count("rubric", digest);
  }

  #forget(kind: ServedKind, slug: Slug): void {
    this.#count(recordId(kind, slug), undefined);
    this.names.remove(recordId(kind, slug));
    if (kind === "player") this.#forgetPlayer(slug);
    else if (kind === "segment") this.segments.delete(slug);
    else this.#forgetAnnouncement(slug);
  }

  #putPlayer(head: PlayerHead): void {
    this.players.set(head.id, head);
    // Two players that claim one product slug is an error that the validator names; the first one keeps it.
    for (const product of head.products) if (!this.products.has(product.id)) this.products.set(product.id, product);
  }

  #forgetPlayer(slug: Slug): void {
    const head = this.players.get(slug);
    if (!head) return;
    this.players.delete(slug);
    for (const product of head.products) {
      if (this.products.get(product.id)?.player !== slug) continue;
      this.products.delete(product.id);
      this.names.remove(recordId("product", product.id));
    }
  }

  #putAnnouncement(head: AnnouncementHead): void {
    this.#heads.set(head.id, head);
    insertInOrder(this.#announcements, head, byDateThenId);
    for (const player of new Set(head.players)) insertInOrder(this.#listOf(player), head, byDateThenId);
  }

  #forgetAnnouncement(slug: Slug): void {
    const head = this.#heads.get(slug);
    if (!head) return;
    this.#heads.delete(slug);
    removeInOrder(this.#announcements, head, byDateThenId);
    for (const player of new Set(head.players)) {
      const list = this.#listOf(player);
      removeInOrder(list, head, byDateThenId);
      if (list.length === 0) this.#announcementsOf.delete(player);
    }
  }

  #listOf(player: Slug): AnnouncementHead[] {
    let list = this.#announcementsOf.get(player);
    if (!list) {
      list = [];
      this.#announcementsOf.set(player, list);
    }
    return list;
  }

  /** The revision is the sum of the records' digests, so order does not matter and one change costs one step. */
  #count(id: RecordId | "rubric", digest: string | undefined): void {
    const before = this.#digests.get(id);
    if (digest === undefined) this.#digests.delete(id);
    else this.#digests.set(id, digest);
    for (const i of [0, 1] as const) this.#sum[i] = (this.#sum[i] ?? 0) - part(before, i) + part(digest, i);
  }
}

function byOwner(names: readonly NameEntry[]): ReadonlyMap<RecordId, readonly NameEntry[]> {
  const groups = new Map<RecordId, NameEntry[]>();
  for (const entry of names) {
    const group = groups.get(entry.owner);
    if (group) group.push(entry);
    else groups.set(entry.owner, [entry]);
  }
  return groups;
}

const part = (digest: string | undefined, i: 0 | 1): number =>
  digest === undefined ? 0 : Number.parseInt(digest.slice(8 * i, 8 * i + 8), 16);
