/** How often a minute Slack takes each method, by its tiers. Short bursts pass: `burst` at once. */
const A_MINUTE: Readonly<Record<string, { readonly calls: number; readonly burst: number }>> = {
  "apps.connections.open": { calls: 1, burst: 10 },
  "chat.postEphemeral": { calls: 100, burst: 100 },
  "views.open": { calls: 100, burst: 100 },
  "views.push": { calls: 100, burst: 100 },
  "views.update": { calls: 100, burst: 100 },
  "chat.update": { calls: 50, burst: 50 },
  "conversations.info": { calls: 50, burst: 50 },
  "conversations.open": { calls: 50, burst: 50 },
  "conversations.history": { calls: 50, burst: 50 },
  "conversations.replies": { calls: 50, burst: 50 },
  "users.info": { calls: 100, burst: 100 },
  "usergroups.users.list": { calls: 20, burst: 20 },
  "chat.getPermalink": { calls: 300, burst: 300 },
  // Special: some hundreds a minute in a workspace, beside a message a second in a channel.
  "chat.postMessage": { calls: 300, burst: 300 },
  "auth.test": { calls: 300, burst: 300 },
};
const MINUTE_MS = 60_000;

/** Slack's rate limits by method. */
export class Tiers {
  readonly #now: () => number;
  readonly #left = new Map<string, { readonly left: number; readonly at: number }>();

  constructor(now: () => number) {
    this.#now = now;
  }

  /** Counts a call; gives the seconds to stay away for where it is one too many. */
  tooMany(method: string): number | undefined {
    const tier = A_MINUTE[method];
    if (!tier) return undefined;
    const now = this.#now();
    const { left, at } = this.#left.get(method) ?? { left: tier.burst, at: now };
    const refilled = Math.min(tier.burst, left + ((now - at) * tier.calls) / MINUTE_MS);
    if (refilled < 1) return Math.ceil(((1 - refilled) * MINUTE_MS) / tier.calls / 1000);
    this.#left.set(method, { left: refilled - 1, at: now });
    return undefined;
  }
}
