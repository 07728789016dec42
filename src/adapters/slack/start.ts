import { setTimeout as pause } from "node:timers/promises";
import { App, SocketModeReceiver, webApi } from "@slack/bolt";
import type { Amw } from "../../core/amw.ts";
import type { Clock, Log } from "../../core/ports.ts";
import type { FrontEnd } from "../front-end.ts";
import { boltLogger } from "./bolt-logger.ts";
import { keepConnected } from "./connection.ts";
import { identify, startErrorOf } from "./identify.ts";
import { listen } from "./listen.ts";

export interface SlackConfig {
  readonly botToken: string;
  readonly appToken: string;
  /** Base of the Web API; Slack's own unless told. */
  readonly apiUrl?: string;
  /** How long an answer may take before Slack is told that it will follow; 2000 unless told. Slack waits for 3000. */
  readonly ackWithinMs?: number;
  /** Milliseconds between two messages in one channel; 1000, which Slack allows, unless told. */
  readonly postEveryMs?: number;
  /** How long one attempt to connect may take; 10,000 unless told. */
  readonly connectWithinMs?: number;
}

interface SlackParts {
  readonly amw: Amw;
  readonly log: Log;
  readonly config: SlackConfig;
  readonly clock: Clock;
}

const DEFAULT_API = "https://slack.com/api/";
const POST_WITHIN_MS = 5000;
const STOP_WITHIN_MS = 5000;

/** Connects to Slack by Socket Mode and answers there; rejects with a StartError when that cannot work as configured. */
export async function startSlack({ amw, log, config, clock }: SlackParts): Promise<FrontEnd> {
  const apiUrl = (config.apiUrl ?? DEFAULT_API).replace(/\/*$/, "/");
  const withinMs = config.connectWithinMs ?? 10_000;
  const logger = boltLogger(log);
  // The SDK writes into the options it is given, so every client gets its own.
  const options = (): webApi.WebClientOptions => ({
    slackApiUrl: apiUrl,
    logger,
    timeout: withinMs,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
  });

  const { botId, botUserId, team } = await identify(config.botToken, options(), apiUrl);
  const receiver = new SocketModeReceiver({
    appToken: config.appToken,
    logger,
    autoReconnectEnabled: false,
    installerOptions: { clientOptions: options() },
  });
  const app = new App({
    receiver,
    logger,
    clientOptions: options(),
    authorize: async () => ({ botToken: config.botToken, botId, botUserId }),
    extendedErrorHandler: true,
  });
  const listening = listen(app, {
    amw,
    log,
    clock,
    web: new webApi.WebClient(config.botToken, { ...options(), timeout: POST_WITHIN_MS }),
    ackWithinMs: config.ackWithinMs ?? 2000,
    postEveryMs: config.postEveryMs ?? 1000,
  });
  const connection = await keepConnected(receiver.client, { log, clock, withinMs }).catch((error: unknown) => {
    throw startErrorOf(error, "SLACK_APP_TOKEN", apiUrl);
  });
  log.info("Connected to Slack", { team });

  return {
    ready: () => connection.ready(),
    ended: new Promise(() => {}),
    async stop() {
      await Promise.race([listening.settled(), pause(STOP_WITHIN_MS, undefined, { ref: false })]);
      await connection.close();
    },
  };
}
