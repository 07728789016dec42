import { webApi } from "@slack/bolt";
import type { Log } from "../../core/ports.ts";
import type { Finding } from "../front-end.ts";
import { boltLogger } from "./bolt-logger.ts";
import type { SlackConfig } from "./config.ts";
import { startErrorOf } from "./identify.ts";
import { BOT_SCOPES, INSTALL_PATH, OPTIONAL_SCOPES } from "./names.ts";
import { webOptions } from "./web-options.ts";

/** Somebody waits for the outcome. */
const WITHIN_MS = 4000;

const well = (text: string): Finding => ({ name: "slack", ok: true, text });
const wrong = (text: string): Finding => ({ name: "slack", ok: false, text });

/** Asks Slack about the tokens and what they allow, without connecting. Never throws. */
export async function checkSlack(
  { botToken, appToken, apiUrl }: SlackConfig & { readonly apiUrl: string },
  log: Log,
): Promise<Finding[]> {
  const slackApiUrl = apiUrl.replace(/\/*$/, "/");
  const client = (token: string) => new webApi.WebClient(token, webOptions(apiUrl, boltLogger(log), WITHIN_MS));

  async function ofBotToken(token: string): Promise<Finding[]> {
    try {
      const { team, user, response_metadata } = await client(token).auth.test();
      return [
        well(`Slack takes SLACK_BOT_TOKEN, the token of the bot ${user} in ${team}.`),
        ofScopes(response_metadata?.scopes ?? []),
      ];
    } catch (error) {
      return [wrong(startErrorOf(error, "SLACK_BOT_TOKEN", slackApiUrl).message)];
    }
  }

  async function ofAppToken(token: string): Promise<Finding> {
    try {
      await client(token).apps.connections.open();
      return well("Slack takes SLACK_APP_TOKEN, and Socket Mode is on.");
    } catch (error) {
      return wrong(startErrorOf(error, "SLACK_APP_TOKEN", slackApiUrl).message);
    }
  }

  const [ofBot, ofApp] = await Promise.all([
    botToken === undefined
      ? [well(`Each workspace installs AMW itself, at ${INSTALL_PATH} of AMW's public address.`)]
      : ofBotToken(botToken),
    appToken === undefined
      ? well("Slack calls AMW by HTTP; whether SLACK_SIGNING_SECRET is right shows with the first call.")
      : ofAppToken(appToken),
  ]);
  return [...ofBot, ofApp];
}

function ofScopes(given: readonly string[]): Finding {
  const missing = BOT_SCOPES.filter((scope) => !given.includes(scope));
  if (missing.length > 0) {
    const [scopes, them] = missing.length === 1 ? ["scope", "it"] : ["scopes", "them"];
    return wrong(
      `The bot lacks the ${scopes} ${missing.join(", ")}. Add ${them} under OAuth & Permissions, then reinstall the app.`,
    );
  }
  const unknown = Object.entries(OPTIONAL_SCOPES).filter(([scope]) => !given.includes(scope));
  if (unknown.length === 0) return well("The bot has every scope that AMW uses.");
  const what = unknown.map(([scope, known]) => `${known} (${scope})`).join("; ");
  return well(`The bot has every scope that AMW needs. It goes without optional ones, so it does not know: ${what}.`);
}
