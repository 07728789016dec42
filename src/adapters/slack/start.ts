import { type AllMiddlewareArgs, type AnyMiddlewareArgs, App } from "@slack/bolt";
import type { Amw } from "../../core/amw.ts";
import type { Messenger } from "../../core/digest/messenger.ts";
import type { Clock, Installations, Log } from "../../core/ports.ts";
import type { FrontEnd, HttpRoute } from "../front-end.ts";
import { StartError } from "../start-error.ts";
import { within } from "../within.ts";
import { boltLogger } from "./bolt-logger.ts";
import { createDirectory } from "./directory.ts";
import { httpMode } from "./http-mode.ts";
import { listen } from "./listen.ts";
import { slackMessenger } from "./messenger.ts";
import type { OAuthConfig } from "./oauth.ts";
import { createPace } from "./pace.ts";
import { socketMode } from "./socket-mode.ts";
import { webOptions } from "./web-options.ts";
import { WorkspaceClient } from "./workspace-client.ts";
import { type InSpace, workspacesOf } from "./workspaces.ts";

export interface SlackConfig {
  /** Of the one workspace; none where each workspace installs AMW by OAuth. */
  readonly botToken?: string | undefined;
  /** Several workspaces. */
  readonly oauth?: OAuthConfig | undefined;
  /** Socket Mode. */
  readonly appToken?: string | undefined;
  /** HTTP mode, where there is no app token. */
  readonly signingSecret?: string | undefined;
  /** Base of the Web API; Slack's own unless told. */
  readonly apiUrl?: string;
  /** How long an answer may take before Slack is told that it will follow; 2000 unless told. Slack waits for 3000. */
  readonly ackWithinMs?: number;
  /** Milliseconds between two messages in one channel; 1000, which Slack allows, unless told. */
  readonly postEveryMs?: number;
  /** How long one attempt to connect may take; 10,000 unless told. */
  readonly connectWithinMs?: number;
  /** How long Slack may leave a ping over the socket unanswered; 3000 unless told. */
  readonly pongWithinMs?: number;
  /** How often Slack is asked whether the bot token still works; every 3 minutes unless told. */
  readonly checkTokenEveryMs?: number;
}

interface SlackParts {
  readonly amw: Amw;
  readonly log: Log;
  readonly config: SlackConfig;
  readonly clock: Clock;
  /** Where the tokens of several workspaces are kept. */
  readonly installations?: Installations | undefined;
}

export interface SlackFrontEnd extends FrontEnd {
  /** What AMW's HTTP server leaves to Slack; none in Socket Mode. */
  readonly routes: readonly HttpRoute[];
  /** Posts by itself: deliveries. */
  readonly messenger: Messenger;
}

const DEFAULT_API = "https://slack.com/api/";
const POST_WITHIN_MS = 5000;
const STOP_WITHIN_MS = 5000;
const ANSWER_WITHIN_MS = 2900;

/** Connects to Slack and answers there; rejects with a StartError when that cannot work as configured. */
export async function startSlack(parts: SlackParts): Promise<SlackFrontEnd> {
  const { amw, log, config, clock } = parts;
  const { appToken, signingSecret } = config;
  const apiUrl = (config.apiUrl ?? DEFAULT_API).replace(/\/*$/, "/");
  const withinMs = config.connectWithinMs ?? 10_000;
  const logger = boltLogger(log);
  const options = () => webOptions(apiUrl, logger, withinMs);

  function transportOf() {
    const pongWithinMs = config.pongWithinMs ?? 3000;
    if (appToken)
      return socketMode({ appToken, options, apiUrl, helloWithinMs: withinMs, pongWithinMs, logger, log, clock });
    if (signingSecret) return httpMode({ signingSecret, clock, log, answerWithinMs: ANSWER_WITHIN_MS });
    throw new StartError("SLACK_APP_TOKEN", "Set SLACK_APP_TOKEN for Socket Mode, or SLACK_SIGNING_SECRET for HTTP.");
  }

  const transport = transportOf();
  const workspaces = await workspacesOf({ ...parts, apiUrl, logger, options });
  const app = new App({
    receiver: transport.receiver,
    logger,
    clientOptions: options(),
    authorize: workspaces.authorize,
    convoStore: false,
    extendedErrorHandler: true,
  });
  const web = new WorkspaceClient(webOptions(apiUrl, logger, POST_WITHIN_MS), config.botToken);
  if (config.oauth) app.use(web.during);
  app.use(ackFailures);
  const pace = createPace({ clock, everyMs: config.postEveryMs ?? 1000 });
  const listening = listen(app, {
    amw,
    log,
    clock,
    web,
    as: web.as,
    left: workspaces.left,
    ackWithinMs: config.ackWithinMs ?? 2000,
    pace,
  });
  const deliveries = new WorkspaceClient(webOptions(apiUrl, logger, POST_WITHIN_MS), config.botToken);
  const inSpace: InSpace = async (space = "", work) => {
    const token = await workspaces.tokenOf(space);
    return token === undefined ? work() : deliveries.as(token, work);
  };
  const directory = createDirectory(deliveries, inSpace, clock);
  await transport.open();
  log.info("Connected to Slack", { team: workspaces.name, by: appToken ? "Socket Mode" : "HTTP" });

  return {
    routes: transport.routes,
    messenger: slackMessenger({ web: deliveries, inSpace, directory, pace, log }),
    ready() {
      const heard = transport.ready();
      return heard.ok ? workspaces.ready() : heard;
    },
    ended: new Promise(() => {}),
    async stop() {
      workspaces.stop();
      await within(STOP_WITHIN_MS, listening.settled());
      await transport.close();
    },
  };
}

/** A listener that fails apologises by response_url (app.error); without an ack Slack would add a failure of its own. */
async function ackFailures({ next, ack }: AllMiddlewareArgs & Pick<AnyMiddlewareArgs, "ack">): Promise<void> {
  try {
    await next();
  } catch (error) {
    await ack?.();
    throw error;
  }
}
