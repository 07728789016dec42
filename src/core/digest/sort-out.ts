import type { AnnouncementHead } from "../knowledge/heads.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import { firstDay } from "../knowledge/partial-date.ts";
import { kindOf, type RecordId, type Slug, slugOf } from "../knowledge/slug.ts";
import { changePoints, claimChange, type Difference, differences, tellsTheSame } from "./compared.ts";
import { liftOf } from "./lift.ts";
import { localTime } from "./local-time.ts";
import { ofEqualRank, type Place, placeOf, REPEATED_WITHIN_DAYS, reckon } from "./rank.ts";
import { type Standing, standingOf, type Told } from "./standing.ts";
import type { Wishes } from "./subscription.ts";
import { isWanted } from "./wanted.ts";
import type { Reckoning, Window } from "./window.ts";

/** The first edition is chosen among so many of the newest. */
export const FIRST_LOOK = 20;
export const MOST_A_PLAYER = 2;

/** What is new about it to the channel: `rescored` also where only its scores changed. */
export type News = "new" | "status" | "evidence" | "rescored";

export interface Item {
  readonly head: AnnouncementHead;
  readonly standing: Standing;
  readonly news: News;
  readonly reckoning: Reckoning;
  /** The players and segments that lift it. */
  readonly lifting: readonly RecordId[];
}

/** What the channel was told and no longer holds. */
export interface Correction {
  readonly announcement: Slug;
  readonly told: Told;
  readonly differences: readonly Difference[];
  /** As it is told from now on. */
  readonly standing: Standing;
}

/** Every announcement that the window looks at, in exactly one place. */
export interface SortedOut {
  readonly corrections: readonly Correction[];
  readonly lead: readonly Item[];
  readonly brief: readonly Item[];
  /** High enough to be told, but more than the edition or one player in it may have. */
  readonly held: readonly Item[];
  readonly minor: readonly Item[];
  /** Not asked for by the wishes. */
  readonly filtered: readonly Slug[];
  /** Told before as it stands now. */
  readonly told: readonly Slug[];
  /** Never told and nothing to tell: retracted, gone, or as it was before the window. */
  readonly moot: readonly Slug[];
  /** How many it looked at. */
  readonly looked: number;
}

/** Where a day begins before it does anywhere else: what is dated later has not been announced yet. */
const FIRST_CLOCK = "Pacific/Kiritimati";

type Looks = Pick<Window, "since" | "changes" | "at">;

/** The announcements that an edition of this window weighs, each once: `Window.told` must know what was told of these. */
export function lookedAt(wishes: Wishes, { since, changes, at }: Looks, knowledge: Knowledge): readonly Slug[] {
  if (since !== undefined) return [...new Set(changes.map(({ announcement }) => announcement))];
  const newest: Slug[] = [];
  const today = localTime(at, FIRST_CLOCK).day;
  for (const head of knowledge.announcements) {
    if (newest.length === FIRST_LOOK) break;
    if (firstDay(head.date) <= today && isWanted(head, wishes)) newest.push(head.id);
  }
  return newest;
}

/** What an edition leads with, tells, counts and leaves out, and why. Pure. */
export function sortOut(wishes: Wishes, window: Window, knowledge: Knowledge): SortedOut {
  const slugs = lookedAt(wishes, window, knowledge);
  const before = standingsBefore(window);
  const told = byAnnouncement(window.told);
  const corrections: Correction[] = [];
  const ranked: Item[] = [];
  const others: Record<"filtered" | "told" | "moot", Slug[]> = { filtered: [], told: [], moot: [] };
  for (const slug of slugs) {
    const head = knowledge.head(slug);
    const toldOfIt = told.get(slug) ?? [];
    const place = placed(head, toldOfIt, before.get(slug));
    if (typeof place === "string") {
      others[place].push(slug);
    } else if ("differences" in place) {
      corrections.push({ announcement: slug, ...place });
    } else if (head && isWanted(head, wishes)) {
      ranked.push(itemOf(head, place, toldOfIt, { wishes, at: window.at }));
    } else {
      others.filtered.push(slug);
    }
  }
  ranked.sort((a, b) => b.reckoning.rank - a.reckoning.rank || ofEqualRank(a.head, b.head));
  return { corrections: inOrder(corrections), ...grouped(ranked, wishes.max), ...others, looked: slugs.length };
}

