import { Temporal } from "temporal-polyfill";
import { UsageError } from "./usage-error.ts";

/** The instant that was typed after `--at`, in milliseconds; without an offset it is the timezone's own time. Throws UsageError. */
export function readInstant(text: string, timezone: string): number {
  try {
    return Temporal.Instant.from(text).epochMilliseconds;
  } catch {
    try {
      return Temporal.PlainDateTime.from(text).toZonedDateTime(timezone).epochMilliseconds;
    } catch {
      throw new UsageError(`${text} is no instant; write it like --at 2026-11-25T09:00Z.`);
    }
  }
}
