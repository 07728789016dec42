import { AskerError } from "../command/asker-error.ts";
import { type Context, defineCommand } from "../command/declare.ts";
import { withFlag } from "../command/line.ts";
import { expected } from "../digest/expected.ts";
import { nextDue } from "../digest/next-due.ts";
import { type Schedule, type Subscription, WEEKDAYS } from "../digest/subscription.ts";
import { expectedSentence } from "../messages/digest-expected.ts";
import { noTimeMessage } from "../messages/digest-form.ts";
import { subscribedMessage } from "../messages/digest-saved.ts";
import { scheduleWords } from "../messages/digest-words.ts";
import { isoDay } from "./dates.ts";
import { NAME_ARG, SCHEDULE_ARGS, type ScheduleValues, WISH_ARGS, type WishValues, wishesOf } from "./digest-args.ts";
import { canPost, nameTaken, settingsLine } from "./save-digest.ts";
import { hereFor } from "./which-digest.ts";

const DAY = 86_400_000;
const HINT_DAYS = 30;

/** What the settings of a form would have brought lately. */
export function settingsHint(values: WishValues, { knowledge, now }: Context): string {
  const since = isoDay(new Date(now.getTime() - HINT_DAYS * DAY));
  return expectedSentence(expected(wishesOf(values, knowledge), since, isoDay(now), knowledge), HINT_DAYS);
}

/** Buttons of the forms that set up a digest. */
export const FORM_BUTTONS = [
  { label: "Preview", command: "digest preview" },
  { label: "Send a test", command: "digest test" },
] as const;

export const digestSubscribe = defineCommand({
  name: "digest subscribe",
  root: "digest",
  help: "A digest for this channel: when, and what it tells",
  permission: "anyone",
  managers: true,
  title: "Set up a digest",
  submit: "Subscribe",
  also: FORM_BUTTONS,
  examples: [
    "/amw digest subscribe --at 09:00 --days weekdays --timezone Berlin",
    "/amw digest subscribe --at 8am --segment hbm --min-significance 2 --name chips",
  ],
  args: { ...SCHEDULE_ARGS, ...WISH_ARGS, name: NAME_ARG },
  hint: (values, context) => settingsHint(values, context),
  async run(values, context) {
    const { call, desk, knowledge, now, line } = context;
    const to = hereFor(context);
    if (values.at === undefined)
      return noTimeMessage(
        line,
        Object.values(values).every((value) => value === undefined),
      );
    const wishes = wishesOf(values, knowledge);
    const others = await desk.state.subscriptions.in(to);
    const schedule = scheduleOf({ ...values, at: values.at }, context);
    const name = values.name ?? nameFor(schedule, others);
    if (values.name === undefined && others[0]) throw oneAlready(others[0], name, line);
    await canPost(to, context);
    const createdAt = now.getTime();
    const subscription: Subscription = {
      id: desk.newId(),
      name,
      to,
      creator: call.actor,
      createdAt,
      schedule,
      wishes,
      version: 1,
    };
    const nextAt = nextDue(subscription, createdAt);
    if ((await desk.state.subscriptions.add(subscription, nextAt)) !== "saved") throw nameTaken(name);
    desk.wake();
    return subscribedMessage({
      subscription,
      nextAt,
      now: createdAt,
      knowledge,
      change: call.forms ? settingsLine(subscription) : undefined,
      onPage: call.surface === "web",
    });
  },
});

/** Every day on the asker's own clocks, unless told. */
export const scheduleOf = (
  { at, days, timezone }: ScheduleValues & { readonly at: string },
  { call, desk }: Pick<Context, "call" | "desk">,
): Schedule => ({ at, days: days ?? WEEKDAYS, timezone: timezone ?? call.timezone ?? desk.timezone });

const PARTS_OF_DAY: readonly (readonly [from: string, name: string])[] = [
  ["22:00", "night"],
  ["18:00", "evening"],
  ["14:00", "afternoon"],
  ["11:00", "midday"],
  ["05:00", "morning"],
  ["00:00", "night"],
];

/** `morning`, or `morning 2` where there is one. */
function nameFor({ at }: Schedule, others: readonly Subscription[]): string {
  const part = PARTS_OF_DAY.find(([from]) => at >= from)?.[1] ?? "digest";
  const taken = new Set(others.map(({ name }) => name.toLowerCase()));
  for (let i = 1; ; i++) {
    const name = i === 1 ? part : `${part} ${i}`;
    if (!taken.has(name)) return name;
  }
}

function oneAlready(one: Subscription, name: string, line: string): AskerError {
  return new AskerError(
    "bad-argument",
    {
      problem: `There is a digest here already, “${one.name}” ${scheduleWords(one.schedule)}; change that one, or give this one a --name.`,
    },
    {
      typed: "",
      instead: [
        { label: `Change ${one.name}`, form: settingsLine(one) },
        { label: `Add it as ${name}`, line: withFlag(line, "name", name) },
        { label: "Show it", line: "digest list" },
      ],
    },
  );
}
