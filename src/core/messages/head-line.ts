import type { AnnouncementHead } from "../knowledge/heads.ts";
import { headStatus } from "../knowledge/vector.ts";
import type { Action, Block, Span, Text } from "../message/message.ts";
import { spansOf, strong } from "../message/spans.ts";
import { sourceText } from "./sources.ts";
import { dateWords } from "./words.ts";

/** Title, date, both scores and the status it wears. */
export function headText(head: AnnouncementHead): readonly Span[] {
  const status = head.retracted ? "retracted" : headStatus(head);
  return [strong(head.title), ` · ${[dateWords(head.date), scores(head), ...(status ? [status] : [])].join(" · ")}`];
}

/** An announcement as one item of a list, with its best source. */
export const headLine = (head: AnnouncementHead): Text => [
  ...headText(head),
  ...(head.source ? [" · ", ...spansOf(sourceText(head.source))] : []),
];

/** What the short scores of a list mean. */
export const LEGEND = "N is novelty and S is significance, 0 to 3 each; /amw rubric explains every code.";

/** `N2 S3`: novelty and significance in a list. */
const scores = ({ novelty, significance }: Pick<AnnouncementHead, "novelty" | "significance">): string =>
  `N${novelty} S${significance}`;

/** Announcements numbered from `start`, to match their buttons. */
export const numberedHeads = (heads: readonly AnnouncementHead[], start = 1): Block => ({
  kind: "list",
  numbered: true,
  start,
  items: heads.map(headLine),
});

/** Buttons that open the items of a numbered list. */
export const openers = (heads: readonly AnnouncementHead[], start = 1, command?: string): Action[] =>
  heads.map((head, i) => ({
    kind: "run",
    label: `Open ${start + i}`,
    line: command ? `${command} ${head.id}` : head.id,
  }));
