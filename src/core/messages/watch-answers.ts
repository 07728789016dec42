import type { Watch } from "../digest/state.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import type { RecordId } from "../knowledge/slug.ts";
import type { Action, Message, Text } from "../message/message.ts";
import { day } from "../message/spans.ts";
import { oneSentence } from "./one-sentence.ts";
import { recordLabel } from "./record-label.ts";
import { capital, listed, spanWords } from "./words.ts";

const DAY_MS = 86_400_000;
const run = (label: string, line: string): Action => ({ kind: "run", label, line });
const WHAT_YOU_WATCH = run("What you watch", "watching");

/** How an answer names several records. */
export const namesOf = (ids: readonly RecordId[], knowledge: Knowledge, conjunction: "and" | "or" = "and"): string =>
  listed(
    ids.map((id) => recordLabel(id, knowledge)),
    conjunction,
  );

interface Watched {
  readonly added: readonly RecordId[];
  readonly already: readonly Watch[];
  /** Why AMW cannot write to the person, in whole sentences. */
  readonly silent: string | undefined;
}

/** What came of `watch`. `now` in milliseconds. */
export function nowWatching({ added, already, silent }: Watched, now: number, knowledge: Knowledge): Message {
  const muted = already.filter(({ mutedUntil = 0 }) => mutedUntil > now).map(({ record }) => record);
  const before = already.map(({ record }) => record);
  const sentences = [
    ...(added.length > 0
      ? [
          `You now watch ${namesOf(added, knowledge)}. AMW writes to you when there is a new announcement or a claim changes.`,
        ]
      : []),
    ...(before.length > 0
      ? [`You already ${added.length > 0 ? "watched" : "watch"} ${namesOf(before, knowledge)}.`]
      : []),
    ...(muted.length > 0 ? [`Muted for now: ${namesOf(muted, knowledge)}.`] : []),
  ];
  const message = answer(sentences.join(" "), "Watching", [
    ...(added.length > 0
      ? [run("Undo", `unwatch ${added.join(" ")}`)]
      : [run("Stop watching", `unwatch ${before.join(" ")}`)]),
    ...(muted.length > 0 ? [run("Unmute", `unmute ${muted.join(" ")}`)] : []),
    WHAT_YOU_WATCH,
  ]);
  if (silent === undefined) return message;
  return {
    ...message,
    summary: `${message.summary} ${silent}`,
    tone: "caution",
    blocks: [...message.blocks, { kind: "caution", text: silent }],
  };
}

/** What came of `unwatch`. */
export function noLongerWatching(
  removed: readonly RecordId[],
  never: readonly RecordId[],
  knowledge: Knowledge,
): Message {
  const sentences = [
    ...(removed.length > 0 ? [`You no longer watch ${namesOf(removed, knowledge)}.`] : []),
    ...(never.length > 0 ? [notWatched(never, removed.length > 0, knowledge)] : []),
  ];
  return answer(sentences.join(" "), removed.length > 0 ? "No longer watching" : "Not watched", [
    ...(removed.length > 0 ? [run("Undo", `watch ${removed.join(" ")}`)] : [run("Watch", `watch ${never.join(" ")}`)]),
    WHAT_YOU_WATCH,
  ]);
}

const notWatched = (never: readonly RecordId[], past: boolean, knowledge: Knowledge): string =>
  `You ${past ? "did" : "do"} not watch ${namesOf(never, knowledge, "or")}.`;

interface Muted {
  readonly records: readonly RecordId[];
  readonly never: readonly RecordId[];
  /** Whether that is everything that the person watches. */
  readonly all: boolean;
  /** How long, in milliseconds. */
  readonly ms: number;
  readonly until: Date;
}

/** What came of `mute`. */
export function nowMuted({ records, never, all, ms, until }: Muted, knowledge: Knowledge): Message {
  const what = all ? "everything that you watch" : namesOf(records, knowledge);
  const line = all ? "" : ` ${records.join(" ")}`;
  const others = never.length > 0 ? ` ${notWatched(never, true, knowledge)}` : "";
  const rest = `. What happens meanwhile is not told afterwards.${others}`;
  const span = spanWords(ms);
  const text: Text =
    ms < DAY_MS ? `Muted ${what} for ${span}${rest}` : [`Muted ${what} for ${span}, until `, day(until), rest];
  return {
    ...answer(`Muted ${what} for ${span}${rest}`, "Muted", [
      run("Unmute", `unmute${line}`),
      run("For a week", `mute${line} --for 1w`),
      WHAT_YOU_WATCH,
    ]),
    blocks: [{ kind: "paragraph", text }],
  };
}

/** What came of `unmute`. */
export function noLongerMuted(
  records: readonly RecordId[],
  never: readonly RecordId[],
  all: boolean,
  knowledge: Knowledge,
): Message {
  const what = all ? "everything that you watch" : namesOf(records, knowledge);
  const others = never.length > 0 ? ` ${notWatched(never, true, knowledge)}` : "";
  return answer(`AMW writes to you again about ${what}.${others}`, "No longer muted", [
    run("Mute for a day", `mute${all ? "" : ` ${records.join(" ")}`} --for 1d`),
    WHAT_YOU_WATCH,
  ]);
}

/** None of what was named is watched. */
export const notWatching = (never: readonly RecordId[], knowledge: Knowledge): Message =>
  oneSentence(`${notWatched(never, false, knowledge)} Watch it first, or press Watch.`, {
    title: "Not watched",
    actions: [run("Watch", `watch ${never.join(" ")}`), WHAT_YOU_WATCH],
  });

/** Where nothing is watched; `offered` are players to begin with. */
export const watchingNothing = (offered: readonly RecordId[], knowledge: Knowledge): Message =>
  oneSentence(
    "You watch nothing yet. Watch a player or a segment, for example /amw watch moore-threads, and AMW writes to you when something happens there.",
    {
      title: "What you watch",
      tone: "plain",
      actions: offered.map((id) => run(`Watch ${recordLabel(id, knowledge)}`, `watch ${id}`)),
    },
  );

const answer = (text: string, title: string, actions: readonly Action[]): Message =>
  oneSentence(capital(text), { title, tone: "done", actions });
