import { type Context, defineCommand } from "../command/declare.ts";
import { lineOfTokens } from "../command/line.ts";
import { tokenize } from "../command/tokens.ts";
import { editionOf } from "../digest/edition.ts";
import { detailsOn } from "../digest/edition-deliveries.ts";
import { windowOf } from "../digest/look-back.ts";
import type { Subscription } from "../digest/subscription.ts";
import type { Edition, Window } from "../digest/window.ts";
import type { Action, Message } from "../message/message.ts";
import { NAME_ARG, SCHEDULE_ARGS, WISH_ARGS, wishesOf } from "./digest-args.ts";
import { scheduleOf } from "./digest-subscribe.ts";
import { channelOf } from "./edition-by-hash.ts";
import { WHICH_ARG, whichDigest } from "./which-digest.ts";

export const digestPreview = defineCommand({
  name: "digest preview",
  root: "digest",
  help: "What a digest would say now, without posting it",
  permission: "anyone",
  whole: true,
  examples: [
    "/amw digest preview",
    "/amw digest preview morning",
    "/amw digest preview --segment hbm --min-significance 2",
  ],
  args: { which: WHICH_ARG, ...SCHEDULE_ARGS, ...WISH_ARGS, name: NAME_ARG },
  async run({ which, at, days, timezone, name, ...wishes }, context) {
    const { call, desk, knowledge, now } = context;
    const isAsked = Object.values(wishes).every((value) => value === undefined);
    const there = await subscriptionHere(which, isAsked, context);
    const schedule = scheduleOf(
      {
        at: at ?? there?.schedule.at ?? "09:00",
        days: days ?? there?.schedule.days,
        timezone: timezone ?? there?.schedule.timezone,
      },
      context,
    );
    const subscription = {
      name: name ?? there?.name ?? "Preview",
      schedule,
      wishes: wishesOf(wishes, knowledge, there?.wishes),
    };
    const window: Window = there
      ? await windowOf({ ...there, ...subscription }, now.getTime(), undefined, { state: desk.state, knowledge })
      : { at: now.getTime(), changes: [], told: [], upTo: 0 };
    const edition = editionOf(subscription, window, knowledge, { hash: desk.hash, details: detailsOn(call, desk) });
    return preview(edition, there ? undefined : subscribeLine(context));
  },
});

/** The channel's own digest that is meant: the one that is named, or where nothing else is asked for, the only one. */
async function subscriptionHere(
  named: string | undefined,
  isAsked: boolean,
  context: Context,
): Promise<Subscription | undefined> {
  const here = channelOf(context.call);
  if (named === undefined && (!isAsked || !here || (await context.desk.state.subscriptions.in(here)).length === 0))
    return undefined;
  return (await whichDigest(named, "digest preview", context)).subscription;
}

/** The same wishes, for the form that sets up a digest; undefined where none can be shown. */
function subscribeLine({ call, line }: Context): string | undefined {
  if (!call.forms || call.channel === undefined) return undefined;
  return lineOfTokens({ words: ["digest", "subscribe"], flags: tokenize(line).flags });
}

/** Its items open by their buttons: there is no thread, and what is not kept cannot be asked about by its hash. */
const preview = ({ message, reckonings }: Edition, subscribe: string | undefined): Message => ({
  ...message,
  summary: `Preview. ${message.summary}`,
  title: `Preview: ${message.title}`,
  audience: "asker",
  actions: [
    ...reckonings
      .filter(({ place }) => place === "lead" || place === "brief")
      .map(({ announcement }, i): Action => ({ kind: "run", label: String(i + 1), line: announcement })),
    ...(subscribe === undefined
      ? []
      : [{ kind: "form", label: "Set up this digest", line: subscribe } satisfies Action]),
  ],
});