function byAnnouncement(told: readonly Told[]): ReadonlyMap<Slug, readonly Told[]> {
  const groups = new Map<Slug, Told[]>();
  for (const one of told) {
    const group = groups.get(one.announcement);
    if (group) group.push(one);
    else groups.set(one.announcement, [one]);
  }
  return groups;
}

/** How each stood before the window's first change of it; undefined for what was not there. */
function standingsBefore({ changes }: Pick<Window, "changes">): ReadonlyMap<Slug, Standing | undefined> {
  const before = new Map<Slug, Standing | undefined>();
  for (const change of changes) if (!before.has(change.announcement)) before.set(change.announcement, change.before);
  return before;
}

type Placed = "told" | "moot" | Omit<Correction, "announcement"> | Pick<Item, "standing" | "news">;

/** A correction where the channel was told otherwise, else what is new about it. `before`: how it stood when the window began. */
function placed(head: AnnouncementHead | undefined, toldOfIt: readonly Told[], before: Standing | undefined): Placed {
  const now = head && standingOf(head);
  const [last] = toldOfIt;
  if (last) {
    const found = differences(last.as, now);
    if (found.length > 0) return { told: last, differences: found, standing: now ?? { ...last.as, retracted: true } };
    const evidence = now && !now.retracted && claimChange(last.as, now);
    return now && evidence ? { standing: now, news: evidence } : "told";
  }
  if (now === undefined || now.retracted) return "moot";
  const news = newsOf(before, now);
  return news ? { standing: now, news } : "moot";
}

function newsOf(before: Standing | undefined, now: Standing): News | undefined {
  if (before === undefined || before.retracted) return "new";
  return claimChange(before, now) ?? (tellsTheSame(before, now) ? undefined : "rescored");
}

const DAY_MS = 86_400_000;

function itemOf(
  head: AnnouncementHead,
  { standing, news }: Pick<Item, "standing" | "news">,
  toldOfIt: readonly Told[],
  { wishes, at }: { readonly wishes: Wishes; readonly at: number },
): Item {
  const lifting = [...new Set(wishes.lift)].filter((id) =>
    (kindOf(id) === "player" ? head.players : kindOf(id) === "segment" ? head.segments : []).includes(slugOf(id)),
  );
  const repeats = toldOfIt.filter(
    (told) => told.at > at - REPEATED_WITHIN_DAYS * DAY_MS && tellsTheSame(told.as, standing),
  ).length;
  const reckoning = reckon(head, {
    lifted: liftOf(head, lifting),
    change: changePoints(news === "status" || news === "evidence" ? news : undefined),
    repeats,
  });
  return { head, standing, news, reckoning, lifting };
}

/** Within the caps, the highest first; `ranked` is in order. */
function grouped(ranked: readonly Item[], max: number): Record<Place | "held", readonly Item[]> {
  const groups: Record<Place | "held", Item[]> = { lead: [], brief: [], held: [], minor: [] };
  const times = new Map<Slug, number>();
  for (const item of ranked) {
    const place = placeOf(item.reckoning.rank);
    const players = new Set(item.head.players);
    const fits =
      groups.lead.length + groups.brief.length < max &&
      [...players].every((player) => (times.get(player) ?? 0) < MOST_A_PLAYER);
    if (place !== "minor" && !fits) {
      groups.held.push(item);
      continue;
    }
    groups[place].push(item);
    if (place !== "minor") for (const player of players) times.set(player, (times.get(player) ?? 0) + 1);
  }
  return groups;
}

/** What no longer holds at all first, then what was told last, then by id. */
const inOrder = (corrections: readonly Correction[]): readonly Correction[] =>
  [...corrections].sort(
    (a, b) => weight(a) - weight(b) || b.told.at - a.told.at || (a.announcement < b.announcement ? -1 : 1),
  );

const weight = ({ differences: [first] }: Correction): number =>
  first?.kind === "gone" || first?.kind === "retracted" ? 0 : 1;
