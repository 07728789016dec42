import { localTime } from "../digest/local-time.ts";
import { MOST_A_PLAYER, type SortedOut } from "../digest/sort-out.ts";
import type { Subscription } from "../digest/subscription.ts";
import type { Window } from "../digest/window.ts";
import { recordId } from "../knowledge/slug.ts";
import type { Action, Block, Message } from "../message/message.ts";
import { correctionText } from "./edition-correction.ts";
import { editionFooter, proofOf } from "./edition-footer.ts";
import { briefText, leadText, shownTitle, type Writing, type Written } from "./edition-item.ts";
import { drawnToFit } from "./edition-room.ts";
import { type EditionCounts, editionWords } from "./edition-words.ts";

export interface Drawn {
  readonly subscription: Pick<Subscription, "name" | "schedule" | "wishes">;
  readonly window: Window;
  readonly sorted: SortedOut;
  readonly knowledge: Written;
  readonly hash: string;
  /** Whether items are opened by buttons under the message; else their details are in its thread. */
  readonly buttons: boolean;
}

/** One edition as a channel reads it; nothing of it is too much for any platform. */
export function editionMessage(drawn: Drawn): Message {
  const { subscription, window, sorted, knowledge } = drawn;
  const words = editionWords(subscription.wishes.language);
  const day = dayOf(window, subscription.schedule.timezone);
  const counts = countsOf(sorted);
  const isQuiet = Object.values(counts).every((n) => n === 0);
  return drawnToFit(drawn.buttons ? "discord" : "slack", (room) => {
    const writing: Writing = { words, room, knowledge };
    return {
      summary: isQuiet
        ? words.quietSummary(day, proofOf(drawn, words))
        : words.summary(day, counts, firstTold(sorted, writing)),
      title: words.title(day),
      tone: sorted.corrections.length > 0 ? "caution" : "plain",
      blocks: [
        ...opening(drawn, writing),
        ...corrections(drawn, writing),
        ...items(sorted, writing),
        ...(isQuiet ? [quiet(drawn, writing)] : []),
        ...rest(counts, subscription.wishes.max, writing),
        ...editionFooter(drawn, writing, isQuiet),
      ],
      actions: actions(drawn, counts, writing),
      audience: "channel",
      about: [...sorted.lead, ...sorted.brief]
        .map(({ head }) => head.id)
        .concat(sorted.corrections.map(({ announcement }) => announcement))
        .map((id) => recordId("announcement", id)),
    };
  });
}

/** The day that an edition is of: its slot's, in the channel's own time. */
const dayOf = ({ slot, at }: Window, timezone: string): string => slot?.key.slice(0, 10) ?? localTime(at, timezone).day;

const countsOf = ({ lead, brief, held, minor, corrections }: SortedOut): EditionCounts => ({
  lead: lead.length,
  brief: brief.length,
  held: held.length,
  minor: minor.length,
  corrections: corrections.length,
});

/** The title of what the edition tells first. */
function firstTold({ corrections: [correction], lead, brief, held, minor }: SortedOut, writing: Writing): string {
  const head = correction
    ? writing.knowledge.head(correction.announcement)
    : (lead[0] ?? brief[0] ?? held[0] ?? minor[0])?.head;
  return head ? shownTitle(head.title, writing) : (correction?.announcement ?? "");
}

/** That it is late, or the first. */
function opening({ subscription: { schedule }, window, sorted }: Drawn, { words }: Writing): Block[] {
  const moment = (at: number): string => {
    const { day, time } = localTime(at, schedule.timezone);
    return words.moment(day, time);
  };
  return [
    ...(window.late
      ? [
          {
            kind: "caution",
            text: words.late(moment(window.slot?.at ?? window.at), moment(window.at), window.late.missed),
          } as const,
        ]
      : []),
    ...(window.since === undefined && sorted.looked > 0
      ? [{ kind: "paragraph", text: words.first(sorted.looked) } as const]
      : []),
  ];
}

function corrections({ sorted, subscription: { schedule } }: Drawn, writing: Writing): Block[] {
  const { words, room, knowledge } = writing;
  const all = sorted.corrections;
  if (all.length === 0) return [];
  const others = all
    .slice(room.corrections, room.corrections + room.named)
    .map(({ announcement }) => shownTitle(knowledge.head(announcement)?.title ?? announcement, writing));
  return [
    { kind: "heading", text: words.correctionsHeading(all.length) },
    ...all.slice(0, room.corrections).map(
      (correction): Block => ({
        kind: "caution",
        text: correctionText(correction, localTime(correction.told.at, schedule.timezone).day, writing),
      }),
    ),
    ...(all.length > room.corrections
      ? [
          {
            kind: "caution",
            text: words.moreCorrections(others, all.length - room.corrections - others.length),
          } as const,
        ]
      : []),
  ];
}

function items({ lead, brief }: SortedOut, writing: Writing): Block[] {
  const { words } = writing;
  const heading = (text: string, some: readonly unknown[]): Block[] =>
    some.length > 0 ? [{ kind: "heading", text }] : [];
  return [
    ...heading(words.leadHeading, lead),
    ...lead.map((item, i): Block => ({ kind: "paragraph", text: leadText(i + 1, item, writing) })),
    ...heading(words.briefHeading, brief),
    ...brief.map((item, i): Block => ({ kind: "paragraph", text: briefText(lead.length + i + 1, item, writing) })),
  ];
}

const quiet = ({ window, sorted }: Drawn, { words }: Writing): Block => ({
  kind: "paragraph",
  text: window.since === undefined ? words.quietFirst : words.quiet(sorted.looked),
});

function rest(counts: EditionCounts, max: number, { words }: Writing): Block[] {
  const { lead, brief, held, minor, corrections } = counts;
  if (held + minor === 0) return [];
  const more = words.more(counts, { max, each: MOST_A_PLAYER });
  const alone = lead + brief + corrections === 0;
  return [
    {
      kind: "paragraph",
      text: alone ? `${words.nothingOfWeight}${words.gap(words.nothingOfWeight)}${more}` : more,
    },
  ];
}

function actions({ sorted, hash, buttons }: Drawn, { held, minor }: EditionCounts, { words }: Writing): Action[] {
  const run = (label: string, line: string): Action => ({ kind: "run", label, line });
  const shown = [...sorted.lead, ...sorted.brief];
  return [
    ...(buttons ? shown.map(({ head }, i) => run(String(i + 1), head.id)) : []),
    ...(held + minor > 0 ? [run(words.moreButton(held, minor), `digest rest ${hash}`)] : []),
    ...(shown.length > 0 ? [run(words.whyButton, `digest why ${hash}`)] : []),
  ];
}
