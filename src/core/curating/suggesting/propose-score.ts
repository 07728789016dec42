import { type Facts, SCORE_RULES, type ScoreRule } from "./score-rules.ts";

export interface GivenPoints {
  readonly points: number;
  readonly because: string;
}
export interface ProposedScore {
  /** 0 to 3. */
  readonly score: number;
  /** Which rule gave which points, in the order of the rules. */
  readonly given: readonly GivenPoints[];
  /** The sentences of the rules that it rests on, as a reason to start from. */
  readonly reason: string;
}

const NOBODY: Readonly<Record<ScoreRule["scale"], string>> = {
  novelty: "No rule finds a fact that the knowledge base lacks.",
  significance: "No rule finds anybody who has to re-plan.",
};

/** The points that the rules give, and their sum within 0 and 3; the same for the same facts. */
export function proposeScore(scale: ScoreRule["scale"], facts: Facts): ProposedScore {
  const given = SCORE_RULES.flatMap(({ scale: of, points, because }) => {
    const reason = of === scale ? because(facts) : undefined;
    return reason ? [{ points, because: reason }] : [];
  });
  const score = Math.min(
    3,
    Math.max(
      0,
      given.reduce((sum, { points }) => sum + points, 0),
    ),
  );
  const telling = given.filter(({ points }) => (score === 0 ? points < 0 : points > 0));
  return { score, given, reason: telling.map(({ because }) => because).join(" ") || NOBODY[scale] };
}
