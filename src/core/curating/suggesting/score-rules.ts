/** What the rules look at; names as people write them. */
export interface Facts {
  readonly title: string;
  readonly text: string;
  /** Who announces. */
  readonly players: readonly string[];
  /** The players that it names besides the first of those. */
  readonly others: readonly string[];
  readonly products: readonly string[];
  /** Products in the headline that the knowledge base lacks. */
  readonly unknown: readonly string[];
  readonly segments: readonly string[];
  /** The likeliest announcement that says the same already. */
  readonly repeats: string | undefined;
}

export interface ScoreRule {
  readonly scale: "novelty" | "significance";
  readonly points: number;
  /** Why, in a sentence that follows the rubric's wording and names what was found; undefined where the rule does not apply. */
  because(facts: Facts): string | undefined;
}

const first = ({ title, text }: Facts): string => `${title}\n${text.slice(0, 1500)}`;
const says = (pattern: RegExp, facts: Facts): string | undefined => pattern.exec(first(facts))?.[0];
const headlines = (pattern: RegExp, { title }: Facts): string | undefined => pattern.exec(title)?.[0];
const MOST_NAMED = 3;
const listed = (names: readonly string[]): string =>
  names.length > MOST_NAMED
    ? `${names.slice(0, MOST_NAMED).join(", ")} and ${names.length - MOST_NAMED} more`
    : names.join(", ");
const counted = (names: readonly string[], one: string): string =>
  `${names.length === 1 ? `the ${one}` : `${names.length} ${one}s:`} ${listed(names)}`;

/** News of money, listings and results: new detail, whoever it is. */
const MONEY =
  /\b(?:IPO|listing|lists? (?:on|in)|share sale|flotation|revenue|profit|valuation|filed?s?|prospectus|funding|annual report|trading)\b|上市|营收|利润|估值|融资|招股/iu;

const ABILITY =
  /\b(?:unveils?|launch(?:es|ed)?|presents?|publish(?:es)?|introduces?|releases?|roadmap|first|beats?|trained|switch\w* on|production|general sale|splits?|architecture|discloses?|fully domestic)\b|发布|推出|首个|首款|首次|量产|训练|路线图/iu;
const LINK =
  /\b(?:acquir\w+|merger|merges?|takeover|partner\w*|agree(?:s|ment)?|licen[cs]e to|hires|raises?|custom|joins?|enters?|exits?|pauses|calls off|spin-off)\b|收购|合并|合作|入股|进入|退出/iu;
/** Rules that move for somebody: what is done, never the mere mention of controls. */
const RULES_MOVE =
  /\b(?:US|China|BIS|regulator|Commerce)\b.{0,60}\b(?:tighten\w*|drops?|moves?|adds?|tells?|starts? issuing|issues?|bar|bars|barred|ban|bans|banned|needs a licence)\b|禁令|许可/iu;
const WORKS = /\b(?:shows?|demonstrates?|appears?|reports?|reported|says?|reportedly)\b|展示|亮相|据报道/iu;

/** What a segment can get, at what price or by which rules that bind somebody. */
const SUPPLY =
  /\b(?:gigawatts?|mass-produc\w*|production|capacity|triple|supply|licen[cs]es?|bars?|barred|stop buying|bottlenecks?|price|cost|availability|roadmap|SuperPoDs?|supernodes?|memory|HBM\d?|contest|general sale|market share|(?:whole training|trained\b.{0,60}) on)\b|产能|供应|量产|国产|瓶颈/iu;
const REGIME =
  /\b(?:(?:impos\w+|introduc\w+|first) broad controls|AI Diffusion Rule|presumed denial|whole (?:market|industry))\b/iu;
const NEW_CATEGORY = /\b(?:first broad|new category|redraws?|for the first time ever)\b|全新品类/iu;

/** What gives points, as data: the sum, from 0 to 3, is what AMW proposes. Geopolitics gives none. */
export const SCORE_RULES: readonly ScoreRule[] = [
  {
    scale: "novelty",
    points: 1,
    because: ({ players, products }) =>
      products.length > 0
        ? `It has new detail on ${counted(products, "product")}.`
        : players.length > 0
          ? `It has new detail on ${counted(players, "player")}.`
          : undefined,
  },
  {
    scale: "novelty",
    points: 1,
    because: (facts) => {
      if (headlines(MONEY, facts)) return undefined;
      if (facts.unknown.length > 0)
        return `Its headline names what AMW does not know: ${listed(facts.unknown)}, so the known player map changes.`;
      const word = headlines(ABILITY, facts);
      return word && `Its headline tells of a new capability (“${word}”), so the known player map changes.`;
    },
  },
  {
    scale: "novelty",
    points: 1,
    because: (facts) => {
      if (facts.unknown.length > 0 || headlines(ABILITY, facts) || headlines(MONEY, facts)) return undefined;
      const word = headlines(LINK, facts);
      return word && `Its headline tells of a new link, entry or exit (“${word}”), so the known player map changes.`;
    },
  },
  {
    scale: "novelty",
    points: 1,
    because: (facts) => {
      if (facts.unknown.length > 0 || headlines(ABILITY, facts) || headlines(LINK, facts)) return undefined;
      const words = headlines(RULES_MOVE, facts);
      return words && `Rules change (“${words}”), so who may do what changes on the map.`;
    },
  },
  {
    scale: "novelty",
    points: 1,
    because: (facts) => {
      const words = says(NEW_CATEGORY, facts);
      return words && `A new category appears, or several players change place (“${words}”).`;
    },
  },
  {
    scale: "novelty",
    points: -3,
    because: ({ repeats }) =>
      repeats && `The knowledge base says nearly the same already, in ${repeats}, so it is a repeat.`,
  },
  {
    scale: "significance",
    points: 1,
    because: (facts) => {
      const named = [...new Set([...facts.players, ...facts.others])];
      if (named.length === 0 || (headlines(WORKS, facts) && !says(SUPPLY, facts))) return undefined;
      return `If it is true, at least one of the players that it names has to re-plan: ${listed(named)}.`;
    },
  },
  {
    scale: "significance",
    points: 1,
    because: (facts) => {
      // Rules that move bind whole segments, whomever the page names.
      const moved = headlines(RULES_MOVE, facts);
      const word = moved ?? (facts.others.length > 0 ? says(SUPPLY, facts) : undefined);
      if (!word || facts.segments.length === 0 || headlines(MONEY, facts)) return undefined;
      return `It bears on what can be got, at what price or by which rules (“${word}”), in ${counted(facts.segments, "segment")}.`;
    },
  },
  {
    scale: "significance",
    points: 1,
    because: (facts) => {
      const words = says(REGIME, facts);
      if (!words || facts.players.length + facts.others.length === 0) return undefined;
      return `The regime or the bottleneck itself moves (“${words}”), so several segments have to re-plan.`;
    },
  },
];
