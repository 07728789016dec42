import type { webApi } from "@slack/bolt";
import type { Log } from "../../core/ports.ts";
import { failureOf } from "./failure.ts";
import type { Pace } from "./pace.ts";
import { patiently } from "./patiently.ts";
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
  /** Must neither retry nor wait by itself. */
  readonly web: webApi.WebClient;
  readonly log: Log;
  readonly pace: Pace;
}

/** Posts in order and at Slack's pace. */
export function createPoster({ web, log, pace }: PosterParts): Poster {
  async function inLine(channel: string, send: () => Promise<unknown>): Promise<Posted> {
    const posted = await pace.inTurn(channel, () => attempt(channel, send));
    if (posted !== "full") return posted;
    log.error("Too many answers wait for one Slack channel; this one was not posted", { channel });
    return { outcome: "later" };
  }

  async function attempt(channel: string, send: () => Promise<unknown>): Promise<Posted> {
    try {
      await patiently(send, pace.pause);
      return { outcome: "sent" };
    } catch (error) {
      return failed(channel, error);
    }
  }

  function failed(channel: string, error: unknown): Posted {
    const failure = failureOf(error);
    switch (failure.kind) {
      case "busy":
        log.error("Slack is too busy to take an answer; it was not posted", {
          channel,
          retryAfterSeconds: failure.seconds,
        });
        return { outcome: "later" };
      case "refused":
        log.error(`Slack refused to post an answer (${failure.name}). ${mendOf(failure.name)}`, { channel });
        return { outcome: "refused", reason: failure.name };
      default:
        log.error("Slack did not say whether it posted an answer; it is not posted again", {
          channel,
          why: failure.why,
        });
        return { outcome: "uncertain" };
    }
  }

  return {
    post: ({ channel, thread }, message) =>
      inLine(channel, () => web.chat.postMessage({ channel, ...inThread(thread), ...message })),
    postFor: (user, { channel, thread }, { text, blocks }) =>
      inLine(channel, () => web.chat.postEphemeral({ channel, user, ...inThread(thread), text, blocks })),
  };
}

const inThread = (thread: string | undefined) => (thread === undefined ? {} : { thread_ts: thread });
