import type { News } from "../digest/sort-out.ts";
import type { Language } from "../digest/subscription.ts";
import type { ClaimStatus } from "../knowledge/claim.ts";
import type { PartialDate } from "../knowledge/partial-date.ts";
import { EDITION_EN } from "./edition-en.ts";
import { EDITION_ZH } from "./edition-zh.ts";

interface Named {
  readonly name: string;
  readonly nativeName?: string | undefined;
}

/** How many there are of what an edition tells. */
export interface EditionCounts {
  readonly lead: number;
  readonly brief: number;
  readonly held: number;
  readonly minor: number;
  readonly corrections: number;
}

/** Every sentence that AMW itself says in an edition, an alert or a correction, in one language. */
export interface EditionWords {
  /** `10 Jun 2026`, exactly as much as is known. */
  date(date: PartialDate): string;
  /** `24 Nov 2026, 08:12`. */
  moment(day: string, time: string): string;
  name(named: Named): string;
  shortName(named: Named): string;
  listed(names: readonly string[]): string;
  /** What sets the next sentence apart from this one. */
  gap(before: string): string;
  readonly colon: string;
  readonly stop: string;
  readonly comma: string;
  parenthesis(text: string): string;
  sentence(text: string): string;
  readonly status: Readonly<Record<ClaimStatus, string>>;
  readonly news: Readonly<Record<News, string>>;

  title(day: string): string;
  alertTitle(title: string): string;
  summary(day: string, counts: EditionCounts, first: string): string;
  quietSummary(day: string, proof: string): string;
  alertSummary(title: string): string;
  late(due: string, posted: string, missed: number): string;
  first(looked: number): string;

  correctionsHeading(n: number): string;
  readonly leadHeading: string;
  readonly briefHeading: string;
  readonly quietHeading: string;
  quiet(looked: number): string;
  readonly quietFirst: string;
  /** Before the minor ones where there is nothing else. */
  readonly nothingOfWeight: string;

  significance(score: number): string;
  readonly scale: Readonly<Record<"novelty" | "significance", string>>;
  claims(claimant: string, text: string): string;
  /** After the status. */
  claimedBy(status: ClaimStatus, claimant: string): string;
  moreClaims(n: number): string;
  sources(n: number): string;
  moreSources(more: number, all: number): string;
  readonly undated: string;
  readonly secondhand: string;
  readonly readInACopy: string;

  /** `3 more cleared the bar (…) and 4 minor`; `max` items in an edition, `each` a player. */
  more(counts: Pick<EditionCounts, "held" | "minor">, most: { readonly max: number; readonly each: number }): string;
  moreButton(held: number, minor: number): string;
  readonly whyButton: string;
  readonly detailsButton: string;

  /** What the edition looks back on. */
  since(from: string, to: string, timezone: string): string;
  asOf(to: string, timezone: string): string;
  cleared(counts: {
    readonly cleared: number;
    readonly looked: number;
    readonly corrected: number;
    readonly told: number;
  }): string;
  lastEntry(moment: string | undefined): string;
  readonly legend: string;
  footer(name: string, hash: string): string;
  readonly whatChanged: string;
  alertFooter(name: string, scale: "novelty" | "significance", least: number): string;

  readonly correction: string;
  corrected(day: string): string;
  toldOn(day: string): string;
  statusNow(text: string, claimant: string, from: string): string;
  claimGone(from: string): string;
  scoreNow(scale: string, from: number, to: number): string;
  retracted(date: PartialDate | undefined): string;
  readonly reinstated: string;
  readonly gone: string;
  readonly standsAgain: string;
  moreDifferences(n: number): string;
  moreCorrections(titles: readonly string[], more: number): string;
}

const WORDS: Readonly<Record<Language, EditionWords>> = { en: EDITION_EN, zh: EDITION_ZH };

export const editionWords = (language: Language): EditionWords => WORDS[language];
