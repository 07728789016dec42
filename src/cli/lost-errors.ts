import type { Log } from "../core/ports.ts";

/**
 * Logs, with its stack, what nobody caught. A promise that nobody waited for is one answer or one frame that came to
 * nothing, as when discord.js trips over a malformed frame: whatever else runs is whole, and ending would take the other
 * platform down. A throw out of a callback may leave something half changed in memory: the process ends with 1, for
 * whoever looks after it to start anew; what is on disk is written in transactions.
 */
export function hearLostErrors(log: Log): void {
  process.on("unhandledRejection", (error) => log.error("Something failed unheard; AMW goes on", { error }));
  process.on("uncaughtException", (error) => {
    log.error("AMW failed where nothing can be saved, and ends", { error });
    process.exit(1);
  });
}
