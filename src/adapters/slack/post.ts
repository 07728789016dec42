import { setTimeout as wait } from "node:timers/promises";
import { webApi } from "@slack/bolt";
import type { Clock, Log } from "../../core/ports.ts";
import { mendOf } from "./refusals.ts";
import type { SlackMessage } from "./render.ts";

/** Where a message goes: a conversation, and the thread in it. */
export interface Destination {
  readonly channel: string;
  readonly thread?: string | undefined;
}

/**
 * `refused`: Slack answered no, with the name of the reason. `later`: there is too much to say there just now, and it was
 * surely not posted. `uncertain`: no answer, so it may or may not stand there; never posted again.
 */
export type Posted =
  | { readonly outcome: "sent" | "later" | "uncertain" }
  | { readonly outcome: "refused"; readonly reason: string };

export interface Poster {
  /** Posts for everybody there. Never throws. */
  post(to: Destination, message: SlackMessage): Promise<Posted>;
  /** Posts for one person alone. Never throws. */
  postFor(user: string, to: Destination, message: SlackMessage): Promise<Posted>;
}

interface PosterParts {
  readonly web: webApi.WebClient;
  readonly log: Log;
  readonly clock: Clock;
  /** Milliseconds between two messages in one channel. */
  readonly everyMs: number;
  pause?(ms: number): Promise<unknown>;
}

const sleep = (ms: number): Promise<void> => wait(ms, undefined, { ref: false });

const TRIES = 3;
const LONGEST_WAIT_S = 30;
const MOST_WAITING = 100;

interface Line {
  /** When the last message was posted there. */
  at: number;
  waiting: number;
  last: Promise<unknown>;
}

/** Posts in order and at Slack's pace, about a message a second for each channel. `web` must neither retry nor wait by itself. */
export function createPoster({ web, log, clock, everyMs, pause = sleep }: PosterParts): Poster {
  const lines = new Map<string, Line>();

  function inLine(channel: string, send: () => Promise<unknown>): Promise<Posted> {
    const line = lines.get(channel) ?? { at: Number.NEGATIVE_INFINITY, waiting: 0, last: Promise.resolve() };
    if (line.waiting >= MOST_WAITING) {
      log.error("Too many answers wait for one Slack channel; this one was not posted", { channel });
      return Promise.resolve({ outcome: "later" });
    }
    lines.set(channel, line);
    line.waiting += 1;
    const posting = line.last.then(async () => {
      const early = line.at + everyMs - clock.now().getTime();
      if (early > 0) await pause(early);
      const posted = await attempt(channel, send);
      if (posted.outcome !== "refused") line.at = clock.now().getTime();
      line.waiting -= 1;
      if (lines.size > MOST_WAITING) forgetIdle();
      return posted;
    });
    line.last = posting;
    return posting;
  }

  function forgetIdle(): void {
    const now = clock.now().getTime();
    for (const [channel, { at, waiting }] of lines) if (waiting === 0 && now - at >= everyMs) lines.delete(channel);
  }

  async function attempt(channel: string, send: () => Promise<unknown>): Promise<Posted> {
    for (let tried = 1; ; tried++) {
      try {
        await send();
        return { outcome: "sent" };
      } catch (error) {
        const seconds = secondsToWait(error);
        if (seconds === undefined) return failed(channel, error);
        if (tried === TRIES || seconds > LONGEST_WAIT_S) {
          log.error("Slack is too busy to take an answer; it was not posted", { channel, retryAfterSeconds: seconds });
          return { outcome: "later" };
        }
        await pause(seconds * 1000);
      }
    }
  }

  function failed(channel: string, error: unknown): Posted {
    if (error instanceof webApi.WebAPIPlatformError) {
      const reason = error.data.error;
      log.error(`Slack refused to post an answer (${reason}). ${mendOf(reason)}`, { channel });
      return { outcome: "refused", reason };
    }
    log.error("Slack did not say whether it posted an answer; it is not posted again", { channel, why: whyOf(error) });
    return { outcome: "uncertain" };
  }

  return {
    post: ({ channel, thread }, message) =>
      inLine(channel, () => web.chat.postMessage({ channel, ...inThread(thread), ...message })),
    postFor: (user, { channel, thread }, { text, blocks }) =>
      inLine(channel, () => web.chat.postEphemeral({ channel, user, ...inThread(thread), text, blocks })),
  };
}

const inThread = (thread: string | undefined) => (thread === undefined ? {} : { thread_ts: thread });

/** How long Slack asks to wait; undefined where it did not turn the call away for its pace. */
function secondsToWait(error: unknown): number | undefined {
  if (error instanceof webApi.WebAPIRateLimitedError) return error.retryAfter;
  return error instanceof webApi.WebAPIPlatformError && /^rate_?limited$/.test(error.data.error) ? 1 : undefined;
}

/** What happened, without an address or a text. */
export function whyOf(error: unknown): string {
  if (error instanceof webApi.WebAPIHTTPError) return `HTTP ${error.statusCode}`;
  if (error instanceof webApi.WebAPIRequestError) return error.original.name;
  return error instanceof Error ? error.name : "unknown";
}
