import type { Knowledge } from "../../knowledge/knowledge.ts";
import type { PartialDate } from "../../knowledge/partial-date.ts";
import { kindOf, type RecordKind, type Slug, slugOf } from "../../knowledge/slug.ts";
import { fold, foldWords } from "../../lookup/fold.ts";
import { countryName } from "../../messages/words.ts";
import type { Page } from "../pages.ts";
import { type Mention, namesInText } from "./names-in-text.ts";
import { type ProposedScore, proposeScore } from "./propose-score.ts";
import type { Facts } from "./score-rules.ts";
import { claimsIn, figuresIn, sentencesOf } from "./sentences.ts";
import { TAG_WORDS } from "./tag-words.ts";
import { unknownProducts } from "./unknown-products.ts";

/** What a page says of an announcement, as AMW reads it; what it does not say stays empty. */
export interface Suggestion {
  readonly title: string;
  readonly date: PartialDate | undefined;
  readonly summary: string;
  /** Slugs, the one who announces first. */
  readonly players: readonly Slug[];
  readonly products: readonly Slug[];
  readonly rivals: readonly Slug[];
  readonly segments: readonly Slug[];
  readonly regions: readonly string[];
  readonly tags: readonly Slug[];
  /** Sentences of the page, as they are. */
  readonly figures: readonly string[];
  readonly claims: readonly string[];
  readonly novelty: ProposedScore;
  readonly significance: ProposedScore;
  /** What the scores rest on. */
  readonly facts: Facts;
}

/** Characters of a page's text that are looked at: news says what it is early, and each thousand takes milliseconds. */
const MOST_READ = 8_000;
const LONGEST_TITLE = 300;
const MOST_RIVALS = 6;
const MOST_PRODUCTS = 6;
const MOST_SEGMENTS = 3;
const MOST_SENTENCES = 3;
/** How often a page says its headline again before its text begins. */
const MOST_HEADLINES = 5;
const LONGEST_SUMMARY = 700;
/** Who stands behind one of these in a headline is not who announces. */
const AGAINST =
  /\b(?:vs\.?|versus|against|rivals?|challeng\w+|beats?|than|alternatives? to|competes? with|replac\w+|instead of|like)\s*$|(?:对标|挑战|超越|超过|替代|取代)$/iu;

/** The proposal for a page, as if nothing said the same already; the same for the same page and knowledge. */
export function suggestFrom(page: Page, knowledge: Knowledge): Suggestion {
  const text = page.text.slice(0, MOST_READ);
  const title = (page.title ?? sentencesOf(text)[0] ?? "").slice(0, LONGEST_TITLE);
  const [inTitle, inText] = [namesInText(title, knowledge), namesInText(text, knowledge)];
  const { players, rivals } = playersOf(page, title, inTitle, inText, knowledge);
  const products = ofKind([...inTitle, ...inText], "product").filter((slug) =>
    players.includes(knowledge.products.get(slug)?.player ?? ""),
  );
  const segments = segmentsOf(players, [...inTitle, ...inText], knowledge);
  const labelled = (slugs: readonly Slug[], of: ReadonlyMap<Slug, { readonly name: string }>) =>
    slugs.map((slug) => of.get(slug)?.name ?? slug);
  const facts: Facts = {
    title,
    text,
    players: labelled(players, knowledge.players),
    others: labelled([...players.slice(1), ...rivals], knowledge.players),
    products: labelled(products, knowledge.products),
    unknown: unknownProducts(title, inTitle, knowledge),
    segments: labelled(segments, knowledge.segments),
    repeats: undefined,
  };
  return {
    title,
    date: page.published,
    summary: summaryOf(text, title),
    players,
    products: products.slice(0, MOST_PRODUCTS),
    rivals: rivals.slice(0, MOST_RIVALS),
    segments,
    regions: regionsOf(players, title, text, knowledge),
    tags: tagsOf(`${title}\n${text}`, knowledge),
    figures: figuresIn(text),
    claims: claimsIn(text),
    novelty: proposeScore("novelty", facts),
    significance: proposeScore("significance", facts),
    facts,
  };
}

