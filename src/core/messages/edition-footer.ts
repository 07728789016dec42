import { localTime } from "../digest/local-time.ts";
import type { Block } from "../message/message.ts";
import type { Writing } from "./edition-item.ts";
import type { Drawn } from "./edition-message.ts";
import type { EditionWords } from "./edition-words.ts";

/** `0 of 14 cleared your bar; last entry 08:12.`: that quiet is not broken. */
export function proofOf({ sorted, window, knowledge, subscription: { schedule } }: Drawn, words: EditionWords): string {
  const { lead, brief, held, minor, corrections, told } = sorted;
  const counts = {
    cleared: lead.length + brief.length + held.length + minor.length,
    // The first edition may choose from everything.
    looked: window.since === undefined ? knowledge.announcements.length : sorted.looked,
    corrected: corrections.length,
    told: told.length,
  };
  return `${words.cleared(counts)}${words.lastEntry(lastEntry(window, schedule.timezone, words))}`;
}

/** In the channel's own time, without the day where it is today. */
function lastEntry({ at, lastChangeAt }: Drawn["window"], timezone: string, words: EditionWords): string | undefined {
  if (lastChangeAt === undefined) return undefined;
  const { day, time } = localTime(lastChangeAt, timezone);
  return day === localTime(at, timezone).day ? time : words.moment(day, time);
}

/** What it looks back on, how much cleared the bar, whose digest it is, its hash, and how to change it. */
export function editionFooter(drawn: Drawn, { words, room }: Writing, isQuiet: boolean): Block[] {
  const { window, subscription, hash } = drawn;
  const { timezone } = subscription.schedule;
  const moment = (at: number): string => {
    const { day, time } = localTime(at, timezone);
    return words.moment(day, time);
  };
  const looksBack =
    window.since === undefined
      ? words.asOf(moment(window.at), timezone)
      : words.since(moment(window.since), moment(window.at), timezone);
  const sentences = [
    looksBack,
    ...(window.since === undefined && !isQuiet ? [] : [proofOf(drawn, words)]),
    ...(isQuiet || !room.legend ? [] : [words.legend]),
  ];
  return [
    { kind: "note", text: sentences.reduce((text, next) => `${text}${words.gap(text)}${next}`) },
    { kind: "note", text: `${words.footer(subscription.name, hash)} · ${words.whatChanged}` },
  ];
}
