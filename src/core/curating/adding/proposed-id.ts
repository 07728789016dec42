import type { PartialDate } from "../../knowledge/partial-date.ts";
import type { Slug } from "../../knowledge/slug.ts";
import { words } from "../../lookup/fold.ts";
import { readings } from "../../lookup/readings.ts";

const LONGEST = 80;
const WORDS_OF_TITLE = 4;
/** Say nothing of which announcement it is. */
const EMPTY =
  /^(?:a|an|and|are|as|at|by|first|for|from|in|into|is|it|its|new|of|on|the|to|up|was|were|with|announces?|announced|launch(?:es|ed)?|releases?|released|shows?|opens?|unveils?|unveiled|introduces?|introduced)$/u;

const hyphened = (text: string): string =>
  text
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase()
    .replace(/['’]/gu, "")
    .replace(/[^a-z0-9]+/gu, "-")
    .replace(/^-|-$/gu, "");

/** The first telling words of the text as a slug; empty where it has none in Latin letters. */
export function slugOfWords(text: string, most: number): string {
  const all = hyphened(text).split("-").filter(Boolean);
  const telling = all.filter((word) => !EMPTY.test(word));
  return shortened((telling.length > 0 ? telling : all).slice(0, most).join("-"), LONGEST);
}

/** A slug for what is called so: by its Latin letters, else as it reads in pinyin; empty where it has no letters. */
export const slugOfName = (name: string): string =>
  shortened(hyphened(name) || hyphened(readings(name)[0] ?? ""), LONGEST);

interface Described {
  readonly title: string;
  readonly date: PartialDate;
  /** Slug of who announces. */
  readonly player: Slug | undefined;
  /** Every name of that player, which the title need not repeat. */
  readonly playerNames: readonly string[];
  /** Slugs of the products, the first one the most important. */
  readonly products: readonly Slug[];
}

/** `2026-06-10-moore-threads-musacoder`: date, who announces, then the product that the title names, else its first telling words. */
export function announcementSlug({ title, date, player, playerNames, products }: Described): Slug {
  const inTitle = new Set(words(title));
  const named = products.find((slug) => slug.split("-").every((part) => inTitle.has(part)));
  const known = new Set(playerNames.flatMap((name) => hyphened(name).split("-")));
  const telling = hyphened(title)
    .split("-")
    .filter((word) => word !== "" && !known.has(word))
    .join(" ");
  const what = named ?? (slugOfWords(telling, WORDS_OF_TITLE) || products[0] || "");
  return shortened([date, player, what].filter(Boolean).join("-"), LONGEST);
}

/** The slug, with a number behind it where it is taken. */
export function freeSlug(slug: Slug, isTaken: (slug: Slug) => boolean): Slug {
  if (!isTaken(slug)) return slug;
  for (let n = 2; ; n++) {
    const numbered = `${shortened(slug, LONGEST - String(n).length - 1)}-${n}`;
    if (!isTaken(numbered)) return numbered;
  }
}

const shortened = (slug: string, most: number): string => slug.slice(0, most).replace(/-+$/u, "");
