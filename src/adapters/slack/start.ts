import { type AllMiddlewareArgs, type AnyMiddlewareArgs, App } from "@slack/bolt";
import type { Amw } from "../../core/amw.ts";
import type { Messenger } from "../../core/digest/messenger.ts";
import type { ButtonLines, Clock, Installations, Log } from "../../core/ports.ts";
import type { FrontEnd, HttpRoute } from "../front-end.ts";
import { StartError } from "../start-error.ts";
import { within } from "../within.ts";
import { boltLogger } from "./bolt-logger.ts";
import { apiUrlOf, CONNECT_WITHIN_MS, POST_EVERY_MS, type SlackConfig } from "./config.ts";
import { httpMode } from "./http-mode.ts";
import { listen } from "./listen.ts";
import { outbound } from "./outbound.ts";
import { createPace } from "./pace.ts";
import { socketMode } from "./socket-mode.ts";
import { webOptions } from "./web-options.ts";
import { WorkspaceClient } from "./workspace-client.ts";
import { workspacesOf } from "./workspaces.ts";

interface SlackParts {
  readonly amw: Amw;
  readonly log: Log;
  readonly config: SlackConfig;
  readonly clock: Clock;
  /** Where the tokens of several workspaces are kept. */
  readonly installations?: Installations | undefined;
  /** Where lines are kept that are too long for a button; without, such a button is left out. */
  readonly lines?: ButtonLines | undefined;
  /** The user groups that give roles: `slack:T1/S123`. */
  readonly groups?: readonly string[] | undefined;
}

export interface SlackFrontEnd extends FrontEnd {
  /** What AMW's HTTP server leaves to Slack; none in Socket Mode. */
  readonly routes: readonly HttpRoute[];
  /** Posts by itself: deliveries. */
  readonly messenger: Messenger;
}

const POST_WITHIN_MS = 5000;
const STOP_WITHIN_MS = 5000;
const ANSWER_WITHIN_MS = 2900;

/** Connects to Slack and answers there; rejects with a StartError when that cannot work as configured. */
export async function startSlack(parts: SlackParts): Promise<SlackFrontEnd> {
  const { amw, log, config, clock, lines: buttonLines, groups = [] } = parts;
  const { appToken, signingSecret } = config;
  const apiUrl = apiUrlOf(config);
  const withinMs = config.connectWithinMs ?? CONNECT_WITHIN_MS;
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
  const pace = createPace({ clock, everyMs: config.postEveryMs ?? POST_EVERY_MS });
  const { tokenOf } = workspaces;
  const { messenger, directory, inGroups } = outbound({ config, tokenOf, apiUrl, logger, pace, log, clock, groups });
  const listening = listen(app, {
    amw,
    log,
    clock,
    web,
    as: web.as,
    left: workspaces.left,
    ackWithinMs: config.ackWithinMs ?? 2000,
    pace,
    directory,
    inGroups,
    buttonLines,
  });
  await transport.open();
  log.info("Connected to Slack", { team: workspaces.name, by: appToken ? "Socket Mode" : "HTTP" });

  return {
    routes: transport.routes,
    messenger,
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
