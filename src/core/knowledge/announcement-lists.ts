import { highestFirst, scoreRank } from "../digest/rank.ts";
import { byDateThenId, insertInOrder, removeInOrder, sortHeads } from "./announcement-order.ts";
import type { AnnouncementHead } from "./heads.ts";
import { type RecordId, recordId, type Slug } from "./slug.ts";
import { Tally } from "./tally.ts";

/** The announcements in service, in every order in which they are asked for, kept in step one by one. */
export class AnnouncementLists {
  readonly newest: AnnouncementHead[];
  /** Highest rank first, retracted ones left out. */
  readonly ranked: AnnouncementHead[];
  readonly heads = new Map<Slug, AnnouncementHead>();
  readonly regions = new Tally();
  readonly tags = new Tally();
  readonly #about = new Map<RecordId, AnnouncementHead[]>();

  constructor(heads: Iterable<AnnouncementHead>) {
    this.newest = [...heads];
    sortHeads(this.newest);
    for (const head of this.newest) {
      this.heads.set(head.id, head);
      this.#tally(head, 1);
      for (const record of named(head)) {
        const list = this.#listOf(record);
        if (list.at(-1) !== head) list.push(head);
      }
    }
    // Sorting is stable, so what is equal in rank stays newest first, as highestFirst has it; no two scores share a rank.
    this.ranked = this.newest.filter((head) => !head.retracted).sort((a, b) => scoreRank(b) - scoreRank(a));
  }

  about(record: RecordId): readonly AnnouncementHead[] {
    return this.#about.get(record) ?? [];
  }

  /** Adds the announcement or replaces its last version. */
  put(head: AnnouncementHead): void {
    this.remove(head.id);
    this.heads.set(head.id, head);
    this.#tally(head, 1);
    insertInOrder(this.newest, head, byDateThenId);
    if (!head.retracted) insertInOrder(this.ranked, head, highestFirst);
    for (const record of new Set(named(head))) insertInOrder(this.#listOf(record), head, byDateThenId);
  }

  remove(slug: Slug): void {
    const head = this.heads.get(slug);
    if (!head) return;
    this.heads.delete(slug);
    this.#tally(head, -1);
    removeInOrder(this.newest, head, byDateThenId);
    if (!head.retracted) removeInOrder(this.ranked, head, highestFirst);
    for (const record of new Set(named(head))) {
      const list = this.#listOf(record);
      removeInOrder(list, head, byDateThenId);
      if (list.length === 0) this.#about.delete(record);
    }
  }

  #tally(head: AnnouncementHead, by: 1 | -1): void {
    this.regions.add(head.regions, by);
    this.tags.add(head.tags, by);
  }

  #listOf(record: RecordId): AnnouncementHead[] {
    let list = this.#about.get(record);
    if (!list) {
      list = [];
      this.#about.set(record, list);
    }
    return list;
  }
}

/** The records that an announcement names. */
function named(head: AnnouncementHead): readonly RecordId[] {
  const records: RecordId[] = [];
  for (const slug of head.players) records.push(recordId("player", slug));
  for (const slug of head.products) records.push(recordId("product", slug));
  for (const slug of head.segments) records.push(recordId("segment", slug));
  return records;
}
