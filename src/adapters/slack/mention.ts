import { typedLine } from "./typed-line.ts";

/** The line in what somebody wrote to the bot: without its mention, wherever it stands, and without `amw` or `/amw` before it. */
export function askedLine(text: string, bot: string | undefined): string {
  const unaddressed = text.replace(/<@([^<>|]+)(?:\|[^<>]*)?>/g, (mention, user) => (user === bot ? " " : mention));
  return typedLine(unaddressed)
    .replace(/^[\s,:;]+/, "")
    .replace(/^\/?amw(?:[\s,:;]+|$)/i, "");
}
