import { DiscordAPIError, RateLimitError, RESTJSONErrorCodes } from "discord.js";
import type { Log, LogFields } from "../../core/ports.ts";
import { waitOf } from "./patience.ts";

/** The asker is gone or answered already: nothing that an operator could mend. */
const EXPECTED: ReadonlySet<number | string> = new Set([
  RESTJSONErrorCodes.UnknownInteraction,
  RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged,
]);

/** What went wrong, in words for the log. */
export function failureText(error: unknown): string {
  // The library gives this one no text.
  if (error instanceof RateLimitError)
    return `Discord asks to wait ${Math.ceil(waitOf(error) / 1000)} s, which is too long`;
  if (error instanceof Error && error.name === "AbortError") return "Discord did not answer in time";
  return error instanceof Error ? error.message : String(error);
}

/** What may be logged of an error: never its address, which holds the token of an interaction. */
export function failureFields(error: unknown): LogFields {
  const text = failureText(error);
  if (error instanceof DiscordAPIError) return { error: text, code: error.code, status: error.status };
  if (error instanceof RateLimitError) return { error: text, route: error.route, global: error.global };
  return { error: text };
}

/** Logs that something did not work: as an error, or to `debug` where nobody could have helped it. */
export function reportFailure(log: Log, what: string, error: unknown): void {
  const expected = error instanceof DiscordAPIError && EXPECTED.has(error.code);
  log[expected ? "debug" : "error"](what, failureFields(error));
}
