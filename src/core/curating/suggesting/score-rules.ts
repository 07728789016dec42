import type { Player } from "../../knowledge/player.ts";

/** What the rules look at. */
export interface Facts {
  readonly title: string;
  readonly text: string;
  readonly announcer: Player["kind"] | undefined;
  /** How many players it is from, and how many others it names besides the first of them. */
  readonly players: number;
  readonly others: number;
  readonly products: number;
  readonly segments: number;
  /** The likeliest announcement that says the same already. */
  readonly repeats: string | undefined;
}

export interface ScoreRule {
  readonly scale: "novelty" | "significance";
  readonly points: number;
  /** Why, in a sentence that follows the rubric's wording. */
  readonly because: string;
  applies(facts: Facts): boolean;
}

const first = ({ title, text }: Facts): string => `${title}\n${text.slice(0, 1500)}`;
const says =
  (pattern: RegExp) =>
  (facts: Facts): boolean =>
    pattern.test(first(facts));
const headlines =
  (pattern: RegExp) =>
  (facts: Facts): boolean =>
    pattern.test(facts.title);

/** News of money, listings and results: new detail, whoever it is. */
const MONEY =
  /\b(?:IPO|listing|lists? (?:on|in)|share sale|flotation|revenue|profit|valuation|filed?s?|prospectus|funding|annual report|trading)\b|上市|营收|利润|估值|融资|招股/iu;

const ABILITY =
  /\b(?:unveils?|launch(?:es|ed)?|presents?|publish(?:es)?|introduces?|releases?|roadmap|first|beats?|trained|switch\w* on|production|general sale|splits?|architecture|discloses?|fully domestic)\b|发布|推出|首个|首款|首次|量产|训练|路线图/iu;
const LINK =
  /\b(?:acquir\w+|merger|merges?|takeover|partner\w*|agree(?:s|ment)?|licen[cs]e to|hires|raises?|custom|joins?|enters?|exits?|pauses|calls off|spin-off)\b|收购|合并|合作|入股|进入|退出/iu;
const RULES_MOVE =
  /\b(?:US|China|BIS|regulator|Commerce)\b.{0,60}\b(?:tighten\w*|drops?|moves?|adds?|tells?|starts? issuing|issues?|bar|bars|barred|ban\w*|needs a licence|controls?)\b|出口管制|禁令|许可/iu;
const WORKS = /\b(?:shows?|demonstrates?|appears?|reports?|reported|says?|reportedly)\b|展示|亮相|据报道/iu;

const SUPPLY =
  /\b(?:gigawatts?|mass-produc\w*|production|capacity|triple|supply|licen[cs]es?|controls?|bar|stop buying|bottleneck|price|cost|availability|roadmap|SuperPoDs?|supernodes?|memory|HBM\d?|domestic|contest|general sale|market share)\b|产能|供应|量产|国产|管制|瓶颈/iu;
const REGIME = /\b(?:broad controls|AI Diffusion Rule|presumed denial|whole (?:market|industry)|regime)\b|全面管制/iu;
const NEW_CATEGORY = /\b(?:first broad|new category|redraws?|for the first time ever)\b|全新品类/iu;

/** What gives points, as data: the sum, from 0 to 3, is what AMW proposes. Geopolitics gives none. */
export const SCORE_RULES: readonly ScoreRule[] = [
  {
    scale: "novelty",
    points: 1,
    because: "It has new detail on a player or product that we know.",
    applies: ({ players, products }) => players + products > 0,
  },
  {
    scale: "novelty",
    points: 1,
    because: "It tells of a new capability, so the known player map changes.",
    applies: (facts) => headlines(ABILITY)(facts) && !headlines(MONEY)(facts),
  },
  {
    scale: "novelty",
    points: 1,
    because: "It tells of a new link, entry or exit, so the known player map changes.",
    applies: (facts) => headlines(LINK)(facts) && !headlines(ABILITY)(facts) && !headlines(MONEY)(facts),
  },
  {
    scale: "novelty",
    points: 1,
    because: "Rules change for players that we know, so who may do what changes on the map.",
    applies: (facts) => headlines(RULES_MOVE)(facts) && !headlines(ABILITY)(facts) && !headlines(LINK)(facts),
  },
  {
    scale: "novelty",
    points: 1,
    because: "A new category appears, or several players change place.",
    applies: says(NEW_CATEGORY),
  },
  {
    scale: "novelty",
    points: -3,
    because: "The knowledge base says nearly the same already, so it is a repeat.",
    applies: ({ repeats }) => repeats !== undefined,
  },
  {
    scale: "significance",
    points: 1,
    because: "If it is true, at least one player has to re-plan.",
    applies: (facts) => facts.players + facts.others > 0 && !(headlines(WORKS)(facts) && !says(SUPPLY)(facts)),
  },
  {
    scale: "significance",
    points: 1,
    because: "It bears on what a segment can get, at what price or by which rules, so a segment has to re-plan.",
    applies: (facts) => facts.segments > 0 && says(SUPPLY)(facts) && facts.others > 0 && !headlines(MONEY)(facts),
  },
  {
    scale: "significance",
    points: 1,
    because: "The regime or the bottleneck itself moves, so several segments have to re-plan.",
    applies: says(REGIME),
  },
];
