import type { AnnouncementHead } from "../knowledge/heads.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import type { Slug } from "../knowledge/slug.ts";
import { type Change, isSameStanding, type Standing, standingOf } from "./standing.ts";
import type { Journal } from "./state.ts";

/** So many at a time, with a pause between, hold nobody up. */
const SLICE = 500;

export interface Noticing {
  /** Appends what changed since the last time to the journal, and gives how many changes that were. */
  notice(at: number): Promise<number>;
}

type Unnumbered = Omit<Change, "seq">;

/**
 * Compares the knowledge with what the journal last knew of it. The first comparison reads everything that the journal
 * knows; the later ones only what has another head in memory since. `breathe` lets others have their turn.
 */
export function createNoticing(
  knowledge: Pick<Knowledge, "revision" | "announcements" | "head">,
  journal: Journal,
  breathe: () => Promise<void>,
): Noticing {
  let noticed: string | undefined;
  /** Heads as last compared. */
  let seen: Map<Slug, AnnouncementHead> | undefined;

  async function begin(heads: readonly AnnouncementHead[], revision: string): Promise<number> {
    for (const slice of slices(heads)) {
      await journal.begin(slice.map(known), undefined);
      await breathe();
    }
    await journal.begin([], revision);
    return 0;
  }

  /** Changes against everything that the journal knows. */
  async function againstJournal(heads: ReadonlyMap<Slug, AnnouncementHead>, at: number): Promise<Unnumbered[]> {
    const changes: Unnumbered[] = [];
    const knownBefore = new Set<Slug>();
    for (let page = await journal.known(undefined, SLICE); page.length > 0; ) {
      for (const [announcement, before] of page) {
        knownBefore.add(announcement);
        changes.push(...changeOf(announcement, before, heads.get(announcement), at));
      }
      await breathe();
      page = await journal.known(page.at(-1)?.[0], SLICE);
    }
    for (const slice of slices([...heads.values()])) {
      for (const head of slice) if (!knownBefore.has(head.id)) changes.push(...changeOf(head.id, undefined, head, at));
      await breathe();
    }
    return changes;
  }

  /** Changes among those announcements whose head is another one than when they were last compared. */
  async function againstSeen(
    heads: ReadonlyMap<Slug, AnnouncementHead>,
    before: ReadonlyMap<Slug, AnnouncementHead>,
    at: number,
  ): Promise<Unnumbered[]> {
    const others = [...before.keys()].filter((id) => !heads.has(id));
    for (const [id, head] of heads) if (before.get(id) !== head) others.push(id);
    const changes: Unnumbered[] = [];
    for (const slice of slices(others)) {
      for (const id of slice) changes.push(...changeOf(id, await journal.knownOf(id), heads.get(id), at));
      await breathe();
    }
    return changes;
  }

  async function compare(at: number): Promise<number> {
    // What changes while this pauses has another revision, and is compared the next time.
    const { revision } = knowledge;
    const heads = new Map(knowledge.announcements.map((head) => [head.id, head]));
    const journalled = await journal.revision();
    if (journalled === undefined) await begin([...heads.values()], revision);
    const changes = await changesOf(heads, journalled, revision, at);
    for (const slice of slices(changes)) {
      await journal.append(slice, journalled ?? revision);
      await breathe();
    }
    if (journalled !== undefined && journalled !== revision) await journal.append([], revision);
    seen = heads;
    noticed = revision;
    return changes.length;
  }

  async function changesOf(
    heads: ReadonlyMap<Slug, AnnouncementHead>,
    journalled: string | undefined,
    revision: string,
    at: number,
  ): Promise<Unnumbered[]> {
    if (journalled === undefined || journalled === revision) return [];
    return seen ? againstSeen(heads, seen, at) : againstJournal(heads, at);
  }

  return {
    notice: async (at) => (knowledge.revision === noticed ? 0 : compare(at)),
  };
}

const known = (head: AnnouncementHead): readonly [Slug, Standing] => [head.id, standingOf(head)];

function changeOf(
  announcement: Slug,
  before: Standing | undefined,
  head: AnnouncementHead | undefined,
  at: number,
): Unnumbered[] {
  const after = head && standingOf(head);
  if (before && after ? isSameStanding(before, after) : before === after) return [];
  return [{ at, announcement, before, after }];
}

function* slices<Item>(all: readonly Item[]): Generator<readonly Item[]> {
  for (let i = 0; i < all.length; i += SLICE) yield all.slice(i, i + SLICE);
}
