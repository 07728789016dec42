import { type Client, Events, Status } from "discord.js";
import type { Clock, Log } from "../../core/ports.ts";
import type { Readiness } from "../front-end.ts";
import type { StartError } from "../start-error.ts";
import { failureFields } from "./failure.ts";
import { closedForGood, outOfReach } from "./start-errors.ts";

/** What AMW knows of its connection to Discord, told by the library's events and by what happens to requests. */
export interface Connection {
  readonly ended: Promise<StartError>;
  ready(): Readiness;
  /** The connection cannot go on, for that reason. The first one counts. */
  end(cause: StartError): void;
  /** How a request to the REST API ended: nothing when Discord answered, else why it did not. */
  requested(failure: string | undefined): void;
  /** From now on nothing that happens is news. */
  stop(): void;
}

interface ConnectionParts {
  readonly log: Log;
  readonly clock: Clock;
  readonly api: string;
  /** How long the library may try to come back before a new start shall try. */
  readonly awayForMs: number;
}

/** Requests come when people ask, so a failure is no news for longer. */
const FAILURE_IS_NEWS_MS = 5 * 60_000;
/** One is a hiccup, and the library tries twice. */
const FAILURES_TO_TELL = 2;

interface Failures {
  readonly since: Date;
  readonly last: Date;
  readonly count: number;
  readonly reason: string;
}

const notReady = (reason: string): Readiness => ({ ok: false, reason });

/** Watches the client's connection from before it is made; `end` and `ended` are for its owner. */
export function watchConnection(client: Client, { log, clock, api, awayForMs }: ConnectionParts): Connection {
  let lostAt: Date | undefined;
  let giveUp: NodeJS.Timeout | undefined;
  let gone: StartError | undefined;
  let stopped = false;
  let failures: Failures | undefined;
  let announce: (cause: StartError) => void = () => {};
  const ended = new Promise<StartError>((resolve) => {
    announce = resolve;
  });

  const connected = (): boolean =>
    client.ws.shards.size > 0 && client.ws.shards.every(({ status }) => status === Status.Ready);

  function end(cause: StartError): void {
    if (stopped || gone) return;
    gone = cause;
    clearTimeout(giveUp);
    // The supervisor tells the operator, together with what it does about it.
    log.debug("The connection to Discord ended for good", { reason: cause.message });
    announce(cause);
  }
  function lost(shard: number): void {
    if (stopped || gone) return;
    if (lostAt) {
      // The library tries twice a second: once told is enough.
      log.debug("Discord is still out of reach", { shard });
      return;
    }
    const since = clock.now();
    lostAt = since;
    log.info("Discord connection lost, reconnecting", { shard });
    giveUp = setTimeout(() => end(outOfReach(since)), awayForMs);
  }
  function back(shard: number): void {
    if (!lostAt || !connected()) return;
    log.info("Discord connection is back", { shard, awayMs: clock.now().getTime() - lostAt.getTime() });
    lostAt = undefined;
    clearTimeout(giveUp);
  }

  client.on(Events.ShardReconnecting, lost);
  client.on(Events.ShardResume, back);
  client.on(Events.ShardReady, back);
  client.on(Events.ShardDisconnect, ({ code }) => end(closedForGood(code)));
  client.on(Events.ShardError, (error, shard) => {
    if (!stopped) log[lostAt ? "debug" : "warn"]("Discord connection failed", { shard, ...failureFields(error) });
  });

  return {
    ended,
    end,
    requested(failure) {
      if (failure === undefined) {
        failures = undefined;
        return;
      }
      const last = clock.now();
      failures = { since: failures?.since ?? last, last, count: (failures?.count ?? 0) + 1, reason: failure };
    },
    ready() {
      if (gone) return notReady(gone.message);
      if (stopped) return notReady("AMW is stopping.");
      if (lostAt) {
        return notReady(
          `AMW lost its connection to Discord at ${lostAt.toISOString()} and is reconnecting. If that lasts, check this machine's network and https://discordstatus.com.`,
        );
      }
      if (!connected()) return notReady("AMW is connecting to Discord.");
      if (
        failures &&
        failures.count >= FAILURES_TO_TELL &&
        clock.now().getTime() - failures.last.getTime() < FAILURE_IS_NEWS_MS
      ) {
        return notReady(
          `Discord's REST API at ${api} has failed since ${failures.since.toISOString()} (${failures.reason}), so answers do not arrive. Check this machine's network and https://discordstatus.com.`,
        );
      }
      return { ok: true };
    },
    stop() {
      stopped = true;
      clearTimeout(giveUp);
    },
  };
}
