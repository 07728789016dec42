import type { Difference } from "../digest/compared.ts";
import type { Correction } from "../digest/sort-out.ts";
import type { Announcement } from "../knowledge/announcement.ts";
import { type Source, sourceKey } from "../knowledge/source.ts";
import { clipWords } from "../message/clip-words.ts";
import type { Span, Text } from "../message/message.ts";
import { strong } from "../message/spans.ts";
import { unreachable } from "../unreachable.ts";
import { citedSource, claimantOf, firstSentence, shownTitle, statusLabel, type Writing } from "./edition-item.ts";

/**
 * What was told when, what holds now, and why, with the source. `toldDay`: when this channel was told, which a message that
 * told it itself need not say.
 */
export function correctionText(
  { announcement, differences }: Pick<Correction, "announcement" | "differences">,
  toldDay: string | undefined,
  writing: Writing,
): Text {
  const { words, room, knowledge } = writing;
  const whole = knowledge.announcement(announcement);
  const shown = shownTitle(whole?.title ?? knowledge.head(announcement)?.title ?? announcement, writing);
  const more = differences.length - room.differences;
  const told = differences.slice(0, room.differences).map((difference) => differenceText(difference, whole, writing));
  // Each part ends in a full stop of the language.
  const apart = words.gap(words.stop);
  return [
    strong(toldDay === undefined ? words.sentence(shown) : shown),
    ...(toldDay === undefined ? [] : [`${words.parenthesis(words.toldOn(toldDay))}${words.stop}`]),
    ...(differences.length === 0 ? [apart, words.standsAgain] : []),
    ...told.flatMap((one) => [apart, ...one]),
    ...(more > 0 ? [apart, words.moreDifferences(more)] : []),
  ];
}

function differenceText(difference: Difference, whole: Announcement | undefined, writing: Writing): readonly Span[] {
  const { words } = writing;
  switch (difference.kind) {
    case "gone":
      return [strong(words.gone)];
    case "reinstated":
      return [strong(words.reinstated)];
    case "retracted": {
      const retracted = whole?.retracted;
      if (!retracted) return [strong(words.retracted(undefined)), words.stop];
      return [strong(words.retracted(retracted.date)), because(retracted.reason, writing)];
    }
    case "score": {
      const read = whole?.read[difference.scale];
      return [
        strong(words.scoreNow(words.scale[difference.scale], difference.from, difference.to)),
        read ? because(read.reason, writing) : words.stop,
      ];
    }
    case "status":
      return statusText(difference, whole, writing);
    default:
      return unreachable(difference);
  }
}

function statusText(
  { claim: id, from, to }: Extract<Difference, { kind: "status" }>,
  whole: Announcement | undefined,
  writing: Writing,
): readonly Span[] {
  const { words, room } = writing;
  const claim = whole?.claims.find((one) => one.id === id);
  const step = claim?.steps.at(-1);
  if (!claim || !step || to === undefined) return [words.claimGone(words.status[from])];
  const source = whole?.sources.find((one) => sourceKey(one) === step.evidence);
  const reason = because(step.reason, writing);
  const text = clipWords(claim.text.replace(/[.。]$/u, ""), room.quote);
  return [
    words.statusNow(text, claimantOf(claim, writing), words.status[from]),
    statusLabel(to, words),
    reason,
    ...(source ? [words.gap(reason), ...sourceText(source, writing)] : []),
  ];
}

const because = (reason: string, { words, room }: Writing): string =>
  `${words.colon}${clipWords(words.sentence(firstSentence(reason)), room.quote)}`;

const sourceText = (source: Source, writing: Writing): readonly Span[] => [
  `${writing.words.sources(1)}${writing.words.colon}`,
  ...citedSource(source, writing),
  writing.words.stop,
];
