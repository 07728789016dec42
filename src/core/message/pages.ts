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

/** That page of so many items; of all the others, which may be many, only their number is kept. */
export function pageOf<T>(all: Iterable<T>, page: number, size: number): Page<T> {
  if (Array.isArray(all)) return pageOfList(all, page, size);
  const end = Math.max(1, page) * size;
  let items: T[] = [];
  let total = 0;
  for (const item of all) {
    if (total < end) {
      if (items.length === size) items = [];
      items.push(item);
    }
    total++;
  }
  return { items, ...place(total, page, size) };
}

function pageOfList<T>(all: readonly T[], page: number, size: number): Page<T> {
  const { first, ...others } = place(all.length, page, size);
  return { items: all.slice(first - 1, first - 1 + size), first, ...others };
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
