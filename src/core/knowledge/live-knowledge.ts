import { createNameIndex } from "../lookup/in-memory-names.ts";
import type { NameEntry } from "../lookup/name-index.ts";
import type { Listing } from "../message/pages.ts";
import type { Announcement } from "./announcement.ts";
import { AnnouncementLists } from "./announcement-lists.ts";
import { insertInOrder, removeInOrder } from "./announcement-order.ts";
import type { FoundClaim } from "./claims-by-due.ts";
import type { Filters } from "./filters.ts";
import type { AnnouncementHead, PlayerHead, ProductHead } from "./heads.ts";
import type { Knowledge, WantedClaims } from "./knowledge.ts";
import type { Player } from "./player.ts";
import type { Rubric } from "./rubric.ts";
import type { Segment } from "./segment.ts";
import { type RecordId, recordId, type Slug } from "./slug.ts";

const collator = new Intl.Collator("en");
const byName = (a: PlayerHead, b: PlayerHead): number =>
  collator.compare(a.name, b.name) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

const pairOf = (a: Slug, b: Slug): string => (a < b ? `${a} ${b}` : `${b} ${a}`);

/** The player's segments and every pair of them. */
function groupsOf({ segments }: PlayerHead): readonly string[] {
  const all = [...new Set(segments)];
  return [...all, ...all.flatMap((one, i) => all.slice(0, i).map((other) => pairOf(one, other)))];
}

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
  readonly #announcements: AnnouncementLists;
  /** By segment and by pair of segments, each by name. */
  readonly #playersIn = new Map<Slug, PlayerHead[]>();
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
    const announcements: AnnouncementHead[] = [];
    for (const record of start.records) {
      this.#count(recordId(record.kind, record.head.id), record.digest);
      if (record.kind === "player") this.#keepPlayer(record.head);
      else if (record.kind === "segment") this.segments.set(record.head.id, record.head);
      else announcements.push(record.head);
    }
    for (const player of [...this.players.values()].sort(byName))
      for (const group of groupsOf(player)) this.#membersOf(group).push(player);
    this.#announcements = new AnnouncementLists(announcements);
  }

  get revision(): string {
    return Array.from(this.#sum, (part) => part.toString(16).padStart(8, "0")).join("");
  }
  get rubric(): Rubric {
    return this.#rubric;
  }
  get announcements(): readonly AnnouncementHead[] {
    return this.#announcements.newest;
  }
  get claimCount(): number {
    return this.#announcements.claimCount;
  }
  get regions(): readonly string[] {
    return this.#announcements.regions;
  }
  get tags(): readonly string[] {
    return this.#announcements.tags;
  }
  /** Every record's head, for checks over all of them. */
  get heads() {
    return { players: this.players, segments: this.segments, announcements: this.#announcements.heads };
  }
  head(announcement: Slug): AnnouncementHead | undefined {
    return this.#announcements.heads.get(announcement);
  }
  announcementsOf(record: RecordId): readonly AnnouncementHead[] {
    return this.#announcements.about(record);
  }
  newest(filters: Filters, about?: RecordId): Listing<AnnouncementHead> {
    return this.#announcements.newestOf(filters, about);
  }
  ranked(filters: Filters): Listing<AnnouncementHead> {
    return this.#announcements.rankedOf(filters);
  }
  claims(wanted: WantedClaims): Listing<FoundClaim> {
    return this.#announcements.claims(wanted);
  }
  playersIn(segment: Slug): readonly PlayerHead[] {
    return this.#playersIn.get(segment) ?? [];
  }
  playersInBoth(segment: Slug, other: Slug): readonly PlayerHead[] {
    return this.#playersIn.get(pairOf(segment, other)) ?? [];
  }
  player(slug: Slug): Player | undefined {
    return this.players.has(slug) ? this.#whole.player(slug) : undefined;
  }
  announcement(slug: Slug): Announcement | undefined {
    return this.#announcements.heads.has(slug) ? this.#whole.announcement(slug) : undefined;
  }

  /** Adds the record or replaces its last version. `names` are all its entries, its products' included. */
  put(record: ServedRecord, names: readonly NameEntry[]): void {
    this.#forget(record.kind, record.head.id);
    this.#count(recordId(record.kind, record.head.id), record.digest);
    if (record.kind === "player") this.#putPlayer(record.head);
    else if (record.kind === "segment") this.segments.set(record.head.id, record.head);
    else this.#announcements.put(record.head);
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
    else this.#announcements.remove(slug);
  }

  #membersOf(group: string): PlayerHead[] {
    let members = this.#playersIn.get(group);
    if (!members) {
      members = [];
      this.#playersIn.set(group, members);
    }
    return members;
  }

  #putPlayer(head: PlayerHead): void {
    this.#keepPlayer(head);
    for (const group of groupsOf(head)) insertInOrder(this.#membersOf(group), head, byName);
  }

  #keepPlayer(head: PlayerHead): void {
    this.players.set(head.id, head);
    // Two players that claim one product slug is an error that the validator names; the first one keeps it.
    for (const product of head.products) if (!this.products.has(product.id)) this.products.set(product.id, product);
  }

  #forgetPlayer(slug: Slug): void {
    const head = this.players.get(slug);
    if (!head) return;
    for (const group of groupsOf(head)) removeInOrder(this.#membersOf(group), head, byName);
    this.players.delete(slug);
    for (const product of head.products) {
      if (this.products.get(product.id)?.player !== slug) continue;
      this.products.delete(product.id);
      this.names.remove(recordId("product", product.id));
    }
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
