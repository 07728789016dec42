import type { News, NewsItem, WatchNews } from "../digest/watched-news.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import { type RecordId, recordId, type Slug } from "../knowledge/slug.ts";
import { clipWords } from "../message/clip-words.ts";
import type { Action, Message, Span, Text } from "../message/message.ts";
import { code, spansOf } from "../message/spans.ts";
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

/** What happened, the announcement with its source, and what changed in words. */
function itemText({ head, news }: NewsItem, knowledge: Knowledge): Text {
  const details = detailsText(head.id, news, knowledge);
  return [`${label(news)}: `, ...spansOf(headLine(head)), ...(details.length > 0 ? [". ", ...details] : [])];
}

function label(news: News): string {
  switch (news.kind) {
    case "new":
      return "New";
    case "retracted":
      return "Retracted";
    case "reinstated":
      return "Holds again";
    case "evidence":
      return "New evidence";
    case "status": {
      const [first, ...others] = news.claims;
      if (!first || others.length > 0) return `${news.claims.length} claims changed`;
      return first.from === undefined ? "New claim" : `Claim now ${first.to}`;
    }
    default:
      return unreachable(news);
  }
}

function detailsText(announcement: Slug, news: News, knowledge: Knowledge): readonly Span[] {
  if (news.kind === "retracted") {
    const reason = knowledge.announcement(announcement)?.retracted?.reason;
    return reason ? [sentence(clipWords(reason, QUOTE))] : [];
  }
  if (news.kind !== "status") return [];
  const { claims = [] } = knowledge.announcement(announcement) ?? {};
  const told = news.claims.slice(0, CLAIMS).flatMap(({ claim: id, from, to }, i): Span[] => {
    const text = claims.find((claim) => claim.id === id)?.text.replace(/[.。]$/u, "");
    const what = `${i > 0 ? " " : ""}${text ? `“${clipWords(text, QUOTE)}”` : "A claim"}`;
    return from === undefined
      ? [`${what} is `, code(to), "."]
      : [`${what} was `, code(from), " and is now ", code(to), "."];
  });
  const more = news.claims.length - CLAIMS;
  return [...told, ...(more > 0 ? [` ${count(more, "more claim")} changed.`] : [])];
}
