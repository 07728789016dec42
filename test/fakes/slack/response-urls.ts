import type { Response } from "./payloads.ts";

const USES = 5;
const WORKS_FOR_MS = 30 * 60_000;
const ARRIVES_WITHIN_MS = 3000;

interface Url {
  readonly since: number;
  uses: number;
  readonly arrived: Response[];
  readonly waiting: ((response: Response) => void)[];
}

/** The response_urls that were given out: each works five times, for 30 minutes. */
export class ResponseUrls {
  readonly #urls = new Map<string, Url>();
  readonly #now: () => number;
  readonly #problem: (text: string) => void;

  constructor(now: () => number, problem: (text: string) => void) {
    this.#now = now;
    this.#problem = problem;
  }

  give(url: string): string {
    this.#urls.set(url, { since: this.#now(), uses: 0, arrived: [], waiting: [] });
    return url;
  }

  /** What arrived so far; grows. */
  arrived(url: string): readonly Response[] {
    return this.#urls.get(url)?.arrived ?? [];
  }

  take(url: string, read: () => Response): unknown {
    const known = this.#urls.get(url);
    if (!known) {
      this.#problem(`nobody was given the response_url ${new URL(url).pathname}`);
      return { ok: false };
    }
    known.uses += 1;
    if (known.uses > USES) this.#problem("a response_url was used more than five times");
    if (this.#now() - known.since > WORKS_FOR_MS) return { ok: false, error: "expired_url" };
    const response = read();
    known.arrived.push(response);
    for (const resolve of known.waiting.splice(0)) resolve(response);
    return { ok: true };
  }

  /** The first that arrives there; rejects when none does within 3 s. */
  first(url: string): Promise<Response> {
    const known = this.#urls.get(url);
    const arrived = known?.arrived[0];
    if (arrived) return Promise.resolve(arrived);
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error("nothing arrived at the response_url")), ARRIVES_WITHIN_MS);
      known?.waiting.push((response) => {
        clearTimeout(timer);
        resolve(response);
      });
    });
  }
}
