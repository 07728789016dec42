import type { Reckoned } from "../digest/window.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import { recordId } from "../knowledge/slug.ts";
import type { Block, Message } from "../message/message.ts";
import { strong } from "../message/spans.ts";
import { PLACES_NOTE, reckoningText } from "./reckoning-text.ts";
import { count, sentence } from "./words.ts";

interface DigestWhy {
  readonly hash: string;
  /** `24 November 2026`. */
  readonly day: string;
  readonly all: readonly Reckoned[];
  readonly knowledge: Knowledge;
}

/** How the ranks of an edition's items add up. */
export function digestWhyMessage({ hash, day, all, knowledge }: DigestWhy): Message {
  const items = all.filter(({ place }) => place === "lead" || place === "brief");
  const others = all.length - items.length;
  const title = `Why: digest of ${day}`;
  return {
    summary: `How the digest of ${day} (#${hash}) ranked ${count(items.length, "item")}. ${items
      .slice(0, 1)
      .map((item) => `${sentence(titleOf(item, knowledge))} ${reckoningText(item, knowledge)}`)}`.trim(),
    title,
    tone: "plain",
    blocks: [
      items.length > 0
        ? {
            kind: "list",
            numbered: true,
            items: items.map((item) => [strong(titleOf(item, knowledge)), `: ${reckoningText(item, knowledge)}`]),
          }
        : ({ kind: "paragraph", text: "This digest had no items." } satisfies Block),
      { kind: "note", text: `#${hash} · ${PLACES_NOTE}` },
    ],
    actions: [
      ...items.map(({ announcement }, i) => ({ kind: "run", label: `Open ${i + 1}`, line: announcement }) as const),
      ...(others > 0 ? [{ kind: "run", label: `${others} more`, line: `digest rest ${hash}` } as const] : []),
    ],
    audience: "asker",
    about: items.map(({ announcement }) => recordId("announcement", announcement)),
  };
}

const titleOf = ({ announcement }: Reckoned, knowledge: Knowledge): string =>
  knowledge.head(announcement)?.title ?? announcement;
