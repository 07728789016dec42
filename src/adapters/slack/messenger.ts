import type { Messenger } from "../../core/digest/messenger.ts";
import type { Clock, Installations, Log } from "../../core/ports.ts";
import { boltLogger } from "./bolt-logger.ts";
import { apiUrlOf, CONNECT_WITHIN_MS, POST_EVERY_MS, type SlackConfig } from "./config.ts";
import { authorization } from "./oauth.ts";
import { outbound } from "./outbound.ts";
import { createPace } from "./pace.ts";
import { webOptions } from "./web-options.ts";

interface MessengerParts {
  readonly config: SlackConfig;
  readonly log: Log;
  readonly clock: Clock;
  /** Where the tokens of several workspaces are kept. */
  readonly installations?: Installations | undefined;
}

/** Posts by itself and hears nothing, for a program that runs once. Beside a front end it must not be used: both would renew tokens. */
export function slackMessenger({ config, log, clock, installations }: MessengerParts): Messenger {
  const { oauth } = config;
  const apiUrl = apiUrlOf(config);
  const logger = boltLogger(log);
  const options = () => webOptions(apiUrl, logger, config.connectWithinMs ?? CONNECT_WITHIN_MS);
  const tokenOf =
    oauth && installations
      ? authorization({ config: oauth, installations, options, logger, log }).tokenOf
      : async () => undefined;
  const pace = createPace({ clock, everyMs: config.postEveryMs ?? POST_EVERY_MS });
  return outbound({ config, tokenOf, apiUrl, logger, pace, log, clock }).messenger;
}
