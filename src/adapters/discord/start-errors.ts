import { DiscordAPIError, DiscordjsError, DiscordjsErrorCodes, GatewayCloseCodes } from "discord.js";
import { StartError } from "../start-error.ts";

export const DEFAULT_API = "https://discord.com/api";

export const refusedToken = (): StartError =>
  new StartError(
    "DISCORD_TOKEN",
    "Discord refused DISCORD_TOKEN. Copy the token again from the Bot page of your application at https://discord.com/developers/applications, or reset it there.",
  );

export const silent = (api: string): StartError =>
  new StartError(
    "DISCORD_API_URL",
    `Discord did not answer at ${api} in time. Check this machine's network, and DISCORD_API_URL if you set it.`,
  );

const unreachable = (api: string, text: string): StartError =>
  new StartError(
    "DISCORD_API_URL",
    `Discord could not be reached at ${api} (${text}). Check this machine's network, and DISCORD_API_URL if you set it.`,
  );

export const outOfReach = (since: Date): StartError =>
  new StartError(
    "DISCORD_API_URL",
    `Discord has been out of reach since ${since.toISOString()}. Check this machine's network and https://discordstatus.com.`,
  );

export const tooManyLogins = (): StartError =>
  new StartError(
    "DISCORD_TOKEN",
    "Discord made AMW log in again too often within an hour, and allows 1,000 logins a day. Check this machine's network and https://discordstatus.com.",
  );

const noLoginsLeft = (until: string): StartError =>
  new StartError(
    "DISCORD_TOKEN",
    `Discord takes no more logins of this bot until ${until}: it allows 1,000 a day. Look for another program that logs in again and again with this DISCORD_TOKEN, and stop it.`,
  );

/** What the gateway's close codes mean that no reconnect can mend. */
export function closedForGood(code: number): StartError {
  switch (code) {
    case GatewayCloseCodes.AuthenticationFailed:
      return refusedToken();
    case GatewayCloseCodes.InvalidIntents:
    case GatewayCloseCodes.DisallowedIntents:
      return new StartError(
        "DISCORD_TOKEN",
        `Discord refused the intents that AMW asks for (code ${code}). AMW needs the Guilds intent alone, which every bot has: look at the Bot page of your application at https://discord.com/developers/applications for a restriction, or use the token of another application.`,
      );
    case GatewayCloseCodes.InvalidShard:
    case GatewayCloseCodes.ShardingRequired:
      return new StartError(
        "DISCORD_TOKEN",
        `Discord wants AMW to split its connection differently (code ${code}), because the bot is in more servers than before. Start AMW again.`,
      );
    default:
      return new StartError(
        "DISCORD_API_URL",
        `Discord closed the connection for good (code ${code}). Update AMW, then start it again.`,
      );
  }
}

/** What stands in the way of a login, as a sentence that says what to do. */
export function startErrorOf(error: unknown, api: string): StartError {
  if (error instanceof StartError) return error;
  if (error instanceof Error && error.name === "AbortError") return silent(api);
  if (error instanceof DiscordAPIError && error.status === 401) return refusedToken();
  if (error instanceof DiscordjsError && error.code === DiscordjsErrorCodes.TokenInvalid) return refusedToken();
  const text = error instanceof Error ? error.message : String(error);
  if (/authentication failed/i.test(text)) return refusedToken();
  // The library has no name for this error.
  const [, until] = /^Not enough sessions remaining.*resets at (\S+)$/.exec(text) ?? [];
  return until ? noLoginsLeft(until) : unreachable(api, text);
}
