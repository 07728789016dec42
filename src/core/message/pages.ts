import type { Action } from "./message.ts";

export interface Page<T> {
  readonly items: readonly T[];
  /** 1-based, within bounds: a page past the end is the last one. */
  readonly page: number;
  readonly pages: number;
  readonly total: number;
  /** Number of the first item, 1-based. */
  readonly first: number;
}

/** A list of which mostly only a page is looked at, so that its items may be made when they are. */
export interface Listing<T> {
  readonly length: number;
  slice(from: number, to: number): readonly T[];
}

/** A list kept as numbers, of which an item is made when it is looked at. */
export const listingOf = <T>(numbers: Numbers, itemOf: (number: number) => T): Listing<T> => ({
  length: numbers.length,
  slice: (from, to) => Array.from(numbers.slice(from, to), (number) => itemOf(number)),
});
type Numbers = readonly number[] | Uint32Array;

/** That page of so many items. */
export function pageOf<T>(all: Listing<T>, page: number, size: number): Page<T> {
  const { first, ...others } = place(all.length, page, size);
  return { items: all.slice(first - 1, first - 1 + size), first, ...others };
}

/** A list that is read a part at a time. */
type Read<T> = (limit: number, offset: number) => Promise<{ readonly items: readonly T[]; readonly total: number }>;

/** That page of so many items. */
export async function readPage<T>(read: Read<T>, page: number, size: number): Promise<Page<T>> {
  // How many there are says which page is the last.
  const begin = await read(size, 0);
  const { first, ...others } = place(begin.total, page, size);
  const { items } = others.page === 1 ? begin : await read(size, first - 1);
  return { items, first, ...others };
}

function place(total: number, page: number, size: number): Omit<Page<unknown>, "items"> {
  const pages = Math.max(1, Math.ceil(total / size));
  const current = Math.min(Math.max(1, page), pages);
  return { page: current, pages, total, first: (current - 1) * size + 1 };
}

/** Buttons to the pages before and after; none where everything fits on one. */
export function pagers({ page, pages }: Page<unknown>, line: string): Action[] {
  const to = (label: string, number: number): Action => ({ kind: "run", label, line: `${line} --page ${number}` });
  return [...(page > 1 ? [to("Previous", page - 1)] : []), ...(page < pages ? [to("Next", page + 1)] : [])];
}
