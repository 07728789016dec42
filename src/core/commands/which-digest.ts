import { z } from "zod";
import { AskerError } from "../command/asker-error.ts";
import type { Arg, Context } from "../command/declare.ts";
import { lineOfTokens } from "../command/line.ts";
import { manageThere } from "../command/managing.ts";
import { quote, tokenize } from "../command/tokens.ts";
import { type Destination, placeOf } from "../digest/destination.ts";
import { hereOf } from "../digest/here.ts";
import type { Subscription } from "../digest/subscription.ts";
import { nearest } from "../lookup/nearest.ts";
import { scheduleWords } from "../messages/digest-words.ts";

/** The name of a digest, which only a channel with several needs. */
export const WHICH_ARG = {
  kind: "text",
  first: true,
  label: "name",
  help: "Which digest, where the channel has several",
  example: "morning",
  suggest: "subscription",
  schema: z
    .string()
    .transform((text) => text.trim())
    .optional(),
} as const satisfies Arg;

/** As buttons name it, with the version that a form shows. */
const BY_ID = /^([0-9a-f]{6,40})(?:@(\d{1,9}))?$/;

interface Chosen {
  readonly subscription: Subscription;
  /** The version that the asker was shown, when all of its settings come back. */
  readonly shown: number | undefined;
}

/** Where digests of this call are posted. Throws AskerError where there is no such place. */
export function hereFor({ call, desk }: Pick<Context, "call" | "desk">): Destination {
  const here = hereOf(call, desk);
  if (here) return here;
  throw new AskerError("bad-argument", {
    problem:
      call.surface === "slack" || call.surface === "discord"
        ? "A digest is posted in a channel, so write this in the channel that should get it."
        : "AMW cannot post here by itself; write this in the channel of Slack or Discord that should get the digest.",
  });
}

/** The digest that is meant: by name among the channel's own, by id anywhere; the only one where none is named. Throws AskerError. */
export async function whichDigest(asked: string | undefined, command: string, context: Context): Promise<Chosen> {
  const [, id, version] = BY_ID.exec(asked ?? "") ?? [];
  const found = id === undefined ? undefined : await byId(id, command, context);
  if (found) return { subscription: found, shown: version === undefined ? undefined : Number(version) };
  const all = await context.desk.state.subscriptions.in(hereFor(context));
  const named = asked === undefined ? undefined : all.find(({ name }) => keyOf(name) === keyOf(asked));
  const [only, another] = all;
  const one = asked === undefined && another === undefined ? only : named;
  if (one) return { subscription: one, shown: undefined };
  if (!only) throw noneYet();
  if (asked === undefined) throw severalOf(all, command, context);
  throw notNamed(asked, all, command, context);
}

const keyOf = (name: string): string => name.normalize("NFKC").trim().toLowerCase();

async function byId(id: string, command: string, { desk, call, role }: Context): Promise<Subscription | undefined> {
  const found = await desk.state.subscriptions.find(id);
  if (!found || found.removedAt !== undefined) return undefined;
  const { removedAt: _, ...subscription } = found;
  const here = hereOf(call, desk);
  if (!here || placeOf(here) !== placeOf(subscription.to)) await mayManage(subscription, command, { desk, call, role });
  return subscription;
}

/** Whoever made a digest may always see to it; others as they may where it is posted. Throws AskerError. */
export async function mayManage(
  { to, creator }: Pick<Subscription, "to" | "creator">,
  command: string,
  { desk, call, role }: Pick<Context, "desk" | "call" | "role">,
): Promise<void> {
  if (call.actor.id !== creator.id || desk.whoMay === "editors") await manageThere(command, to, call, role, desk);
}

const noneYet = (): AskerError =>
  new AskerError(
    "bad-argument",
    { problem: "There is no digest here yet; /amw digest subscribe --at 09:00 makes one." },
    {
      typed: "",
      instead: [
        { label: "Set one up", form: "digest subscribe" },
        { label: "Every day at 09:00", line: "digest subscribe --at 09:00" },
      ],
    },
  );

/** The same line for each digest. */
const lineForEach = (command: string, { line }: Context) => {
  const { words, flags } = tokenize(line);
  const rest = words.slice(command.split(" ").length);
  return (name: string, isNamed: boolean): string =>
    lineOfTokens({ words: [...command.split(" "), name, ...(isNamed ? [] : rest)], flags });
};

function severalOf(all: readonly Subscription[], command: string, context: Context): AskerError {
  const lineFor = lineForEach(command, context);
  const names = all.map(({ name }) => name);
  return new AskerError(
    "which-digest",
    { names, line: `${command} ${quote(names[0] ?? "")}` },
    { typed: "", instead: names.map((name) => ({ label: name, line: lineFor(name, false) })) },
  );
}

function notNamed(asked: string, all: readonly Subscription[], command: string, context: Context): AskerError {
  const lineFor = lineForEach(command, context);
  const meant = nearest(
    keyOf(asked),
    all.map(({ name }) => keyOf(name)),
  );
  const near = all.filter(({ name }) => meant === undefined || keyOf(name) === meant).map(({ name }) => name);
  return new AskerError(
    "unknown-name",
    { kind: "digest here", asked, nearest: near },
    { typed: "", instead: near.map((name) => ({ label: name, line: lineFor(name, true) })) },
  );
}

/** Somebody else was quicker. `line` is what to run to put this change on top. */
export function changedMeanwhile({ name, schedule, changed }: Subscription, line: string): AskerError {
  return new AskerError(
    "digest-changed",
    { name, who: changed?.by.name ?? "Somebody", how: `posted ${scheduleWords(schedule)}` },
    { typed: "", instead: [{ label: "Do it again", line }] },
  );
}
