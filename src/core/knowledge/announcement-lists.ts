import { highestFirst, scoreRank } from "../digest/rank.ts";
import { byDateThenId, insertInOrder, removeInOrder, sortHeads } from "./announcement-order.ts";
import type { AnnouncementHead } from "./heads.ts";
import type { RecordId, RecordKind, Slug } from "./slug.ts";
import { Tally } from "./tally.ts";

/** The announcements in service, in every order in which they are asked for, kept in step one by one. */
export class AnnouncementLists {
  readonly newest: AnnouncementHead[];
  /** Highest rank first, retracted ones left out. */
  readonly ranked: AnnouncementHead[];
  readonly heads = new Map<Slug, AnnouncementHead>();
  readonly regions = new Tally();
  readonly tags = new Tally();
  /** By what they name, newest first. */
  readonly #naming = { players: new Naming(), products: new Naming(), segments: new Naming() };

  constructor(heads: Iterable<AnnouncementHead>) {
    this.newest = [...heads];
    sortHeads(this.newest);
    for (const head of this.newest) {
      this.heads.set(head.id, head);
      this.#tally(head, 1);
      for (const kind of NAMED) this.#naming[kind].append(head[kind], head);
    }
    // Sorting is stable, so what is equal in rank stays newest first, as highestFirst has it; no two scores share a rank.
    this.ranked = this.newest.filter((head) => !head.retracted).sort((a, b) => scoreRank(b) - scoreRank(a));
  }

  about(record: RecordId): readonly AnnouncementHead[] {
    const [kind, slug = ""] = record.split(":") as [RecordKind, string?];
    return kind === "announcement" ? [] : this.#naming[`${kind}s`].of(slug);
  }

  /** Adds the announcement or replaces its last version. */
  put(head: AnnouncementHead): void {
    this.remove(head.id);
    this.heads.set(head.id, head);
    this.#tally(head, 1);
    insertInOrder(this.newest, head, byDateThenId);
    if (!head.retracted) insertInOrder(this.ranked, head, highestFirst);
    for (const kind of NAMED) this.#naming[kind].insert(head[kind], head);
  }

  remove(slug: Slug): void {
    const head = this.heads.get(slug);
    if (!head) return;
    this.heads.delete(slug);
    this.#tally(head, -1);
    removeInOrder(this.newest, head, byDateThenId);
    if (!head.retracted) removeInOrder(this.ranked, head, highestFirst);
    for (const kind of NAMED) this.#naming[kind].remove(head[kind], head);
  }

  #tally(head: AnnouncementHead, by: 1 | -1): void {
    this.regions.add(head.regions, by);
    this.tags.add(head.tags, by);
  }
}

const NAMED = ["players", "products", "segments"] as const;

/** Announcements by the slugs of one kind that they name, each once, newest first. */
class Naming {
  readonly #lists = new Map<Slug, AnnouncementHead[]>();

  of(slug: Slug): readonly AnnouncementHead[] {
    return this.#lists.get(slug) ?? [];
  }

  /** `head` is older than all that came before it. */
  append(slugs: readonly Slug[], head: AnnouncementHead): void {
    for (const slug of slugs) {
      const list = this.#lists.get(slug);
      if (!list) this.#lists.set(slug, [head]);
      else if (list.at(-1) !== head) list.push(head);
    }
  }

  insert(slugs: readonly Slug[], head: AnnouncementHead): void {
    for (const slug of new Set(slugs)) {
      const list = this.#lists.get(slug);
      if (list) insertInOrder(list, head, byDateThenId);
      else this.#lists.set(slug, [head]);
    }
  }

  remove(slugs: readonly Slug[], head: AnnouncementHead): void {
    for (const slug of slugs) {
      const list = this.#lists.get(slug);
      if (!list) continue;
      removeInOrder(list, head, byDateThenId);
      if (list.length === 0) this.#lists.delete(slug);
    }
  }
}
