import type { Subscription } from "../digest/subscription.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import { recordId, type Slug } from "../knowledge/slug.ts";
import type { Message } from "../message/message.ts";
import { leadText, shownTitle } from "./edition-item.ts";
import { drawnToFit } from "./edition-room.ts";
import { editionWords } from "./edition-words.ts";

/** What cleared a channel's bar, posted at once; undefined where it is not served (any more). */
export function alertMessage(
  announcement: Slug,
  { name, wishes }: Pick<Subscription, "name" | "wishes">,
  knowledge: Knowledge,
): Message | undefined {
  const head = knowledge.head(announcement);
  const { alert } = wishes;
  if (!head || !alert) return undefined;
  const words = editionWords(wishes.language);
  return drawnToFit("discord", (room) => {
    const writing = { words, room, knowledge };
    return {
      summary: words.alertSummary(shownTitle(head.title, writing)),
      title: words.alertTitle(shownTitle(head.title, writing)),
      tone: "plain",
      blocks: [
        { kind: "paragraph", text: leadText(undefined, { head, news: "new" }, writing) },
        { kind: "note", text: words.alertFooter(name, alert.scale, alert.least) },
      ],
      actions: [
        { kind: "run", label: words.detailsButton, line: head.id },
        { kind: "run", label: words.whyButton, line: `why ${head.id}` },
      ],
      audience: "channel",
      about: [recordId("announcement", head.id), ...head.players.map((slug) => recordId("player", slug))],
    };
  });
}
