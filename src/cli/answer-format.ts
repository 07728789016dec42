import { renderTerminal } from "../adapters/terminal/render.ts";
import { viewOf } from "../adapters/terminal/screen.ts";
import type { Surface } from "../core/amw.ts";
import type { Message } from "../core/message/message.ts";
import { UsageError } from "./usage-error.ts";

export const FORMATS = ["text", "json", "slack", "discord", "html"] as const;
export type Format = (typeof FORMATS)[number];

/** Where the answer would be shown; the message itself is what a chat would get. */
export const SURFACE_OF: Readonly<Record<Format, Surface>> = {
  text: "terminal",
  json: "web",
  slack: "slack",
  discord: "discord",
  html: "web",
};

/** The message in that format, as of `now`. Loads only the renderer that is asked for: the SDKs behind two of them take longer than the answer. */
export async function rendered(
  message: Message,
  format: Format,
  now: Date,
  keyOf: (line: string) => string,
): Promise<string> {
  switch (format) {
    case "text":
      return renderTerminal(message, viewOf(process.stdout, process.env, now));
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

/** The value where it is one of those known. Throws UsageError. */
export function oneOf<T extends string>(value: string, known: readonly T[], flag: string): T {
  const found = known.find((one) => one === value);
  if (!found) throw new UsageError(`${flag} ${value} is not known; choose ${known.join(", ")}.`);
  return found;
}
