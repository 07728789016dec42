import { highestFirst, scoreRank } from "../digest/rank.ts";
import { type Listing, listingOf } from "../message/pages.ts";
import { byDateThenId, insertInOrder, placeOf, removeInOrder, sortHeads } from "./announcement-order.ts";
import { AnnouncementSlots } from "./announcement-slots.ts";
import { ClaimsByDue, type FoundClaim } from "./claims-by-due.ts";
import { type Filters, narrows } from "./filters.ts";
import type { AnnouncementHead } from "./heads.ts";
import type { WantedClaims } from "./knowledge.ts";
import { Naming } from "./naming.ts";
import { kindOf, type RecordId, recordId, type Slug, slugOf } from "./slug.ts";

/** What announcements name and are asked for by. */
const NAMED = ["players", "products", "segments", "regions", "tags"] as const;
const FILTERED = ["players", "segments", "regions", "tags"] as const satisfies readonly (keyof Filters)[];

const HIGHEST = scoreRank({ novelty: 3, significance: 3 });

/** The announcements in service, in every order in which they are asked for, kept in step one by one. */
export class AnnouncementLists {
  readonly newest: AnnouncementHead[];
  readonly heads = new Map<Slug, AnnouncementHead>();
  /** How many claims all of them make. */
  claimCount = 0;
  readonly #slots = new AnnouncementSlots();
  /** Those of `newest`, in the same order. */
  readonly #newest: number[];
  /** Highest rank first, retracted ones left out. */
  readonly #ranked: number[];
  readonly #naming = Object.fromEntries(NAMED.map((kind) => [kind, new Naming()])) as Record<
    (typeof NAMED)[number],
    Naming
  >;
  /** None of retracted announcements. */
  readonly #claims: ClaimsByDue;

  constructor(heads: Iterable<AnnouncementHead>) {
    this.newest = [...heads];
    sortHeads(this.newest);
    this.#newest = this.newest.map((head) => this.#slots.take(head));
    const byRank = Array.from({ length: HIGHEST + 1 }, (): number[] => []);
    for (const slot of this.#newest) {
      const head = this.#slots.head(slot);
      this.heads.set(head.id, head);
      this.claimCount += head.claims.length;
      for (const kind of NAMED) this.#naming[kind].append(head[kind], slot);
      if (!head.retracted) byRank[scoreRank(head)]?.push(slot);
    }
    // What is equal in rank stays newest first, as highestFirst has it; no two scores share a rank.
    this.#ranked = byRank.reverse().flat();
    this.#claims = new ClaimsByDue(
      this.#slots,
      this.#newest.filter((slot) => !this.#slots.head(slot).retracted),
    );
  }

  get regions(): readonly string[] {
    return this.#naming.regions.values;
  }
  get tags(): readonly string[] {
    return this.#naming.tags.values;
  }

  /** Those that name the record, newest first. */
  about(record: RecordId): readonly AnnouncementHead[] {
    return this.#about(record).map(this.#head);
  }

  /** Those that pass, newest first; with `about`, only those that name the record. */
  newestOf(filters: Filters, about?: RecordId): Listing<AnnouncementHead> {
    if (!narrows(filters)) return about === undefined ? this.newest : listingOf(this.#about(about), this.#head);
    const named = this.#named(filters, about);
    // Only what names the one rarest thing that is asked for is looked at.
    const lists = named.flatMap(([list, other]) => (list && !other ? [list] : []));
    const shortest = lists.reduce((a, b) => (b.length < a.length ? b : a), this.#newest);
    return this.#kept(shortest, this.#slots.passing(filters, named));
  }

  /** Those that pass, highest rank first, retracted ones left out. */
  rankedOf(filters: Filters): Listing<AnnouncementHead> {
    return this.#kept(this.#ranked, this.#slots.passing(filters, this.#named(filters)));
  }

  /** Claims to watch, as Knowledge has them. */
  claims({ filters, statuses, claimant }: WantedClaims): Listing<FoundClaim> {
    const named = this.#named(filters, claimant === undefined ? undefined : recordId("player", claimant));
    return this.#claims.of(statuses, this.#slots.passing(filters, named), claimant);
  }

  /** Adds the announcement or replaces its last version. */
  put(head: AnnouncementHead): void {
    this.remove(head.id);
    const slot = this.#slots.take(head);
    this.heads.set(head.id, head);
    this.claimCount += head.claims.length;
    insertInOrder(this.newest, head, byDateThenId);
    insertInOrder(this.#newest, slot, this.#byDateThenId);
    for (const kind of NAMED) this.#naming[kind].insert(head[kind], slot, this.#byDateThenId);
    if (head.retracted) return;
    insertInOrder(this.#ranked, slot, this.#highestFirst);
    this.#claims.insert(slot);
  }

  remove(slug: Slug): void {
    const head = this.heads.get(slug);
    if (!head) return;
    const slot = this.#newest[placeOf(this.newest, head, byDateThenId)] as number;
    this.heads.delete(slug);
    this.claimCount -= head.claims.length;
    removeInOrder(this.newest, head, byDateThenId);
    removeInOrder(this.#newest, slot, this.#byDateThenId);
    for (const kind of NAMED) this.#naming[kind].remove(head[kind], slot, this.#byDateThenId);
    if (!head.retracted) {
      removeInOrder(this.#ranked, slot, this.#highestFirst);
      this.#claims.remove(slot);
    }
    this.#slots.free(slot);
  }

  #kept(slots: readonly number[], passing: Uint8Array): Listing<AnnouncementHead> {
    const kept = new Uint32Array(slots.length);
    let length = 0;
    for (const slot of slots) if (passing[slot] === 1) kept[length++] = slot;
    return listingOf(kept.subarray(0, length), this.#head);
  }

  #about(record: RecordId): readonly number[] {
    const kind = kindOf(record);
    return kind === "announcement" ? [] : this.#naming[`${kind}s`].of(slugOf(record));
  }

  /** What must be named, as AnnouncementSlots takes it. */
  #named(filters: Filters, about?: RecordId): readonly (readonly (readonly number[])[])[] {
    const asked = FILTERED.map((kind) => filters[kind].map((value) => this.#naming[kind].of(value)));
    return [...asked, about === undefined ? [] : [this.#about(about)]].filter((lists) => lists.length > 0);
  }

  readonly #head = (slot: number): AnnouncementHead => this.#slots.head(slot);
  readonly #byDateThenId = (a: number, b: number): number => byDateThenId(this.#slots.head(a), this.#slots.head(b));
  readonly #highestFirst = (a: number, b: number): number => highestFirst(this.#slots.head(a), this.#slots.head(b));
}
