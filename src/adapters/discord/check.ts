import { type APIApplication, type APIGatewayBotInfo, REST, Routes } from "discord.js";
import type { Finding } from "../front-end.ts";
import type { DiscordConfig } from "./start.ts";
import { startErrorOf } from "./start-errors.ts";

const WITHIN_MS = 10_000;

/** Asks Discord about the token, without connecting. Never throws. */
export async function checkDiscord({ token, apiUrl }: DiscordConfig & { readonly apiUrl: string }): Promise<Finding[]> {
  const rest = new REST({ api: apiUrl, timeout: WITHIN_MS, retries: 0 }).setToken(token);
  const name = "discord";
  try {
    const { name: bot } = (await rest.get(Routes.currentApplication())) as APIApplication;
    const { session_start_limit: logins } = (await rest.get(Routes.gatewayBot())) as APIGatewayBotInfo;
    return [
      { name, ok: true, text: `Discord takes DISCORD_TOKEN, which is the application ${bot}'s.` },
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
