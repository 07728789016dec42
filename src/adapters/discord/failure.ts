import { DiscordAPIError, RateLimitError, RESTJSONErrorCodes } from "discord.js";
import type { Log, LogFields } from "../../core/ports.ts";

/** The asker is gone or answered already: nothing that an operator could mend. */
const EXPECTED: ReadonlySet<number | string> = new Set([
  RESTJSONErrorCodes.UnknownInteraction,
  RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged,
]);

/** What may be logged of an error: never its address, which holds the token of an interaction. */
export function failureFields(error: unknown): LogFields {
  if (error instanceof DiscordAPIError) return { error: error.message, code: error.code, status: error.status };
  // The library gives this one no text.
  if (error instanceof RateLimitError) {
    const seconds = Math.ceil(error.timeToReset / 1000);
    return { error: `Discord asks to wait ${seconds} s, which is too long`, route: error.route, global: error.global };
  }
  if (error instanceof Error && error.name === "AbortError") return { error: "Discord did not answer in time" };
  return { error: error instanceof Error ? error.message : String(error) };
}

/** Logs that something did not work: as an error, or to `debug` where nobody could have helped it. */
export function reportFailure(log: Log, what: string, error: unknown): void {
  const expected = error instanceof DiscordAPIError && EXPECTED.has(error.code);
  log[expected ? "debug" : "error"](what, failureFields(error));
}
