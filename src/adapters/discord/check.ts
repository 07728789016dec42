import { type APIApplication, type APIGatewayBotInfo, REST, Routes } from "discord.js";
import type { Finding } from "../front-end.ts";
import type { DiscordConfig } from "./start.ts";
import { startErrorOf } from "./start-errors.ts";

/** Somebody waits for the outcome. */
const WITHIN_MS = 4000;

/** Asks Discord about the token, without connecting. Never throws. */
export async function checkDiscord({ token, apiUrl }: DiscordConfig & { readonly apiUrl: string }): Promise<Finding[]> {
  const rest = new REST({ api: apiUrl, timeout: WITHIN_MS, retries: 0 }).setToken(token);
  const name = "discord";
  try {
    const [application, gateway] = await Promise.all([
      rest.get(Routes.currentApplication()),
      rest.get(Routes.gatewayBot()),
    ]);
    const { name: bot } = application as APIApplication;
    const { session_start_limit: logins } = gateway as APIGatewayBotInfo;
    return [
      { name, ok: true, text: `Discord takes DISCORD_TOKEN, the token of the application ${bot}.` },
      logins.remaining > 0
        ? { name, ok: true, text: `Discord allows ${logins.remaining} more logins today.` }
        : {
            name,
            ok: false,
            text: "Discord allows no more logins today; look for a program that logs in again and again.",
          },
    ];
  } catch (error) {
    return [{ name, ok: false, text: startErrorOf(error, apiUrl).message }];
  }
}
