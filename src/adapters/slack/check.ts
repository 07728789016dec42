import { webApi } from "@slack/bolt";
import type { Finding } from "../front-end.ts";
import { startErrorOf } from "./identify.ts";
import { BOT_SCOPES } from "./manifest.ts";
import type { SlackConfig } from "./start.ts";

const WITHIN_MS = 10_000;
const name = "slack";

/** Asks Slack about the tokens and what they allow, without connecting. Never throws. */
export async function checkSlack({
  botToken,
  appToken,
  apiUrl,
}: SlackConfig & { readonly apiUrl: string }): Promise<Finding[]> {
  const slackApiUrl = apiUrl.replace(/\/*$/, "/");
  const client = (token: string) =>
    new webApi.WebClient(token, {
      slackApiUrl,
      timeout: WITHIN_MS,
      retryConfig: { retries: 0 },
      rejectRateLimitedCalls: true,
    });
  const found: Finding[] = [];
  try {
    const { team, user, response_metadata } = await client(botToken).auth.test();
    found.push({ name, ok: true, text: `Slack takes SLACK_BOT_TOKEN, which is ${user}'s in ${team}.` });
    found.push(scopes(response_metadata?.scopes ?? []));
  } catch (error) {
    found.push({ name, ok: false, text: startErrorOf(error, "SLACK_BOT_TOKEN", slackApiUrl).message });
  }
  if (appToken === undefined) {
    found.push({
      name,
      ok: true,
      text: "Slack calls AMW by HTTP; SLACK_SIGNING_SECRET proves itself with the first call.",
    });
    return found;
  }
  try {
    await client(appToken).apps.connections.open();
    found.push({ name, ok: true, text: "Slack takes SLACK_APP_TOKEN, and Socket Mode is on." });
  } catch (error) {
    found.push({ name, ok: false, text: startErrorOf(error, "SLACK_APP_TOKEN", slackApiUrl).message });
  }
  return found;
}

function scopes(given: readonly string[]): Finding {
  const missing = BOT_SCOPES.filter((scope) => !given.includes(scope));
  return missing.length === 0
    ? { name, ok: true, text: "The bot has every scope that AMW uses." }
    : {
        name,
        ok: false,
        text: `The bot lacks the ${missing.length === 1 ? "scope" : "scopes"} ${missing.join(", ")}. Add ${missing.length === 1 ? "it" : "them"} under OAuth & Permissions, then reinstall the app.`,
      };
}
