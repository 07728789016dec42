import { type Client, Events } from "discord.js";
import type { StartError } from "../start-error.ts";
import { silent, startErrorOf } from "./start-errors.ts";

interface Login {
  readonly token: string;
  readonly api: string;
  readonly withinMs: number;
  /** Resolves when the connection ended for good. */
  readonly ended: Promise<StartError>;
}

/** Logs in and waits until Discord sends events; gives the application's id, or rejects with a StartError. */
export async function logIn(client: Client, { token, api, withinMs, ended }: Login): Promise<string> {
  let timer: NodeJS.Timeout | undefined;
  const failed = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(silent(api)), withinMs);
    void ended.then(reject);
  });
  const ready = new Promise<string>((resolve) => {
    client.once(Events.ClientReady, ({ application }) => resolve(application.id));
  });
  try {
    await Promise.race([client.login(token), failed]);
    return await Promise.race([ready, failed]);
  } catch (error) {
    throw startErrorOf(error, api);
  } finally {
    clearTimeout(timer);
    failed.catch(() => {});
  }
}
