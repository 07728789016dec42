import { type Logger, LogLevel } from "@slack/bolt";
import type { Log } from "../../core/ports.ts";

const TOKEN = /\bxox[a-z]?[a-z.]*-[\w-]+|\bxapp-[\w-]+/g;

const said = (parts: readonly unknown[]): string =>
  parts
    .map((part) => (part instanceof Error ? part.message : String(part)))
    .join(" ")
    .replace(TOKEN, "[token]");

/** What bolt has to say, to the operator. Its debug lines quote whole messages and addresses with tickets: they stay out. */
export const boltLogger = (log: Log): Logger => ({
  debug: () => {},
  info: (...parts: unknown[]) => log.debug(`bolt: ${said(parts)}`),
  warn: (...parts: unknown[]) => log.warn(`bolt: ${said(parts)}`),
  error: (...parts: unknown[]) => log.error(`bolt: ${said(parts)}`),
  setLevel: () => {},
  getLevel: () => LogLevel.INFO,
  setName: () => {},
});
