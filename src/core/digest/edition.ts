import type { Announcement } from "../knowledge/announcement.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import type { Slug } from "../knowledge/slug.ts";
import { storedMessage } from "../message/stored.ts";
import { announcementCard } from "../messages/announcement-card.ts";
import { announcementCardZh } from "../messages/announcement-card-zh.ts";
import type { Written } from "../messages/edition-item.ts";
import { editionMessage } from "../messages/edition-message.ts";
import { type Item, type SortedOut, sortOut } from "./sort-out.ts";
import type { Language, Subscription } from "./subscription.ts";
import type { Edition, ItemPlace, Reckoned, Window } from "./window.ts";

const HASH_LENGTH = 8;

/** How many of the minor ones and those held back are kept to be shown; an edition counts them all. */
const MOST_KEPT = 200;

interface Making {
  /** SHA-256, in hexadecimal. */
  hash(text: string): string;
  /** Where an item's details go: into the edition's thread, or behind buttons. */
  readonly details: "thread" | "buttons";
}

/**
 * What a channel gets for one window: pure, so that the same subscription, window and knowledge give the same bytes.
 * `window.told` must know of everything that `lookedAt` names.
 */
export function editionOf(
  subscription: Pick<Subscription, "name" | "schedule" | "wishes">,
  window: Window,
  knowledge: Knowledge,
  { hash: hashOf, details }: Making,
): Edition {
  const sorted = sortOut(subscription.wishes, window, knowledge);
  const read = readOnce(knowledge);
  const draw = (hash: string) =>
    editionMessage({ subscription, window, sorted, knowledge: read, hash, buttons: details === "buttons" });
  const tells = [
    ...sorted.corrections.map(({ announcement, standing }) => ({ announcement, as: standing })),
    ...[...sorted.lead, ...sorted.brief].map(({ head, standing }) => ({ announcement: head.id, as: standing })),
  ];
  const reckonings = reckoned(sorted);
  // Of the message without its own hash.
  const hash = hashOf(JSON.stringify([storedMessage(draw("")), tells, reckonings])).slice(0, HASH_LENGTH);
  return {
    hash,
    message: draw(hash),
    details: details === "thread" ? cards(sorted, subscription.wishes.language, knowledge) : [],
    tells,
    reckonings,
    isQuiet: tells.length + sorted.held.length + sorted.minor.length === 0,
  };
}

function reckoned({ lead, brief, held, minor }: SortedOut): readonly Reckoned[] {
  const placed = (items: readonly Item[], place: ItemPlace): Reckoned[] =>
    items.map(({ head, reckoning, lifting }) => ({ announcement: head.id, place, reckoning, lifting }));
  return [
    ...placed(lead, "lead"),
    ...placed(brief, "brief"),
    ...[...placed(held, "held"), ...placed(minor, "minor")].slice(0, MOST_KEPT),
  ];
}

/** The knowledge that reads each whole record once: a message is drawn several times until it fits. */
function readOnce(knowledge: Knowledge): Written {
  const read = new Map<Slug, Announcement | undefined>();
  return {
    players: knowledge.players,
    announcements: knowledge.announcements,
    head: (slug) => knowledge.head(slug),
    announcement(slug) {
      if (!read.has(slug)) read.set(slug, knowledge.announcement(slug));
      return read.get(slug);
    },
  };
}

/** A full card for each item, numbered as in the edition. */
function cards({ lead, brief }: SortedOut, language: Language, knowledge: Knowledge): Edition["details"] {
  return [...lead, ...brief].flatMap(({ head: { id } }, i) => {
    const announcement = knowledge.announcement(id);
    if (!announcement) return [];
    const card = (language === "zh" ? announcementCardZh : announcementCard)(announcement, knowledge);
    return [{ announcement: id, message: { ...card, title: `${i + 1}. ${card.title}`, audience: "channel" as const } }];
  });
}
