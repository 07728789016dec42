import type { AnnouncementHead } from "./heads.ts";
import { firstDayNumber } from "./partial-date.ts";

/** Higher for a later first day, then for the more precise date. */
const age = ({ date }: AnnouncementHead): number => firstDayNumber(date) * 16 + date.length;

/** Newest first, as newestFirst has it, then by id: a total order. */
export function byDateThenId(a: AnnouncementHead, b: AnnouncementHead): number {
  return age(b) - age(a) || byId(a, b);
}

const byId = (a: AnnouncementHead, b: AnnouncementHead): number => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

/** Sorts in place by byDateThenId; each key is made once, which counts at 100,000 heads. */
export function sortHeads(heads: AnnouncementHead[]): void {
  const keyed = heads.map((head) => ({ key: age(head), head }));
  keyed.sort((a, b) => b.key - a.key || byId(a.head, b.head));
  for (const [i, { head }] of keyed.entries()) heads[i] = head;
}

/** The first of so many places in order that does not come before what is sought. */
export function firstPlace(length: number, comesBefore: (place: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (comesBefore(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The first place whose item does not come before `item`. */
export const placeOf = <T>(sorted: readonly T[], item: T, compare: (a: T, b: T) => number): number =>
  firstPlace(sorted.length, (place) => compare(sorted[place] as T, item) < 0);

export const insertInOrder = <T>(sorted: T[], item: T, compare: (a: T, b: T) => number): void => {
  sorted.splice(placeOf(sorted, item, compare), 0, item);
};

/** Takes out the item that compares equal, if there is one. */
export function removeInOrder<T>(sorted: T[], item: T, compare: (a: T, b: T) => number): void {
  const place = placeOf(sorted, item, compare);
  if (place < sorted.length && compare(sorted[place] as T, item) === 0) sorted.splice(place, 1);
}
