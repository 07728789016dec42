import type { Delivery } from "../digest/delivery.ts";
import type { Subscription } from "../digest/subscription.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import type { Action, Block, Fact, Message } from "../message/message.ts";
import { type Page, pagers } from "../message/pages.ts";
import { run } from "./digest-done.ts";
import {
  canResend,
  momentWords,
  nextWords,
  outcomeWords,
  scheduleWords,
  spanWords,
  wishesWords,
} from "./digest-words.ts";
import { capital, count, dateWords, range } from "./words.ts";

/** A digest with what is known of it. Instants in milliseconds. */
export interface Listed {
  readonly subscription: Subscription;
  readonly nextAt: number | undefined;
  readonly last: Delivery | undefined;
  /** Where it is posted, when that is not here. */
  readonly place?: string | undefined;
  /** The line whose form changes it. */
  readonly change: string;
}

interface DigestList {
  readonly page: Page<Listed>;
  readonly line: string;
  readonly everywhere: boolean;
  readonly knowledge: Knowledge;
  readonly now: number;
  readonly forms: boolean;
}

/** So many digests come with all of their buttons. */
const MOST_WITH_BUTTONS = 3;

/** Digests with who made them, what they tell, when they are due, and what became of the last one. */
export function digestListMessage({ page, line, everywhere, knowledge, now, forms }: DigestList): Message {
  const { items, total } = page;
  const where = everywhere ? "in this space" : "here";
  const [first] = items;
  return {
    summary: `${capital(range(page, "digest"))} ${where}.${first ? ` ${sentenceOf(first, now)}` : ""}`,
    title: everywhere ? "Digests in this space" : "Digests here",
    tone: "plain",
    blocks: items.flatMap((listed): Block[] => [
      { kind: "heading", text: headingOf(listed) },
      { kind: "facts", facts: factsOf(listed, knowledge, now) },
      ...troubleOf(listed),
    ]),
    actions: [
      ...items.slice(0, MOST_WITH_BUTTONS).flatMap((listed) => actionsOf(listed, items.length > 1, forms)),
      ...pagers(page, line),
      ...(everywhere || total === 0 ? [] : addAnother(forms)),
    ],
    audience: "asker",
    about: [],
  };
}

const headingOf = ({ subscription, place }: Listed): string =>
  place === undefined ? subscription.name : `${subscription.name}, ${place}`;

function sentenceOf({ subscription: { name, schedule, paused }, nextAt }: Listed, now: number): string {
  if (paused?.why === "gone") return `“${name}” is paused: ${paused.reason}.`;
  if (nextAt === undefined) return `“${name}” is paused.`;
  return `“${name}” comes ${scheduleWords(schedule)}, next in ${spanWords(nextAt - now)}.`;
}

function factsOf({ subscription, nextAt, last }: Listed, knowledge: Knowledge, now: number): Fact[] {
  const { schedule, wishes, creator, createdAt, changed, paused } = subscription;
  const next = nextAt === undefined ? undefined : nextWords(nextAt, schedule.timezone, now);
  const dayOf = (at: number): string => dateWords(new Date(at).toISOString().slice(0, 10));
  return [
    { label: "When", value: capital(scheduleWords(schedule)) },
    { label: "What", value: capital(wishesWords(wishes, knowledge).join("; ")) },
    ...(paused?.why === "asked"
      ? [
          {
            label: "Paused",
            value: `by ${paused.by}, ${paused.until === undefined ? "until somebody resumes it" : `until ${momentWords(paused.until, schedule.timezone)}`}`,
          },
        ]
      : []),
    ...(next === undefined ? [] : [{ label: "Next", value: next }]),
    {
      label: "Last",
      value: last
        ? `${momentWords(last.sentAt ?? last.createdAt, schedule.timezone)}: ${outcomeWords(last)}`
        : "None yet",
    },
    {
      label: "Made by",
      value: `${creator.name}, ${dayOf(createdAt)}${changed ? `; last changed by ${changed.by.name}, ${dayOf(changed.at)}` : ""}`,
    },
  ];
}

/** What keeps it from being posted, and what to do. */
function troubleOf({ subscription: { paused }, last }: Listed): Block[] {
  if (paused?.why === "gone")
    return [
      {
        kind: "caution",
        text: `Paused, because AMW can no longer post there: ${paused.reason}. Mend that, then resume it.`,
      },
    ];
  if (last?.state === "uncertain")
    return [
      {
        kind: "caution",
        text: "The last one may or may not have arrived. Look for it, and resend it only if it is missing.",
      },
    ];
  if (last?.state === "given-up")
    return [
      {
        kind: "caution",
        text: `The last one was not posted${last.reason ? `: ${last.reason}` : ""}. Resend it, or wait for the next.`,
      },
    ];
  return [];
}

function actionsOf(
  { subscription: { id, name, paused }, last, change }: Listed,
  several: boolean,
  forms: boolean,
): Action[] {
  const called = (label: string): string => (several ? `${label} ${name}` : label);
  return [
    ...(forms ? [{ kind: "form", label: called("Change"), line: change } as const] : []),
    paused ? run(called("Resume"), `digest resume ${id}`) : run(called("Pause"), `digest pause ${id}`),
    ...(last && canResend(last) ? [run(called("Resend"), `digest resend ${last.id}`)] : []),
    ...(several ? [] : [run("Post now", `digest now ${id}`)]),
    ...(last ? [run(called("History"), `digest history ${id}`)] : []),
    run(called("Unsubscribe"), `digest unsubscribe ${id}`),
  ];
}

const addAnother = (forms: boolean): Action[] =>
  forms ? [{ kind: "form", label: "Add another", line: "digest subscribe" }] : [];

/** How to begin, where there is no digest yet. */
export function noDigestsYet(everywhere: boolean, forms: boolean): Message {
  const sentence = everywhere
    ? "No channel in this space has a digest yet; write /amw digest subscribe in the channel that should get one."
    : "There is no digest here yet. Write when it should come, for example /amw digest subscribe --at 09:00 --days weekdays.";
  return {
    summary: sentence,
    title: "No digest yet",
    tone: "plain",
    blocks: [
      { kind: "paragraph", text: sentence },
      ...(everywhere
        ? []
        : [
            {
              kind: "paragraph",
              text: "AMW then posts what is new to this channel, the most important first, and corrects itself when it was wrong.",
            } as const,
          ]),
    ],
    actions: everywhere
      ? []
      : [
          ...(forms ? [{ kind: "form", label: "Set one up", line: "digest subscribe" } as const] : []),
          run("Weekdays at 09:00", "digest subscribe --at 09:00 --days weekdays"),
        ],
    audience: "asker",
    about: [],
  };
}
