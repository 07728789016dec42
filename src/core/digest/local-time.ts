import { Temporal } from "temporal-polyfill";

/** An instant as a place's clocks show it. */
export interface LocalTime {
  /** `YYYY-MM-DD`. */
  readonly day: string;
  /** `HH:MM`, 24 hours. */
  readonly time: string;
}

/** `at` in milliseconds, in an IANA timezone. */
export function localTime(at: number, timezone: string): LocalTime {
  const local = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timezone);
  return {
    day: local.toPlainDate().toString(),
    time: local.toPlainTime().toString({ smallestUnit: "minute" }),
  };
}