/** The same proposal where that announcement says the same already. */
export const repeating = (suggestion: Suggestion, repeats: Slug): Suggestion => ({
  ...suggestion,
  novelty: proposeScore("novelty", { ...suggestion.facts, repeats }),
});

/** Each slug of that kind once, in the order of the mentions. */
const ofKind = (mentions: readonly Mention[], kind: RecordKind): readonly Slug[] => [
  ...new Set(mentions.flatMap(({ id }) => (kindOf(id) === kind ? [slugOf(id)] : []))),
];

/** Who announces: first whom the headline names, unless as a rival; then who publishes, then whom the text names first. */
function playersOf(
  { publisher = "" }: Page,
  title: string,
  inTitle: readonly Mention[],
  inText: readonly Mention[],
  knowledge: Knowledge,
) {
  const playerOf = ({ id }: Mention): readonly Slug[] => {
    if (kindOf(id) === "player") return [slugOf(id)];
    const maker = kindOf(id) === "product" ? knowledge.products.get(slugOf(id))?.player : undefined;
    return maker === undefined ? [] : [maker];
  };
  const against = inTitle.filter(({ at }) => AGAINST.test(title.slice(0, at).trimEnd()));
  const named = new Set(inTitle.filter((one) => !against.includes(one)).flatMap(playerOf));
  const publishes = ofKind(namesInText(publisher.slice(0, LONGEST_TITLE), knowledge), "player");
  const first = inText.flatMap(playerOf).slice(0, 1);
  const players = named.size > 0 ? [...named] : publishes.length > 0 ? publishes.slice(0, 1) : first;
  const weight = new Map<Slug, number>();
  for (const mention of [...against, ...inText])
    for (const slug of playerOf(mention))
      if (!players.includes(slug)) weight.set(slug, (weight.get(slug) ?? 0) + mention.count);
  return { players, rivals: [...weight.keys()] };
}

/** Segments that the text names, then those of who announces that its words are about; at least the first of them. */
function segmentsOf(players: readonly Slug[], mentions: readonly Mention[], knowledge: Knowledge): readonly Slug[] {
  const own = players.flatMap((slug) => knowledge.players.get(slug)?.segments ?? []);
  const named = ofKind(mentions, "segment");
  const both = named.filter((slug) => own.includes(slug));
  const found = [...new Set([...both, ...named])];
  return (found.length > 0 ? found : own.slice(0, 1)).slice(0, MOST_SEGMENTS);
}

/** The countries of who announces, then those that the headline or the text names again and again. */
function regionsOf(players: readonly Slug[], title: string, text: string, knowledge: Knowledge): readonly string[] {
  const own = players.flatMap((slug) => knowledge.players.get(slug)?.country ?? []);
  const [headline, key] = [fold(title), fold(text)];
  const named = knowledge.regions.filter((code) => {
    const name = fold(countryName(code));
    return headline.includes(name) || key.split(name).length > AGAIN;
  });
  return [...new Set([...own, ...named])];
}

const AGAIN = 3;

/** Tags in use that the text is about, in alphabetical order. */
const tagsOf = (text: string, { tags }: Knowledge): readonly Slug[] => {
  const said = ` ${foldWords(text).join(" ")} `;
  return tags.filter((tag) => TAG_WORDS[tag]?.test(text) ?? said.includes(` ${foldWords(tag).join(" ")} `));
};

/** The first sentences of the page that do more than repeat the headline, as they are: to start from. */
function summaryOf(text: string, title: string): string {
  const key = fold(title);
  const sentences = sentencesOf(text)
    .slice(0, MOST_HEADLINES + MOST_SENTENCES)
    .filter((sentence) => fold(sentence) !== key);
  let summary = "";
  for (const sentence of sentences.slice(0, MOST_SENTENCES)) {
    if (summary !== "" && summary.length + sentence.length > LONGEST_SUMMARY) break;
    summary = summary === "" ? sentence : `${summary}${/[。！？]$/u.test(summary) ? "" : " "}${sentence}`;
  }
  return summary;
}
