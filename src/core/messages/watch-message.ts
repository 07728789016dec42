import type { NewsItem, WatchNews } from "../digest/watched-news.ts";
import { statusOf } from "../knowledge/claim.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import { type RecordId, recordId } from "../knowledge/slug.ts";
import { clipWords } from "../message/clip-words.ts";
import type { Action, Message, Span, Text } from "../message/message.ts";
import { code, spansOf, strong } from "../message/spans.ts";
import { unreachable } from "../unreachable.ts";
import { headLine, LEGEND, openers } from "./head-line.ts";
import { recordLabel } from "./record-label.ts";
import { count, listed, sentence } from "./words.ts";

const SHOWN = 7;
/** So many claims of one announcement are told in words. */
const CLAIMS = 2;
const QUOTE = 140;
/** So many of the things watched have a button of their own. */
const STOPS = 3;

/** To somebody who watches players or segments: what happened there, each announcement once. */
export function watchMessage({ records, items }: WatchNews, knowledge: Knowledge): Message {
  const watched = listed(records.map((id) => recordLabel(id, knowledge)));
  const shown = items.slice(0, SHOWN);
  const more = items.length - shown.length;
  const [first] = items;
  return {
    summary: `You watch ${watched}: ${counted(items)}.${first ? ` First: ${sentence(first.head.title)}` : ""}`,
    title: "News of what you watch",
    tone: "plain",
    blocks: [
      { kind: "paragraph", text: `You watch ${watched}: ${counted(items)}.` },
      { kind: "list", numbered: true, start: 1, items: shown.map((item) => itemText(item, knowledge)) },
      ...(more > 0
        ? [{ kind: "paragraph", text: `${count(more, "more announcement")}: /amw latest lists the newest.` } as const]
        : []),
      { kind: "note", text: LEGEND },
    ],
    actions: [...openers(shown.map(({ head }) => head)), ...quieter(records, knowledge)],
    audience: "asker",
    about: [...shown.map(({ head }) => recordId("announcement", head.id)), ...records],
  };
}

/** `2 new announcements and 1 change`. */
function counted(items: readonly NewsItem[]): string {
  const fresh = items.filter(({ news }) => news.kind === "new").length;
  const changed = items.length - fresh;
  return listed([
    ...(fresh > 0 ? [count(fresh, "new announcement")] : []),
    ...(changed > 0 ? [count(changed, "change")] : []),
  ]);
}

/** Buttons that mute it for a while, or for good. */
function quieter(records: readonly RecordId[], knowledge: Knowledge): Action[] {
  const run = (label: string, line: string): Action => ({ kind: "run", label, line });
  return [
    run("Mute for a day", `mute ${records.join(" ")} --for 1d`),
    ...records.slice(0, STOPS).map((id) => run(`Stop watching ${recordLabel(id, knowledge)}`, `unwatch ${id}`)),
    run("What you watch", "watching"),
  ];
}

const itemText = (item: NewsItem, knowledge: Knowledge): Text => [
  ...newsText(item, knowledge),
  ...spansOf(headLine(item.head)),
];

function newsText({ head, news }: NewsItem, knowledge: Knowledge): readonly Span[] {
  switch (news.kind) {
    case "new":
      return ["New: "];
    case "reinstated":
      return ["Holds again: "];
    case "evidence":
      return ["New evidence: "];
    case "retracted": {
      const why = knowledge.announcement(head.id)?.retracted?.reason;
      return [strong("Retracted"), why ? `, because ${clipWords(why, QUOTE)} ` : ": "];
    }
    case "status": {
      const { claims = [] } = knowledge.announcement(head.id) ?? {};
      const told = news.claims.slice(0, CLAIMS).flatMap(({ claim: id, from, to }): Span[] => {
        const claim = claims.find((one) => one.id === id);
        const words = claim ? `“${clipWords(claim.text.replace(/[.。]$/u, ""), QUOTE)}” ` : "";
        const now = claim ? statusOf(claim) : to;
        return from === undefined
          ? ["New claim: ", words, "is ", code(now), ". "]
          : ["Claim ", words, "was ", code(from), " and is now ", code(now), ". "];
      });
      const more = news.claims.length - CLAIMS;
      return [...told, ...(more > 0 ? [`${count(more, "more claim")} changed. `] : [])];
    }
    default:
      return unreachable(news);
  }
}
