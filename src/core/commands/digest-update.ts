import { defineCommand } from "../command/declare.ts";
import { DEFAULT_WISHES } from "../digest/subscription.ts";
import { whatChangesMessage } from "../messages/digest-form.ts";
import { updatedMessage } from "../messages/digest-saved.ts";
import { NAME_ARG, SCHEDULE_ARGS, WISH_ARGS, wishesOf } from "./digest-args.ts";
import { FORM_BUTTONS, settingsHint } from "./digest-subscribe.ts";
import { canPost, saveChanged, settingsLine } from "./save-digest.ts";
import { changedMeanwhile, WHICH_ARG, whichDigest } from "./which-digest.ts";

export const digestUpdate = defineCommand({
  name: "digest update",
  root: "digest",
  help: "Change when a digest comes or what it tells; the rest stays, and none empties a list",
  permission: "anyone",
  managers: true,
  title: "Change a digest",
  submit: "Save",
  also: FORM_BUTTONS,
  examples: ["/amw digest update --at 10:00", "/amw digest update morning --segment hbm --exclude-tag funding"],
  args: { which: { ...WHICH_ARG, kept: true }, ...SCHEDULE_ARGS, ...WISH_ARGS, name: NAME_ARG },
  hint: (values, context) => settingsHint(values, context),
  async run({ which, ...values }, context) {
    const { call, knowledge, now, line } = context;
    const { subscription, shown } = await whichDigest(which, "digest update", context);
    const again = line.replace(`@${shown}`, `@${subscription.version}`);
    if (shown !== undefined && shown !== subscription.version) throw changedMeanwhile(subscription, again);
    if (Object.values(values).every((value) => value === undefined))
      return whatChangesMessage(subscription, settingsLine(subscription));
    const { at, days, timezone } = values;
    const schedule = {
      at: at ?? subscription.schedule.at,
      days: days ?? subscription.schedule.days,
      timezone: timezone ?? subscription.schedule.timezone,
    };
    // A form comes back with all that is to be: what it leaves out is left out.
    const wishes = wishesOf(values, knowledge, shown === undefined ? subscription.wishes : DEFAULT_WISHES);
    const name = values.name ?? subscription.name;
    await canPost(subscription.to, context);
    const sameTimes = JSON.stringify(schedule) === JSON.stringify(subscription.schedule);
    const { saved, nextAt } = await saveChanged(
      subscription,
      sameTimes ? { name, wishes } : { name, wishes, schedule },
      context,
    );
    return updatedMessage({
      before: subscription,
      subscription: saved,
      nextAt,
      now: now.getTime(),
      knowledge,
      undo: settingsLine({ ...subscription, version: saved.version }),
      change: call.forms ? settingsLine(saved) : undefined,
    });
  },
});
