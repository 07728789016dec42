import type { Authorize, Logger, webApi } from "@slack/bolt";
import type { Installations, Log } from "../../core/ports.ts";
import type { Readiness } from "../front-end.ts";
import { StartError } from "../start-error.ts";
import type { SlackConfig } from "./config.ts";
import { identify } from "./identify.ts";
import type { Source } from "./installations.ts";
import { authorization } from "./oauth.ts";
import { watchToken } from "./token-watch.ts";

/**
 * Does the work with the token of that workspace, renewed where it is about to expire. Rejects with NotInstalled where AMW
 * holds none, before anything is called.
 */
export type InSpace = <Answer>(space: string | undefined, work: () => Promise<Answer>) => Promise<Answer>;

/** The workspaces that AMW answers in: one by its token, or all that install it by OAuth. */
interface Workspaces {
  /** For the operator. */
  readonly name: string;
  readonly authorize: Authorize<boolean>;
  /** The workspace's token by its id, or undefined where there is one token alone; rejects with NotInstalled. */
  tokenOf(space: string): Promise<string | undefined>;
  ready(): Readiness;
  left(source: Source): Promise<void>;
  stop(): void;
}

interface Parts {
  readonly config: SlackConfig;
  readonly installations?: Installations | undefined;
  readonly apiUrl: string;
  readonly options: () => webApi.WebClientOptions;
  readonly logger: Logger;
  readonly log: Log;
}

const CHECK_TOKEN_MS = 3 * 60_000;

/** Rejects with a StartError where the one workspace's token does not work. */
export async function workspacesOf({
  config,
  installations,
  apiUrl,
  options,
  logger,
  log,
}: Parts): Promise<Workspaces> {
  if (config.oauth && installations) {
    const { authorize, forget, tokenOf } = authorization({ config: config.oauth, installations, options, logger, log });
    return { name: "all that install AMW", authorize, tokenOf, ready: () => ({ ok: true }), left: forget, stop() {} };
  }
  const { botToken } = config;
  if (botToken === undefined) throw new StartError("SLACK_BOT_TOKEN", "Set SLACK_BOT_TOKEN.");
  const check = () => identify(botToken, options(), apiUrl);
  const { botId, botUserId, team } = await check();
  const token = watchToken(check, config.checkTokenEveryMs ?? CHECK_TOKEN_MS, log);
  return {
    name: team,
    authorize: async () => ({ botToken, botId, botUserId }),
    tokenOf: async () => undefined,
    ready: token.ready,
    async left() {
      log.error(
        "The workspace took AMW out or revoked its token. Install the app again, then set SLACK_BOT_TOKEN anew.",
      );
    },
    stop: token.stop,
  };
}
