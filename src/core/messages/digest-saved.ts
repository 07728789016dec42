import { DEFAULT_WISHES, type Subscription } from "../digest/subscription.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import type { Action, Message } from "../message/message.ts";
import { digestDone, note, run } from "./digest-done.ts";
import { momentWords, nextWords, scheduleWords, wishesWords } from "./digest-words.ts";
import { capital } from "./words.ts";

interface Saved {
  readonly subscription: Subscription;
  readonly nextAt: number | undefined;
  /** Milliseconds. */
  readonly now: number;
  readonly knowledge: Knowledge;
}

const facts = ({ subscription: { schedule, wishes }, nextAt, now, knowledge }: Saved) =>
  ({
    kind: "facts",
    facts: [
      { label: "When", value: capital(scheduleWords(schedule)) },
      { label: "What", value: capital(wishesWords(wishes, knowledge).join("; ")) },
      ...(nextAt === undefined ? [] : [{ label: "Next", value: nextWords(nextAt, schedule.timezone, now) }]),
    ],
  }) as const;

const changeButton = (change: string | undefined): Action[] =>
  change === undefined ? [] : [{ kind: "form", label: "Change", line: change }];

interface Subscribed extends Saved {
  /** The line whose form changes it, where forms can be shown. */
  readonly change: string | undefined;
  /** Whether it was set up on the page, which has no place that stays: the terminal gets it. */
  readonly onPage: boolean;
}

export function subscribedMessage(saved: Subscribed): Message {
  const { id, name, schedule } = saved.subscription;
  const first = saved.nextAt === undefined ? "" : `, first on ${momentWords(saved.nextAt, schedule.timezone)}`;
  return digestDone(
    `The digest ${name} is set up`,
    `AMW posts “${name}” ${saved.onPage ? "in the terminal that it runs in" : "here"} ${scheduleWords(schedule)}${first}.`,
    {
      blocks: [
        facts(saved),
        note(
          "The first edition tells the best of the newest, whatever their date; each later one only what is new here.",
        ),
        ...(saved.onPage ? [note("digest history lists the editions, and opens them on this page.")] : []),
      ],
      actions: [
        run("Preview", `digest preview ${id}`),
        run("Send a test", `digest test ${id}`),
        ...changeButton(saved.change),
        run("Undo", `digest unsubscribe ${id}`),
      ],
    },
  );
}

/** `undo`: the line that puts back what it was. */
export function updatedMessage(
  saved: Saved & { before: Subscription; undo: string; change: string | undefined },
): Message {
  const { subscription, before, knowledge } = saved;
  const { name } = subscription;
  const changes = changesIn(before, subscription, knowledge);
  return digestDone(
    `The digest ${name} is changed`,
    changes.length === 0 ? `“${name}” is as it was.` : `“${name}” is changed: ${changes.join("; ")}.`,
    {
      blocks: [facts(saved)],
      actions: [
        ...(changes.length === 0 ? [] : [run("Undo", saved.undo)]),
        run("Send a test", `digest test ${subscription.id}`),
        ...changeButton(saved.change),
      ],
    },
  );
}

/** What is different now, each in a phrase. */
export function changesIn(before: Subscription, after: Subscription, knowledge: Knowledge): readonly string[] {
  const [was, is] = [before.wishes, after.wishes].map((wishes) => wishesWords(wishes, knowledge)) as [
    string[],
    string[],
  ];
  const [wasWhen, isWhen] = [scheduleWords(before.schedule), scheduleWords(after.schedule)];
  const added = is.filter((phrase) => !was.includes(phrase));
  const gone = [
    ...(before.wishes.alert && !after.wishes.alert ? ["nothing posted at once any more"] : []),
    ...(before.wishes.lift.length > 0 && after.wishes.lift.length === 0 ? ["nothing moved up any more"] : []),
    ...(before.wishes.language !== after.wishes.language && after.wishes.language === DEFAULT_WISHES.language
      ? ["in English"]
      : []),
    ...(before.wishes.max !== after.wishes.max && after.wishes.max === DEFAULT_WISHES.max
      ? [`at most ${after.wishes.max} items`]
      : []),
    ...(hasTopics(before) && !hasTopics(after) ? ["nothing left out any more"] : []),
  ];
  return [
    ...(before.name === after.name ? [] : [`it was called “${before.name}”`]),
    ...(wasWhen === isWhen ? [] : [isWhen]),
    ...added,
    ...gone,
  ];
}

const hasTopics = ({ wishes: { exclude } }: Subscription): boolean =>
  [exclude.players, exclude.segments, exclude.regions, exclude.tags].some((list) => list.length > 0);

export function pausedMessage({ id, name, schedule, paused }: Subscription, nextAt: number | undefined): Message {
  const until = paused?.why === "asked" && paused.until !== undefined ? paused.until : undefined;
  return digestDone(
    `The digest ${name} is paused`,
    until === undefined
      ? `“${name}” is paused until somebody resumes it.`
      : `“${name}” is paused until ${momentWords(until, schedule.timezone)}${nextAt === undefined ? "" : `, and next comes ${momentWords(nextAt, schedule.timezone)}`}.`,
    {
      blocks: [note("What changes meanwhile is told by the first edition after the pause.")],
      actions: [run("Resume", `digest resume ${id}`)],
    },
  );
}

export function resumedMessage({ id, name, schedule }: Subscription, nextAt: number | undefined, now: number): Message {
  return digestDone(
    `The digest ${name} goes on`,
    `“${name}” goes on${nextAt === undefined ? "" : `: next ${nextWords(nextAt, schedule.timezone, now)}`}.`,
    { actions: [run("Post now", `digest now ${id}`), run("Pause", `digest pause ${id}`)] },
  );
}

export const notPausedMessage = (
  { id, name, schedule }: Subscription,
  nextAt: number | undefined,
  now: number,
): Message =>
  digestDone(
    `The digest ${name} is not paused`,
    `“${name}” is not paused${nextAt === undefined ? "" : `: next ${nextWords(nextAt, schedule.timezone, now)}`}.`,
    { tone: "plain", actions: [run("Pause", `digest pause ${id}`)] },
  );

export const unsubscribedMessage = ({ id, name }: Subscription): Message =>
  digestDone(
    `The digest ${name} has ended`,
    `“${name}” is no longer posted; what it has posted stays, and Undo brings it back as it was.`,
    { actions: [run("Undo", `digest restore ${id}`)] },
  );

export const restoredMessage = (
  { id, name, schedule }: Subscription,
  nextAt: number | undefined,
  now: number,
): Message =>
  digestDone(
    `The digest ${name} is back`,
    nextAt === undefined
      ? `“${name}” is back, and paused as it was.`
      : `“${name}” is back: next ${nextWords(nextAt, schedule.timezone, now)}.`,
    {
      actions:
        nextAt === undefined
          ? [run("Resume", `digest resume ${id}`)]
          : [run("Unsubscribe", `digest unsubscribe ${id}`)],
    },
  );
