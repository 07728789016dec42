import type { Announcement } from "../../knowledge/announcement.ts";
import { NO_FILTERS } from "../../knowledge/filters.ts";
import type { AnnouncementHead } from "../../knowledge/heads.ts";
import type { Knowledge } from "../../knowledge/knowledge.ts";
import { firstDay, lastDay, type PartialDate } from "../../knowledge/partial-date.ts";
import { kindOf, recordId, type Slug, slugOf } from "../../knowledge/slug.ts";
import { queryWords } from "../../lookup/query-words.ts";
import type { SearchIndex } from "../../ports.ts";
import { addressKey, addressWord } from "../source-address.ts";
import { likeness, shinglesOf } from "./likeness.ts";

/** What is known of an announcement that may be in the knowledge base already; empty where nothing is. */
export interface Candidate {
  readonly title: string;
  readonly summary: string;
  readonly date: PartialDate | undefined;
  readonly players: readonly Slug[];
  readonly products: readonly Slug[];
  readonly addresses: readonly string[];
}

export type Resemblance = "address" | "wording" | "product";

export interface Duplicate {
  readonly announcement: Announcement;
  /** The strongest first. */
  readonly because: readonly Resemblance[];
}

const STRENGTH: Readonly<Record<Resemblance, number>> = { address: 4, wording: 2, product: 1 };
/** So many days apart the same product of the same player is probably the same news. */
const DAYS = 7;
/** So far apart the same wording is looked for. */
const DAYS_OF_WORDING = 45;
/** From here on two texts say the same in nearly the same words. */
const NEARLY_IDENTICAL = 0.6;
const DAY_MS = 86_400_000;
/** Heads that are compared, at most, of each way to find them. */
const MOST_NEAR = 60;
const MOST_SEARCHED = 30;
const WORDS_SEARCHED = 3;
const MOST_ADDRESSES = 8;
const MOST_SHOWN = 3;
/** Whole records that are read, at most: half a millisecond each. */
const MOST_READ = 20;

interface Around {
  readonly knowledge: Knowledge;
  readonly search: SearchIndex;
}

/**
 * Announcements that are probably the same, the likeliest first, at most three: the same address, nearly the same wording,
 * or the same player and product within a week. However large the base, few heads are compared: those of the same players
 * around the same days, and those that the index finds by the title's words or by an address. Of these only the likeliest
 * are read whole.
 */
export async function findDuplicates(candidate: Candidate, around: Around): Promise<readonly Duplicate[]> {
  const slugs = likeliest(await narrowed(candidate, around), candidate, around.knowledge);
  const comparing = comparedWith(candidate);
  return slugs
    .flatMap((slug) => {
      const announcement = around.knowledge.announcement(slug);
      const because = announcement ? comparing(announcement) : [];
      return announcement && because.length > 0 ? [{ announcement, because }] : [];
    })
    .sort((a, b) => strength(b) - strength(a) || (a.announcement.id < b.announcement.id ? -1 : 1))
    .slice(0, MOST_SHOWN);
}

const strength = ({ because }: Duplicate): number => because.reduce((sum, one) => sum + STRENGTH[one], 0);

interface Narrowed {
  readonly slugs: ReadonlySet<Slug>;
  /** Those among them that the index finds by an address. */
  readonly byAddress: ReadonlySet<Slug>;
}

async function narrowed(candidate: Candidate, { knowledge, search }: Around): Promise<Narrowed> {
  const found = new Set<Slug>();
  const { date, players } = candidate;
  if (date !== undefined)
    for (const player of players)
      for (const days of [DAYS, DAYS_OF_WORDING]) {
        const near = { since: dayBefore(date, days), until: dayAfter(date, days) };
        const heads = knowledge.newest({ ...NO_FILTERS, ...near }, recordId("player", player));
        for (const { id } of heads.slice(0, MOST_NEAR)) found.add(id);
      }
  const searched = async (words: string | undefined): Promise<readonly Slug[]> => {
    const { hits } = words ? await search.search(words, MOST_SEARCHED) : { hits: [] };
    return hits.flatMap(({ id }) => (kindOf(id) === "announcement" ? [slugOf(id)] : []));
  };
  for (const slug of await searched(tellingWords(candidate.title))) found.add(slug);
  const byAddress = new Set<Slug>();
  for (const address of candidate.addresses.slice(0, MOST_ADDRESSES))
    for (const slug of await searched(addressWord(address))) byAddress.add(slug);
  return { slugs: new Set([...byAddress, ...found]), byAddress };
}

/** Those to read whole, the likeliest first, by what their heads in memory say. */
function likeliest({ slugs, byAddress }: Narrowed, candidate: Candidate, knowledge: Knowledge): readonly Slug[] {
  const title = shinglesOf(candidate.title);
  return [...slugs]
    .flatMap((slug) => {
      const head = knowledge.head(slug);
      if (!head) return [];
      const likely =
        (byAddress.has(slug) ? STRENGTH.address : 0) +
        STRENGTH.wording * likeness(title, shinglesOf(head.title)) +
        (isSameProduct(candidate, head) ? STRENGTH.product : 0);
      return [{ slug, likely }];
    })
    .sort((a, b) => b.likely - a.likely)
    .slice(0, MOST_READ)
    .map(({ slug }) => slug);
}

const isSameProduct = (candidate: Candidate, there: Pick<AnnouncementHead, "date" | "players" | "products">): boolean =>
  candidate.date !== undefined &&
  daysApart(candidate.date, there.date) <= DAYS &&
  candidate.players.some((player) => there.players.includes(player)) &&
  candidate.products.some((product) => there.products.includes(product));

/** The longest words of the title, by which the index finds what says nearly the same. */
const tellingWords = (title: string): string =>
  queryWords(title)
    .map(({ typed }) => typed)
    .sort((a, b) => b.length - a.length)
    .slice(0, WORDS_SEARCHED)
    .join(" ");

const day = (ms: number): string => new Date(ms).toISOString().slice(0, 10);
// A date of a month or a year counts as its first day in filters.
const dayBefore = (date: PartialDate, days: number): string =>
  day(Math.min(Date.parse(firstDay(date)) - days * DAY_MS, Date.parse(`${date.slice(0, 7).padEnd(7, "-01")}-01`)));
const dayAfter = (date: PartialDate, days: number): string => day(Date.parse(lastDay(date)) + days * DAY_MS);

/** How many days lie between what the two dates can mean; 0 where they can mean the same. */
export function daysApart(one: PartialDate, other: PartialDate): number {
  const gap = (a: PartialDate, b: PartialDate): number => (Date.parse(firstDay(b)) - Date.parse(lastDay(a))) / DAY_MS;
  return Math.max(0, gap(one, other), gap(other, one));
}

/** What makes an announcement resemble the candidate, the strongest first. */
export function comparedWith(candidate: Candidate): (announcement: Announcement) => readonly Resemblance[] {
  const keys = new Set(candidate.addresses.flatMap((address) => addressKey(address) ?? []));
  const title = shinglesOf(candidate.title);
  const summary = shinglesOf(candidate.summary);
  return (announcement) => {
    const sameAddress = announcement.sources.some(({ url }) => url !== undefined && keys.has(addressKey(url) ?? ""));
    const alike = Math.max(
      likeness(title, shinglesOf(announcement.title)),
      likeness(summary, shinglesOf(announcement.summary)),
    );
    return [
      ...(sameAddress ? (["address"] as const) : []),
      ...(alike >= NEARLY_IDENTICAL ? (["wording"] as const) : []),
      ...(isSameProduct(candidate, announcement) ? (["product"] as const) : []),
    ];
  };
}
