import { pino } from "pino";
import type { LogLevel } from "./config.ts";
import type { Log, LogFields } from "./core/ports.ts";

const SECRET_SHAPES = /\bxox[a-z](?:\.[a-z]+)?-[\w-]{6,}|\bxapp-[\w-]{6,}|\b[\w-]{23,28}\.[\w-]{6,7}\.[\w-]{27,}/g;

/** Whatever is logged, the values given as secrets and anything shaped like a token come out as `[secret]`. */
function redact(line: string, secrets: readonly string[]): string {
  return secrets
    .flatMap((secret) => [JSON.stringify(secret).slice(1, -1), secret])
    .reduce((rest, secret) => rest.replaceAll(secret, "[secret]"), line)
    .replace(SECRET_SHAPES, "[secret]");
}

/** JSON lines by pino, secrets kept out, to `write` (standard error in the program). */
export function createLog(level: LogLevel, secrets: readonly string[], write: (line: string) => void): Log {
  const logger = pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      serializers: { error: pino.stdSerializers.err },
      formatters: { level: (label) => ({ level: label }) },
    },
    { write: (line: string) => write(redact(line, secrets)) },
  );
  const at =
    (name: Exclude<LogLevel, "silent">) =>
    (message: string, fields: LogFields = {}) =>
      logger[name](fields, message);
  return { debug: at("debug"), info: at("info"), warn: at("warn"), error: at("error") };
}
