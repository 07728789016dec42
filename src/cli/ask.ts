import { ROOM } from "../adapters/discord/limits.ts";
import type { Config } from "../config.ts";
import { ROLES, type Role } from "../core/command/declare.ts";
import { quote } from "../core/command/tokens.ts";
import type { Log } from "../core/ports.ts";
import { openAmw, systemClock } from "../open-amw.ts";
import { FORMATS, oneOf, rendered, SURFACE_OF } from "./answer-format.ts";
import { UsageError } from "./usage-error.ts";

/** `amw ask "<line>" [--as …] [--format …]`: one call from the terminal. 0 answered, 1 refused or not found. */
export async function ask(
  words: readonly string[],
  flags: { as?: string; format?: string },
  config: Config,
  log: Log,
): Promise<number> {
  if (words.length === 0) throw new UsageError('Say what to ask, for example: amw ask "moore-threads".');
  const as = oneOf(flags.as ?? "anyone", ROLES, "--as");
  const format = oneOf(flags.format ?? "text", FORMATS, "--format");
  const { amw, lines, close } = await openAmw(config, log, { watch: false, roleOf: (): Role => as });
  try {
    const message = await amw.answer({
      line: lineOfWords(words),
      actor: { id: "terminal:local", name: "you" },
      surface: SURFACE_OF[format],
      manages: true,
      ...(format === "text" ? {} : { channel: "any" }),
      ...(format === "discord" ? { room: ROOM } : {}),
      forms: format === "slack" || format === "discord",
    });
    process.stdout.write(`${await rendered(message, format, systemClock.now(), (line) => lines.keep(line))}\n`);
    return message.tone === "refused" ? 1 : 0;
  } finally {
    await close();
  }
}

/** One argument is the line as typed; several are put together, those with spaces quoted again. */
export const lineOfWords = (words: readonly string[]): string =>
  words.length === 1 ? (words[0] ?? "") : words.map((word) => (/\s/.test(word) ? quote(word) : word)).join(" ");
