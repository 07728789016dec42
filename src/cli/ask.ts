import { ROOM } from "../adapters/discord/limits.ts";
import { renderTerminal } from "../adapters/terminal/render.ts";
import { viewOf } from "../adapters/terminal/screen.ts";
import type { Config } from "../config.ts";
import type { Surface } from "../core/amw.ts";
import { ROLES, type Role } from "../core/command/declare.ts";
import { quote } from "../core/command/tokens.ts";
import type { Message } from "../core/message/message.ts";
import type { Log } from "../core/ports.ts";
import { openAmw, systemClock } from "../open-amw.ts";
import { UsageError } from "./usage-error.ts";

const FORMATS = ["text", "json", "slack", "discord", "html"] as const;
type Format = (typeof FORMATS)[number];

/** Where the answer would be shown; the message itself is what a chat would get. */
const SURFACE_OF: Readonly<Record<Format, Surface>> = {
  text: "terminal",
  json: "web",
  slack: "slack",
  discord: "discord",
  html: "web",
};

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
    process.stdout.write(`${await rendered(message, format, (line) => lines.keep(line))}\n`);
    return message.tone === "refused" ? 1 : 0;
  } finally {
    await close();
  }
}

/** One argument is the line as typed; several are put together, those with spaces quoted again. */
const lineOfWords = (words: readonly string[]): string =>
  words.length === 1 ? (words[0] ?? "") : words.map((word) => (/\s/.test(word) ? quote(word) : word)).join(" ");

/** Loads only the renderer that is asked for: the SDKs behind two of them take longer than the answer. */
async function rendered(message: Message, format: Format, keyOf: (line: string) => string): Promise<string> {
  switch (format) {
    case "text":
      return renderTerminal(message, viewOf(process.stdout, process.env, systemClock.now()));
    case "json":
      return JSON.stringify(message, null, 2);
    case "slack":
      return JSON.stringify((await import("../adapters/slack/render.ts")).renderSlack(message), null, 2);
    case "discord":
      return JSON.stringify((await import("../adapters/discord/render.ts")).renderDiscord(message, keyOf), null, 2);
    case "html":
      return (await import("../adapters/web/render.ts")).renderHtml(message);
  }
}

function oneOf<T extends string>(value: string, known: readonly T[], flag: string): T {
  const found = known.find((one) => one === value);
  if (!found) throw new UsageError(`${flag} ${value} is not known; choose ${known.join(", ")}.`);
  return found;
}
