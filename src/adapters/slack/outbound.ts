import type { Logger } from "@slack/bolt";
import type { Messenger } from "../../core/digest/messenger.ts";
import type { Clock, Log } from "../../core/ports.ts";
import type { SlackConfig } from "./config.ts";
import { delivering } from "./delivering.ts";
import { createDirectory, type Directory } from "./directory.ts";
import { groupsOf, type InGroups } from "./groups.ts";
import type { Pace } from "./pace.ts";
import { webOptions } from "./web-options.ts";
import { WorkspaceClient } from "./workspace-client.ts";
import type { InSpace } from "./workspaces.ts";

interface OutboundParts {
  readonly config: Pick<SlackConfig, "botToken" | "deliverWithinMs">;
  /** A workspace's own token, or undefined where there is one workspace alone; rejects with NotInstalled. */
  readonly tokenOf: (space: string) => Promise<string | undefined>;
  readonly apiUrl: string;
  readonly logger: Logger;
  readonly pace: Pace;
  readonly log: Log;
  readonly clock: Clock;
  /** Those that give roles. */
  readonly groups?: readonly string[];
}

/** Long enough for a slow Slack: what has no answer by then is uncertain. */
const WITHIN_MS = 10_000;

/** What AMW does in Slack without being asked there, with a client of its own: a busy Slack must not hold up answers, nor answers this. */
export function outbound({ config, tokenOf, apiUrl, logger, pace, log, clock, groups = [] }: OutboundParts): {
  readonly messenger: Messenger;
  readonly directory: Directory;
  readonly inGroups: InGroups;
} {
  const web = new WorkspaceClient(webOptions(apiUrl, logger, config.deliverWithinMs ?? WITHIN_MS), config.botToken);
  const inSpace: InSpace = async (space = "", work) => {
    const token = await tokenOf(space);
    return token === undefined ? work() : web.as(token, work);
  };
  const directory = createDirectory(web, inSpace, clock);
  return {
    messenger: delivering({ web, inSpace, directory, pace, log }),
    directory,
    inGroups: groupsOf({ named: groups, web, inSpace, clock, log }),
  };
}
