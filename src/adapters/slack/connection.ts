import { setTimeout as pause } from "node:timers/promises";
import { webApi } from "@slack/bolt";
import type { Clock, Log } from "../../core/ports.ts";
import type { Readiness } from "../front-end.ts";
import type { StartError } from "../start-error.ts";
import { within } from "../within.ts";
import type { Link, LinkEvents } from "./link.ts";

interface ConnectionParts {
  /** Opens one link; rejects when it cannot. Its events may come before it is there. */
  readonly openLink: (events: Omit<LinkEvents, "taken">) => Promise<Link>;
  /** How long Slack gets to close a link itself after it asked to leave; it takes some 10 s. */
  readonly lingerMs: number;
  /** The operator's sentence for why a link could not be opened. */
  readonly explain: (error: unknown) => StartError;
  readonly log: Log;
  readonly clock: Clock;
}

interface Connection {
  ready(): Readiness;
  close(): Promise<void>;
}

const LONGEST_PAUSE_MS = 30_000;
const CLOSE_WITHIN_MS = 4000;
/** A link that ends sooner counts as a failed attempt, so that a Slack that lets in and throws out is not hammered. */
const STEADY_MS = 60_000;

const SWITCHED_OFF =
  "Slack switched Socket Mode off for this app. Switch it on again on the page Socket Mode of the app's settings; AMW reconnects by itself.";

/**
 * Opens the Socket Mode connection and keeps it open; rejects when the first attempt fails. When Slack asks to leave, the
 * next link is open before the old one goes, and it is Slack that closes the old one: only Slack knows when it sends
 * nothing more over it.
 */
export async function keepConnected(parts: ConnectionParts): Promise<Connection> {
  const { openLink, lingerMs, explain, log, clock } = parts;
  const closing = new AbortController();
  const retiring = new Set<Promise<void>>();
  let link: Link | undefined;
  let openedAt = clock.now();
  let failures = 0;
  let renewing = false;
  let downSince: Date | undefined;
  let trouble: string | undefined;

  async function connect(): Promise<void> {
    const next = await openLink({
      leaving(reason) {
        if (reason === "link_disabled") {
          trouble = SWITCHED_OFF;
          log.error(SWITCHED_OFF);
        } else log.debug("Slack asks to connect anew", { reason });
        check();
      },
      gone: check,
    });
    if (closing.signal.aborted) return retire(next);
    if (link) retire(link);
    [link, openedAt, downSince, trouble] = [next, clock.now(), undefined, undefined];
  }

  function retire(old: Link): void {
    const slackCloses = Promise.race([old.ended, pause(lingerMs, undefined, { signal: closing.signal, ref: false })]);
    const end = slackCloses
      .catch(() => {})
      .then(() => old.close())
      .finally(() => retiring.delete(end));
    retiring.add(end);
  }

  /** Sees to it that a link that ends is followed by another. */
  function check(): void {
    if (closing.signal.aborted || link === undefined || link.state === "open") return;
    if (link.state === "gone") downSince ??= clock.now();
    if (!renewing) void renew();
  }

  async function renew(): Promise<void> {
    renewing = true;
    if (clock.now().getTime() - openedAt.getTime() >= STEADY_MS) failures = 0;
    let waitMs = 0;
    while (!closing.signal.aborted) {
      try {
        waitMs = Math.max(waitMs, failures === 0 ? 0 : Math.min(LONGEST_PAUSE_MS, 250 * 2 ** failures));
        failures += 1;
        await pause(waitMs, undefined, { signal: closing.signal, ref: false });
        const wasDown = downSince !== undefined;
        await connect();
        if (wasDown) log.info("Connected to Slack again");
        break;
      } catch (error) {
        if (closing.signal.aborted) return;
        const { message } = explain(error);
        log[message === trouble ? "debug" : "warn"](`Could not reconnect to Slack yet. ${message}`);
        trouble = message;
        waitMs = error instanceof webApi.WebAPIRateLimitedError ? error.retryAfter * 1000 : 0;
      }
    }
    renewing = false;
    check();
  }

  await connect();
  check();

  return {
    ready() {
      if (downSince === undefined && trouble !== SWITCHED_OFF) return { ok: true };
      const since = downSince
        ? `AMW lost its connection to Slack at ${downSince.toISOString()} and is reconnecting.`
        : "";
      return { ok: false, reason: [trouble, since].filter(Boolean).join(" ") };
    },
    async close() {
      closing.abort();
      downSince ??= clock.now();
      if (link) retire(link);
      await within(CLOSE_WITHIN_MS, Promise.allSettled(retiring));
    },
  };
}
