import { checkNames } from "./check-names.ts";
import { checkReferences } from "./check-references.ts";
import { checkSlugs } from "./check-slugs.ts";
import type { Findings, KnowledgeHeads } from "./finding.ts";

/** What only shows when all records are seen together: slugs, names and references. Step by step, for large bases. */
export function* checkTogether(heads: KnowledgeHeads, commandNames: readonly string[]): Findings {
  yield* checkSlugs(heads, commandNames);
  yield* checkNames(heads);
  yield* checkReferences(heads);
}
