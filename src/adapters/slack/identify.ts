import { webApi } from "@slack/bolt";
import { StartError } from "../start-error.ts";

interface BotIdentity {
  readonly botId: string;
  readonly botUserId: string;
  readonly team: string;
}

/** What Slack says of a token it does not take; anything else is no fault of the token. */
const TOKEN_ERRORS: ReadonlySet<string> = new Set([
  "invalid_auth",
  "not_authed",
  "account_inactive",
  "token_revoked",
  "token_expired",
  "no_permission",
  "not_allowed_token_type",
  "missing_scope",
  "org_login_required",
]);

const MENDS = {
  SLACK_BOT_TOKEN: "Copy the Bot User OAuth Token (xoxb-…) again from your app's page OAuth & Permissions.",
  SLACK_APP_TOKEN:
    "Under Basic Information, generate an app-level token (xapp-…) with the scope connections:write and copy it again.",
} as const;

const OTHERWISE = {
  SLACK_BOT_TOKEN: "Check that the app is installed in the workspace.",
  SLACK_APP_TOKEN: "Check that the app is installed and that Socket Mode is on in its settings.",
} as const;

/** The sentence for whoever set up the bot, from a failed call that was made with that token. */
export function startErrorOf(error: unknown, variable: keyof typeof MENDS, apiUrl: string): StartError {
  if (error instanceof webApi.WebAPIPlatformError) {
    const name = error.data.error;
    if (TOKEN_ERRORS.has(name))
      return new StartError(variable, `Slack refused ${variable} (${name}). ${MENDS[variable]}`);
    return new StartError(variable, `Slack answered ${name} to ${variable}. ${OTHERWISE[variable]}`);
  }
  return new StartError(
    "SLACK_API_URL",
    `Slack could not be reached at ${apiUrl} (${reasonOf(error)}). Check this machine's network, and SLACK_API_URL if you set it.`,
  );
}

function reasonOf(error: unknown): string {
  if (error instanceof webApi.WebAPIHTTPError) return `HTTP ${error.statusCode}`;
  return error instanceof Error ? error.message : String(error);
}

/** Who the bot token belongs to; rejects with a StartError. */
export async function identify(token: string, options: webApi.WebClientOptions, apiUrl: string): Promise<BotIdentity> {
  try {
    const { bot_id = "", user_id = "", team = "" } = await new webApi.WebClient(token, options).auth.test();
    return { botId: bot_id, botUserId: user_id, team };
  } catch (error) {
    throw startErrorOf(error, "SLACK_BOT_TOKEN", apiUrl);
  }
}
