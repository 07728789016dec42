/** How much of a site's time and bytes one page may take. */
export interface Limits {
  /** Until the whole page is here, redirects and all, in milliseconds. */
  readonly totalMs: number;
  /** From asking to the end of the head of an answer. */
  readonly headersMs: number;
  /** Between two pieces of a body. */
  readonly idleMs: number;
  readonly headerBytes: number;
  /** As sent, compressed or not. */
  readonly wireBytes: number;
  /** Once unpacked. */
  readonly pageBytes: number;
  readonly redirects: number;
  /** To make sense of a page, in milliseconds. */
  readonly readingMs: number;
  /** The memory that this may take, in MB. */
  readonly readingMb: number;
  /** Pages being read at a time. */
  readonly atOnce: number;
}

const MB = 1024 * 1024;

export const LIMITS: Limits = {
  totalMs: 10_000,
  headersMs: 7000,
  idleMs: 5000,
  headerBytes: 32 * 1024,
  wireBytes: 3 * MB,
  pageBytes: 6 * MB,
  redirects: 5,
  readingMs: 5000,
  readingMb: 256,
  atOnce: 8,
};

export const megabytes = (bytes: number): number => Math.max(1, Math.round(bytes / MB));
