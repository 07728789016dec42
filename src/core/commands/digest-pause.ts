import { z } from "zod";
import { AskerError } from "../command/asker-error.ts";
import { type Arg, type Context, defineCommand } from "../command/declare.ts";
import { lineOfTokens } from "../command/line.ts";
import { tokenize } from "../command/tokens.ts";
import { hereOf } from "../digest/here.ts";
import { readUntil } from "../digest/reading/until.ts";
import { notPausedMessage, pausedMessage, resumedMessage } from "../messages/digest-saved.ts";
import { canPost, saveChanged } from "./save-digest.ts";
import { WHICH_ARG, whichDigest } from "./which-digest.ts";

const UNTIL_ARG = {
  kind: "text",
  help: "When it goes on by itself, as monday, 2026-12-24 or 3d",
  example: "monday",
  choices: ["tomorrow", "monday", "3d", "1w", "2w"],
  spaced: true,
  schema: z.string().optional(),
} as const satisfies Arg;

export const digestPause = defineCommand({
  name: "digest pause",
  root: "digest",
  help: "Post nothing for a while, or until resumed",
  permission: "anyone",
  managers: true,
  examples: ["/amw digest pause", "/amw digest pause until monday", "/amw digest pause morning --until 2026-12-24"],
  args: { which: WHICH_ARG, until: UNTIL_ARG },
  async run(values, context) {
    const { call, now, line } = context;
    const { which, until } = await nameAndEnd(values, context);
    const { subscription } = await whichDigest(which, "digest pause", context);
    const read = until === undefined ? undefined : readUntil(until, now.getTime(), subscription.schedule.timezone);
    if (read?.problem !== undefined) throw noSuchEnd(read.problem, read.instead, until ?? "", line);
    const paused = { why: "asked", by: call.actor.name, since: now.getTime(), until: read?.value } as const;
    const { saved, nextAt } = await saveChanged(subscription, { paused }, context);
    return pausedMessage(saved, nextAt);
  },
});

/** `pause morning until monday`, `pause 3d`: which digest and when it goes on, wherever the words stand. */
async function nameAndEnd(
  { which, until }: { readonly which: string | undefined; readonly until: string | undefined },
  { call, desk }: Context,
): Promise<{ readonly which: string | undefined; readonly until: string | undefined }> {
  if (which === undefined || until !== undefined) return { which, until };
  const [, before = "", after = ""] = /^(.*?)(?:^|\s)(?:until|till|for)\s+(.+)$/iu.exec(which) ?? [];
  if (after !== "") return { which: before.trim() || undefined, until: after };
  if (/^[0-9a-f]{6,}(?:@\d+)?$/.test(which)) return { which, until };
  const here = hereOf(call, desk);
  const names = (here ? await desk.state.subscriptions.in(here) : []).map(({ name }) => name.toLowerCase());
  const typed = which.toLowerCase();
  const named = names
    .filter((name) => typed === name || typed.startsWith(`${name} `))
    .sort((a, b) => b.length - a.length)[0];
  if (named !== undefined)
    return { which: which.slice(0, named.length), until: which.slice(named.length).trim() || undefined };
  // With one digest there is no name to give, so it must be the end.
  const isEnd = names.length < 2 || readUntil(which, 0, "UTC").problem === undefined;
  return isEnd ? { which: undefined, until: which } : { which, until };
}

function noSuchEnd(problem: string, instead: readonly string[], typed: string, line: string): AskerError {
  const mended = (text: string): string => {
    const { words, flags } = tokenize(line);
    const joined = lineOfTokens({ words, flags });
    return joined.includes(typed) ? joined.replace(typed, () => text) : `${joined} until ${text}`;
  };
  return new AskerError(
    "bad-argument",
    { problem },
    instead.length > 0
      ? { typed: "", instead: instead.map((text) => ({ label: text, line: mended(text) })) }
      : undefined,
  );
}

export const digestResume = defineCommand({
  name: "digest resume",
  root: "digest",
  help: "Post a paused digest again",
  permission: "anyone",
  managers: true,
  examples: ["/amw digest resume", "/amw digest resume morning"],
  args: { which: WHICH_ARG },
  async run({ which }, context) {
    const { desk, now } = context;
    const { subscription } = await whichDigest(which, "digest resume", context);
    const at = now.getTime();
    if (subscription.paused === undefined)
      return notPausedMessage(subscription, await desk.state.subscriptions.nextAt(subscription.id), at);
    await canPost(subscription.to, context);
    const { saved, nextAt } = await saveChanged(subscription, { paused: undefined }, context);
    desk.wake();
    return resumedMessage(saved, nextAt, at);
  },
});
