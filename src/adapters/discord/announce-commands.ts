import type { REST } from "discord.js";
import type { Log } from "../../core/ports.ts";
import { StartError } from "../start-error.ts";
import { reportFailure } from "./failure.ts";
import { type Registration, registerCommands } from "./register.ts";

/** Registers the commands and tells the operator. Rejects with a StartError only. */
export async function announceCommands(
  rest: REST,
  application: string,
  registration: Registration,
  log: Log,
): Promise<void> {
  try {
    const outcome = await registerCommands(rest, application, registration);
    log.info("Connected to Discord", { application, ...outcome });
    if (outcome.guild !== undefined)
      log.warn("DISCORD_GUILD_ID is set, so the commands are in that server alone; unset it to have them everywhere", {
        guild: outcome.guild,
      });
  } catch (error) {
    if (error instanceof StartError) throw error;
    // Discord keeps the commands of earlier starts, so what it knows works on.
    reportFailure(log, "Discord did not take the command /amw; the next start tries again", error);
  }
}
