import type { Rubric } from "../../core/knowledge/rubric.ts";

const scale = (question: string): Rubric["novelty"] => ({
  question,
  levels: [0, 1, 2, 3].map((score) => ({ score, name: `level ${score}`, means: "The rubric is missing." })),
});

/** Serves until `rubric.json` can be read. */
export const MISSING_RUBRIC: Rubric = {
  novelty: scale("What changes on our map?"),
  significance: scale("If true, who must re-plan?"),
  rules: [],
};
