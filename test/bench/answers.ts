import type { KnowledgeStore, SearchIndex } from "../../src/core/ports.ts";
import { seededRandom } from "../samples/random.ts";
import { amwOver } from "./amw-over.ts";
import type { Base } from "./bases.ts";
import { latencyOf } from "./latency.ts";
import { linesByKind } from "./lines.ts";
import type { Row } from "./row.ts";

/** Whole answers, from the line to the Message. */
export async function benchAnswers(base: Base, store: KnowledgeStore & SearchIndex): Promise<readonly Row[]> {
  const amw = amwOver(store);
  const rows: Row[] = [];
  for (const [what, lines] of Object.entries(linesByKind(store.knowledge, seededRandom(4)))) {
    const measured = await latencyOf(lines, (line) =>
      amw.answer({ line, actor: { id: "terminal:bench", name: "bench" }, surface: "web" }),
    );
    rows.push({ section: "answers", base: base.name, what, ...measured, unit: "ms" });
  }
  return rows;
}
