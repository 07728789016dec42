import { z } from "zod";

const Level = z.looseObject({
  score: z.int().min(0).max(3),
  name: z.string().min(1),
  means: z.string().min(1).describe("When an announcement earns this score."),
});
const Scale = z.looseObject({
  question: z.string().min(1),
  levels: z.array(Level).length(4, { error: "Describe the four levels 0, 1, 2 and 3." }),
});

/** What the scores 0 to 3 mean: data, so that a team can rewrite its wording. */
export const Rubric = z.looseObject({
  $schema: z.string().optional(),
  novelty: Scale,
  significance: Scale,
  rules: z.array(z.string().min(1)).default([]).describe("What holds for both scores, one sentence each."),
});
export type Rubric = z.infer<typeof Rubric>;
