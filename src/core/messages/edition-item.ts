import type { Item } from "../digest/sort-out.ts";
import type { Announcement } from "../knowledge/announcement.ts";
import { type Claim, type ClaimStatus, statusOf } from "../knowledge/claim.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import { bestFirst, type CitedSource } from "../knowledge/source.ts";
import { carryingSources, headStatus, overallStatus } from "../knowledge/vector.ts";
import { clipWords } from "../message/clip-words.ts";
import type { Span, Text } from "../message/message.ts";
import { code, link, spansOf, strong } from "../message/spans.ts";
import type { EditionRoom } from "./edition-room.ts";
import type { EditionWords } from "./edition-words.ts";

/** What is written of the knowledge. */
export type Written = Pick<Knowledge, "players" | "announcements" | "head" | "announcement">;

/** What an item is written with. */
export interface Writing {
  readonly words: EditionWords;
  readonly room: EditionRoom;
  readonly knowledge: Written;
}

/** Titles are on one line and never crowd out the others. */
export const shownTitle = (title: string, { room }: Pick<Writing, "room">): string =>
  clipWords(title.replaceAll(/\s+/gu, " "), room.title);

/** Contested ones look it. */
export const statusLabel = (status: ClaimStatus, words: EditionWords): Span =>
  status === "disputed" || status === "refuted" ? strong(`⚠️ ${words.status[status]}`) : words.status[status];

const between = (parts: readonly Text[]): readonly Span[] =>
  parts.flatMap((part, i) => (i === 0 ? spansOf(part) : [" · ", ...spansOf(part)]));

/** Its scores, date, players, and what is new about it. */
function particulars(
  { head, news }: Pick<Item, "head" | "news">,
  { words, room, knowledge }: Writing,
): readonly Text[] {
  const named = head.players.slice(0, MOST_PLAYERS).flatMap((slug) => {
    const player = knowledge.players.get(slug);
    return player ? [words.name(player)] : [];
  });
  // Where there is little room, who claims it is enough.
  const shown = room.claim > 0 || head.claims.length === 0 ? named : [];
  return [
    [code(`N${head.novelty} S${head.significance}`)],
    words.date(head.date),
    ...(shown.length > 0 ? [words.listed(shown)] : []),
    ...(words.news[news] === "" ? [] : [words.news[news]]),
  ];
}
const MOST_PLAYERS = 2;

/** A lead item, or, without a number, what stands under its title: scores, why it weighs so much, who claims what and how far that holds, and its sources. */
export function leadText(n: number | undefined, item: Pick<Item, "head" | "news">, writing: Writing): Text {
  const { room, knowledge } = writing;
  const { head } = item;
  const announcement = knowledge.announcement(head.id);
  const reason = announcement?.read.significance.reason;
  const claim = announcement && claimText(announcement, writing);
  const sources = announcement ? sourcesText(announcement, writing) : briefSource(head.source, writing);
  return [
    ...(n === undefined ? [] : [strong(`${n}. ${shownTitle(head.title, writing)}`), "\n"]),
    ...between([...particulars(item, writing), ...(claim && room.claim === 0 ? [claim] : [])]),
    ...(reason && room.reason > 0 ? [`\n${reasonText(reason, head.significance, writing)}`] : []),
    ...(claim && room.claim > 0 ? ["\n", ...claim] : []),
    ...(sources.length > 0 ? ["\n", ...sources] : []),
  ];
}

/** Why it weighs so much, in one sentence. */
function reasonText(reason: string, score: number, { words, room }: Writing): string {
  const sentence = clipWords(words.sentence(firstSentence(reason)), room.reason);
  return room.claim > 0 ? `${words.significance(score)}${words.colon}${sentence}` : sentence;
}

/** An item in one line. */
export function briefText(n: number, item: Pick<Item, "head" | "news">, writing: Writing): Text {
  const status = headStatus(item.head);
  const source = briefSource(item.head.source, writing);
  return [
    `${n}. `,
    strong(shownTitle(item.head.title, writing)),
    " · ",
    ...between([
      ...particulars(item, writing),
      ...(status ? [[statusLabel(status, writing.words)]] : []),
      ...(source.length > 0 ? [source] : []),
    ]),
  ];
}

/** The first sentence of a text that may have several. */
export const firstSentence = (text: string): string => FIRST.exec(text.trim())?.[0] ?? text;
/** A stop after a few letters only ends an abbreviation. */
const FIRST = /^.{40,}?(?:[.!?](?=\s+[\p{Lu}\p{Lo}“"])|[。！？])/su;

/** The claim that a reader must hear of first, with its status, who makes it, and how many more there are. */
function claimText(announcement: Announcement, writing: Writing): readonly Span[] | undefined {
  const { words, room } = writing;
  const { claims } = announcement;
  const status = overallStatus(claims.map(statusOf));
  const claim = claims.find((one) => statusOf(one) === status);
  if (!status || !claim) return undefined;
  const claimant = claimantOf(claim, writing);
  const says = words.claims(claimant, clipWords(claim.text, room.claim));
  const others = claims.length - 1;
  return room.claim > 0
    ? [statusLabel(status, words), ` · ${others > 0 ? `${says}${words.gap(says)}${words.moreClaims(others)}` : says}`]
    : [statusLabel(status, words), words.claimedBy(status, claimant)];
}

/** Who makes a claim, as the language calls them. */
export function claimantOf({ claimant }: Claim, { words, room, knowledge }: Writing): string {
  const player = "player" in claimant ? knowledge.players.get(claimant.player) : undefined;
  if (player) return words.shortName(player);
  return clipWords("player" in claimant ? claimant.player : claimant.name, room.name);
}

function sourcesText(announcement: Announcement, writing: Writing): readonly Span[] {
  const { words, room } = writing;
  const all = bestFirst(carryingSources(announcement));
  const shown = all.slice(0, room.sources);
  if (shown.length === 0) return [];
  const more = all.length - shown.length;
  return [
    ...(room.claim > 0 ? [`${words.sources(all.length)}${words.colon}`] : []),
    ...between(shown.map((source) => citedSource(source, writing))),
    ...(more > 0 ? [words.moreSources(more, all.length)] : []),
  ];
}

const briefSource = (source: CitedSource | undefined, writing: Writing): readonly Span[] =>
  source ? citedSource(source, writing) : [];

/** A source with its date and grade; a link where it has an address that is not too long to stand there. */
export function citedSource(source: CitedSource, { words, room }: Pick<Writing, "words" | "room">): readonly Span[] {
  const name = clipWords(source.publisher, room.name);
  const remarks = [
    source.published ? words.date(source.published) : words.undated,
    source.grade,
    ...(source.secondhand ? [words.secondhand] : []),
    ...(source.readInACopy ? [words.readInACopy] : []),
  ];
  return [
    source.url && source.url.length <= room.url ? link(name, source.url) : name,
    words.parenthesis(remarks.join(words.comma)),
  ];
}
