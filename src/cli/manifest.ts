import { slackManifest } from "../adapters/slack/manifest.ts";
import { UsageError } from "./usage-error.ts";

const EXAMPLE = "https://amw.example.com";
const USAGE = `Write amw manifest slack, or amw manifest slack --http ${EXAMPLE}.`;

/** `amw manifest slack [--http <public URL>]`: prints the app manifest. Throws UsageError. */
export function manifest(words: readonly string[], { http }: { readonly http?: string }): number {
  if (words.length !== 1 || words[0] !== "slack") throw new UsageError(USAGE);
  const made = slackManifest(http === undefined ? undefined : publicUrl(http));
  process.stdout.write(`${JSON.stringify(made, null, 2)}\n`);
  return 0;
}

/** The address without a slash at its end; Slack calls nothing but https, and adds no query. */
function publicUrl(given: string): string {
  const url = URL.canParse(given) ? new URL(given) : undefined;
  if (url?.protocol !== "https:" || url.search !== "" || url.hash !== "" || url.username !== "")
    throw new UsageError(
      `--http ${given} is no https address; write the one that Slack can reach, such as ${EXAMPLE}.`,
    );
  return `${url.origin}${url.pathname}`.replace(/\/+$/, "");
}
