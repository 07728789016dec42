import { type Context, defineCommand } from "../command/declare.ts";
import type { NewDelivery } from "../digest/delivery.ts";
import { editionOf } from "../digest/edition.ts";
import { deliveriesOf, detailsOn } from "../digest/edition-deliveries.ts";
import { windowOf } from "../digest/look-back.ts";
import { DEFAULT_WISHES, type Subscription } from "../digest/subscription.ts";
import type { Edition, Window } from "../digest/window.ts";
import {
  nothingNewMessage,
  onItsWayMessage,
  testMessage,
  testOnItsWayMessage,
} from "../messages/digest-now-message.ts";
import { NAME_ARG, SCHEDULE_ARGS, type ScheduleValues, WISH_ARGS, type WishValues, wishesOf } from "./digest-args.ts";
import { scheduleOf } from "./digest-subscribe.ts";
import { canPost } from "./save-digest.ts";
import { hereFor, WHICH_ARG, whichDigest } from "./which-digest.ts";

const make = (subscription: Subscription, window: Window, { desk, knowledge }: Context, hash = desk.hash): Edition =>
  editionOf(subscription, window, knowledge, { hash, details: detailsOn(subscription.to, desk) });

export const digestNow = defineCommand({
  name: "digest now",
  root: "digest",
  help: "Post at once what is new since the last edition",
  permission: "anyone",
  managers: true,
  examples: ["/amw digest now", "/amw digest now morning"],
  args: { which: WHICH_ARG },
  async run({ which }, context) {
    const { desk, knowledge, now } = context;
    const { subscription } = await whichDigest(which, "digest now", context);
    await canPost(subscription.to, context);
    const at = now.getTime();
    const window = await windowOf(subscription, at, undefined, { state: desk.state, knowledge });
    const edition = make(subscription, window, context);
    if (edition.isQuiet) return nothingNewMessage(subscription, window);
    const key = `now/${desk.newId()}`;
    await desk.state.deliveries.add(deliveriesOf(subscription, { key, at, upTo: window.upTo, edition }, desk));
    desk.wake();
    return onItsWayMessage(subscription, edition);
  },
});

const UNSAVED = "unsaved";

export const digestTest = defineCommand({
  name: "digest test",
  root: "digest",
  help: "Post an edition as a test, which counts as nothing told",
  permission: "anyone",
  managers: true,
  examples: ["/amw digest test", "/amw digest test --segment hbm --max 3"],
  args: { which: WHICH_ARG, ...SCHEDULE_ARGS, ...WISH_ARGS, name: NAME_ARG },
  async run({ which, ...values }, context) {
    const { desk, now } = context;
    const isOther = Object.values(values).some((value) => value !== undefined);
    const subscription = isOther
      ? await asFilledIn(which, values, context)
      : (await whichDigest(which, "digest test", context)).subscription;
    await canPost(subscription.to, context);
    const at = now.getTime();
    const key = `test/${desk.newId()}`;
    const edition = await sampleOf(subscription, at, key, context);
    const { language } = subscription.wishes;
    const deliveries = deliveriesOf(subscription, { key, at, upTo: 0, edition }, desk).map(
      ({ upTo: _, ...made }): NewDelivery => {
        // What belongs to no digest is withdrawn before it is sent.
        const delivery = made.subscription === UNSAVED ? { ...made, subscription: undefined } : made;
        return delivery.kind === "edition"
          ? { ...delivery, kind: "test", state: "ready", tells: [], message: testMessage(delivery.message, language) }
          : delivery;
      },
    );
    await desk.state.deliveries.add(deliveries);
    desk.wake();
    return testOnItsWayMessage(subscription);
  },
});

/** What a form says that is not saved, or not yet. */
async function asFilledIn(
  which: string | undefined,
  values: WishValues & ScheduleValues,
  context: Context,
): Promise<Subscription> {
  const { call, now, knowledge } = context;
  const saved = which === undefined ? undefined : (await whichDigest(which, "digest test", context)).subscription;
  return {
    id: saved?.id ?? UNSAVED,
    name: saved?.name ?? "test",
    to: saved?.to ?? hereFor(context),
    creator: call.actor,
    createdAt: now.getTime(),
    schedule:
      saved?.schedule ??
      scheduleOf({ days: values.days, timezone: values.timezone, at: values.at ?? "09:00" }, context),
    wishes: wishesOf(values, knowledge, saved?.wishes ?? DEFAULT_WISHES),
    version: 0,
  };
}

/** What is new here; where that is nothing, the best of the newest, so that there is something to see. */
async function sampleOf(subscription: Subscription, at: number, key: string, context: Context): Promise<Edition> {
  const { desk, knowledge } = context;
  const window = await windowOf(subscription, at, undefined, { state: desk.state, knowledge });
  // A hash of its own, so that it is never replayed in the place of an edition.
  const hash = (text: string): string => desk.hash(`${key} ${text}`);
  const edition = make(subscription, window, context, hash);
  if (!edition.isQuiet) return edition;
  return make(subscription, { ...window, since: undefined, changes: [], told: [] }, context, hash);
}
