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

export function pageOf<T>(all: readonly T[], page: number, size: number): Page<T> {
  const pages = Math.max(1, Math.ceil(all.length / size));
  const current = Math.min(Math.max(1, page), pages);
  const start = (current - 1) * size;
  return { items: all.slice(start, start + size), page: current, pages, total: all.length, first: start + 1 };
}

/** Buttons to the pages before and after; none where everything fits on one. */
export function pagers({ page, pages }: Page<unknown>, line: string): Action[] {
  const to = (label: string, number: number): Action => ({ kind: "run", label, line: `${line} --page ${number}` });
  return [...(page > 1 ? [to("Previous", page - 1)] : []), ...(page < pages ? [to("Next", page + 1)] : [])];
}
