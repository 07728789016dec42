import type { Page, PageReading, Pages } from "../core/curating/pages.ts";
import { oneAtATime } from "../core/one-at-a-time.ts";
import type { Clock, Log } from "../core/ports.ts";
import type { Fetched } from "./fetch-page.ts";
import { fetchPage } from "./fetch-page.ts";
import { LIMITS, type Limits } from "./limits.ts";
import { seenKind } from "./media-type.ts";
import { type Network, theInternet } from "./network.ts";
import { pageOf } from "./page.ts";
import { pageNotes } from "./page-thread.ts";
import { Refusal, refusal } from "./refusal.ts";

export interface WebPages extends Pages {
  /** Gives up what is being read. */
  close(): Promise<void>;
}

interface Options {
  readonly clock: Clock;
  readonly log: Log;
  /** Of AMW, for the sites that it asks. */
  readonly version: string;
}

/** Reads pages of the public web. */
export const webPages = (options: Options): WebPages => pagesOver(theInternet, LIMITS, options);

/** The same over another network with other limits. Whatever the network: what is dialled has been checked. */
export function pagesOver(network: Network, limits: Limits, { clock, log, version }: Options): WebPages {
  const closing = new AbortController();
  const userAgent = `Mozilla/5.0 (compatible; AMW/${version}; reads one page when a person asks for it)`;
  const reading = new Set<Promise<Page>>();
  const inTurn = oneAtATime();

  async function read(url: string): Promise<Page> {
    const fetched = await fetchPage(url, { network, limits, userAgent, stop: closing.signal });
    // One at a time: making sense of a page may take a processor and much memory.
    return inTurn(() => understood(fetched));
  }

  async function understood({ url, type, bytes }: Fetched): Promise<Page> {
    const kind = seenKind(bytes, type.kind);
    const notes = await pageNotes({ bytes, kind, charset: type.charset }, limits, closing.signal);
    const page = pageOf(notes, url, clock.now());
    if (page.title === undefined && page.text === "") throw refusal("empty");
    return page;
  }

  return {
    async read(url): Promise<PageReading> {
      if (reading.size >= limits.atOnce) return { outcome: "refused", problem: refusal("busy").message };
      const page = read(url);
      reading.add(page);
      try {
        return { outcome: "read", page: await page };
      } catch (error) {
        if (!(error instanceof Refusal)) log.error("Reading a page failed.", { error });
        const { message } = error instanceof Refusal ? error : refusal("failed");
        return { outcome: "refused", problem: message };
      } finally {
        reading.delete(page);
      }
    },
    async close() {
      closing.abort();
      await Promise.allSettled(reading);
    },
  };
}
