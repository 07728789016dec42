import { type Client, DiscordjsError, DiscordjsErrorCodes, Events } from "discord.js";
import { StartError } from "../start-error.ts";

const refused = (): StartError =>
  new StartError(
    "DISCORD_TOKEN",
    "Discord refused DISCORD_TOKEN. Copy the token again from the Bot page of your application at https://discord.com/developers/applications, or reset it there.",
  );

const silent = (api: string): StartError =>
  new StartError(
    "DISCORD_API_URL",
    `Discord did not answer at ${api} in time. Check this machine's network, and DISCORD_API_URL if you set it, then start again.`,
  );

function startErrorOf(error: unknown, api: string): StartError {
  if (error instanceof Error && error.name === "AbortError") return silent(api);
  const text = error instanceof Error ? error.message : String(error);
  if (error instanceof DiscordjsError && error.code === DiscordjsErrorCodes.TokenInvalid) return refused();
  if (/\b4004\b|authentication failed/i.test(text)) return refused();
  return new StartError(
    "DISCORD_API_URL",
    `Discord could not be reached at ${api} (${text}). Check this machine's network, and DISCORD_API_URL if you set it, then start again.`,
  );
}

/** Logs in and waits until Discord sends events; gives the application's id, or rejects with a StartError. */
export async function logIn(client: Client, token: string, api: string, withinMs: number): Promise<string> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(silent(api)), withinMs);
  });
  const ready = new Promise<string>((resolve) => {
    client.once(Events.ClientReady, ({ application }) => resolve(application.id));
  });
  const refusedLater = new Promise<never>((_, reject) => {
    client.once(Events.ShardDisconnect, ({ code }) => reject(new Error(`code ${code}`)));
  });
  try {
    await Promise.race([client.login(token), refusedLater, late]);
    return await Promise.race([ready, refusedLater, late]);
  } catch (error) {
    void client.destroy().catch(() => {});
    throw error instanceof StartError ? error : startErrorOf(error, api);
  } finally {
    clearTimeout(timer);
    refusedLater.catch(() => {});
    late.catch(() => {});
  }
}
