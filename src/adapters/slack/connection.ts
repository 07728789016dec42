import { setTimeout as pause } from "node:timers/promises";
import type { SocketModeReceiver } from "@slack/bolt";
import type { Clock, Log } from "../../core/ports.ts";
import type { Readiness } from "../front-end.ts";

interface Connection {
  ready(): Readiness;
  close(): Promise<void>;
}

const LONGEST_PAUSE_MS = 30_000;
const CLOSE_WITHIN_MS = 3000;

/**
 * Opens the Socket Mode connection and keeps it open; rejects when the first attempt fails. The SDK's own reconnecting
 * waits 5 s each time, retries a wrong token for ever and ends the process with an unhandled rejection on others, so the
 * client must have `autoReconnectEnabled: false`.
 */
export async function keepConnected(
  client: SocketModeReceiver["client"],
  { log, clock, withinMs }: { log: Log; clock: Clock; withinMs: number },
): Promise<Connection> {
  const closing = new AbortController();
  let opening = false;
  let downSince: Date | undefined;

  async function open(): Promise<void> {
    opening = true;
    // Ends an attempt that hangs before Slack's hello, which makes start() reject.
    const timer = setTimeout(() => void client.disconnect(), withinMs);
    try {
      await client.start();
      if (closing.signal.aborted) await client.disconnect();
      else downSince = undefined;
    } catch (error) {
      throw error ?? new Error("the connection closed before Slack said hello");
    } finally {
      clearTimeout(timer);
      opening = false;
    }
  }

  async function reopen(): Promise<void> {
    downSince ??= clock.now();
    for (let attempt = 0; !closing.signal.aborted; attempt++) {
      try {
        if (attempt > 0) {
          await pause(Math.min(LONGEST_PAUSE_MS, 500 * 2 ** attempt), undefined, {
            signal: closing.signal,
            ref: false,
          });
        }
        await open();
        if (closing.signal.aborted) return;
        log.info("Connected to Slack again");
        return;
      } catch (error) {
        if (closing.signal.aborted) return;
        log.warn("Could not reconnect to Slack yet", { error: error instanceof Error ? error.message : String(error) });
      }
    }
  }

  await open();
  client.on("disconnected", () => {
    if (!opening && !closing.signal.aborted) void reopen();
  });

  return {
    ready: () =>
      downSince === undefined
        ? { ok: true }
        : { ok: false, reason: `AMW lost its connection to Slack at ${downSince.toISOString()} and is reconnecting.` },
    async close() {
      closing.abort();
      downSince ??= clock.now();
      const limit = new AbortController();
      await Promise.race([
        client.disconnect(),
        pause(CLOSE_WITHIN_MS, undefined, { signal: limit.signal }).catch(() => {}),
      ]);
      limit.abort();
    },
  };
}
