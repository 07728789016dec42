import type { ClaimStatus } from "../knowledge/claim.ts";
import type { AnnouncementHead } from "../knowledge/heads.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import { type RecordId, recordId, type Slug } from "../knowledge/slug.ts";
import { changePoints, claimChange, differences } from "./compared.ts";
import { liftOf } from "./lift.ts";
import { ofEqualRank, reckon } from "./rank.ts";
import { type Change, type Standing, standingOf } from "./standing.ts";
import type { Watch } from "./state.ts";

/** What happened to an announcement that somebody who watches it is told. */
export type News =
  | { readonly kind: "new" | "retracted" | "reinstated" | "evidence" }
  | {
      readonly kind: "status";
      readonly claims: readonly {
        readonly claim: Slug;
        readonly from: ClaimStatus | undefined;
        readonly to: ClaimStatus;
      }[];
    };

/** One announcement among the news, as it stands now. */
export interface NewsItem {
  readonly head: AnnouncementHead;
  readonly news: News;
  readonly standing: Standing;
}

/** What one person is told at a time. */
export interface WatchNews {
  /** Which of what is watched it is about, in the order of the watches. */
  readonly records: readonly RecordId[];
  /** Each announcement once, the highest ranked first. */
  readonly items: readonly NewsItem[];
  /** The last of the changes that it takes in; 0 for none. */
  readonly upTo: number;
  /** The first of them. */
  readonly first: number;
}

/** The players and segments that an announcement concerns. */
export const concerns = ({ players, segments }: AnnouncementHead): RecordId[] => [
  ...players.map((slug) => recordId("player", slug)),
  ...segments.map((slug) => recordId("segment", slug)),
];

/** Whether the watch is told of what was noticed then: it was there, and not muted. */
const hears = ({ since, mutedUntil }: Watch, at: number): boolean =>
  since <= at && !(mutedUntil !== undefined && at < mutedUntil);

/** What of the changes, which are in order, the watches of one person are told. */
export function newsFor(watches: readonly Watch[], changes: readonly Change[], knowledge: Knowledge): WatchNews {
  const heard = new Set<RecordId>();
  const merged = new Map<Slug, { readonly before: Standing | undefined; readonly head: AnnouncementHead }>();
  const taken: number[] = [];
  for (const change of changes) {
    const head = knowledge.head(change.announcement);
    if (!head || !isNews(change)) continue;
    const concerned = new Set(concerns(head));
    const hearing = watches.filter((watch) => concerned.has(watch.record) && hears(watch, change.at));
    if (hearing.length === 0) continue;
    for (const { record } of hearing) heard.add(record);
    if (!merged.has(head.id)) merged.set(head.id, { before: change.before, head });
    taken.push(change.seq);
  }
  const records = watches.map(({ record }) => record).filter((record) => heard.has(record));
  const items = [...merged.values()].flatMap(({ before, head }): NewsItem[] => {
    const standing = standingOf(head);
    const news = newsBetween(before, standing);
    return news ? [{ head, news, standing }] : [];
  });
  const rankOf = ({ head, standing }: NewsItem): number =>
    reckon(head, {
      lifted: liftOf(head, records),
      change: changePoints(claimChange(merged.get(head.id)?.before ?? standing, standing)),
      repeats: 0,
    }).rank;
  items.sort((a, b) => rankOf(b) - rankOf(a) || ofEqualRank(a.head, b.head));
  return { records, items, first: taken[0] ?? 0, upTo: taken.at(-1) ?? 0 };
}

const isNews = ({ before, after }: Change): boolean => after !== undefined && newsBetween(before, after) !== undefined;

/** New, retracted, a claim's status, or evidence; scores alone are no news to somebody who watches. */
function newsBetween(before: Standing | undefined, after: Standing): News | undefined {
  if (!before) return after.retracted ? undefined : { kind: "new" };
  if (after.retracted) return before.retracted ? undefined : { kind: "retracted" };
  if (before.retracted) return { kind: "reinstated" };
  const claims = [
    ...differences(before, after).flatMap((one) =>
      one.kind === "status" && one.to !== undefined ? [{ claim: one.claim, from: one.from, to: one.to }] : [],
    ),
    ...Object.entries(after.claims).flatMap(([claim, [to]]) =>
      before.claims[claim] ? [] : [{ claim, from: undefined, to }],
    ),
  ];
  if (claims.length > 0) return { kind: "status", claims };
  return claimChange(before, after) === "evidence" ? { kind: "evidence" } : undefined;
}
