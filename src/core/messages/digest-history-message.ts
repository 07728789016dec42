import type { Delivery } from "../digest/delivery.ts";
import type { Subscription } from "../digest/subscription.ts";
import type { Message, Text } from "../message/message.ts";
import { type Page, pagers } from "../message/pages.ts";
import { code } from "../message/spans.ts";
import { run } from "./digest-done.ts";
import { canResend, momentWords, outcomeWords } from "./digest-words.ts";
import { capital, range } from "./words.ts";

/** Editions of a digest with what became of each, the newest first. */
export function digestHistoryMessage({ name, schedule }: Subscription, page: Page<Delivery>, line: string): Message {
  const { items, first } = page;
  const [newest] = items;
  const said = (delivery: Delivery): string =>
    `${momentWords(delivery.sentAt ?? delivery.createdAt, schedule.timezone)}: ${outcomeWords(delivery)}`;
  return {
    summary: newest
      ? `${capital(range(page, "edition"))} of “${name}”. ${said(newest)}.`
      : `“${name}” has had no edition yet.`,
    title: `History of ${name}`,
    tone: "plain",
    blocks: newest
      ? [
          { kind: "list", numbered: true, start: first, items: items.map((one) => itemOf(one, said(one))) },
          {
            kind: "note",
            text: `${capital(range(page, "edition"))}, newest first; times are those of ${schedule.timezone}.`,
          },
        ]
      : [{ kind: "paragraph", text: `“${name}” has had no edition yet; it comes ${schedule.at}.` }],
    actions: [
      ...items.flatMap(({ hash }, i) => (hash ? [run(`Read ${first + i}`, `digest replay ${hash}`)] : [])),
      ...items.flatMap((one, i) => (canResend(one) ? [run(`Resend ${first + i}`, `digest resend ${one.id}`)] : [])),
      ...pagers(page, line),
    ],
    audience: "asker",
    about: [],
  };
}

const itemOf = ({ hash, message, corrections }: Delivery, said: string): Text => [
  `${said}. ${message.title} `,
  ...(hash ? [code(`#${hash}`)] : []),
  ...(corrections.length > 0 ? [`, corrected since`] : []),
];
