import { differences } from "../digest/compared.ts";
import type { CorrectionNote } from "../digest/delivery.ts";
import { localTime } from "../digest/local-time.ts";
import { standingOf, type Told } from "../digest/standing.ts";
import type { Subscription } from "../digest/subscription.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import type { Slug } from "../knowledge/slug.ts";
import type { Block, Message } from "../message/message.ts";
import { plainSpans } from "../message/plain.ts";
import { spansOf, strong } from "../message/spans.ts";
import { correctionText } from "./edition-correction.ts";
import type { EditionRoom } from "./edition-room.ts";
import { editionWords } from "./edition-words.ts";

/** A note must find room in a message that was posted without it. */
const ROOM: EditionRoom = {
  title: 110,
  reason: 0,
  claim: 0,
  sources: 1,
  url: 300,
  name: 45,
  corrections: 1,
  named: 0,
  differences: 1,
  quote: 160,
  legend: false,
};

/** How many notes a posted message takes. */
const MOST = 5;

interface Noticed {
  /** When it was noticed, in milliseconds. */
  readonly at: number;
  readonly language: Subscription["wishes"]["language"];
  readonly timezone: string;
  /** Whether the message has a note on this announcement already: then it is also told that all is as it was. */
  readonly corrected: boolean;
}

/**
 * The dated note for a posted message that told an announcement otherwise than it stands now; undefined where nothing
 * that was told changed.
 */
export function correctionNote(told: Told, noticed: Noticed, knowledge: Knowledge): CorrectionNote | undefined {
  const { announcement } = told;
  const { at, language, timezone } = noticed;
  const head = knowledge.head(announcement);
  const found = differences(told.as, head && standingOf(head));
  if (found.length === 0 && !noticed.corrected) return undefined;
  const words = editionWords(language);
  const text = correctionText({ announcement, differences: found }, undefined, { words, room: ROOM, knowledge });
  const { day } = localTime(at, timezone);
  return { at, announcement, text: [strong(words.corrected(day)), words.colon, ...spansOf(text)] };
}

/**
 * The posted message with its corrections on top, the newest first, one for each announcement. From the message as it
 * was first posted and all of its notes, so that it may be drawn again and again.
 */
export function withCorrections(message: Message, notes: readonly CorrectionNote[]): Message {
  const latest = new Map<Slug, CorrectionNote>();
  for (const note of notes) {
    const before = latest.get(note.announcement);
    if (before === undefined || note.at >= before.at) latest.set(note.announcement, note);
  }
  const shown = [...latest.values()]
    .sort((a, b) => b.at - a.at || (a.announcement < b.announcement ? -1 : 1))
    .slice(0, MOST);
  const [first] = shown;
  if (!first) return message;
  return {
    ...message,
    summary: `${plainSpans(first.text)} ${message.summary}`,
    tone: "caution",
    blocks: [...shown.map(({ text }): Block => ({ kind: "caution", text })), ...message.blocks],
  };
}
