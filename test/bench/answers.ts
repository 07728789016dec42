import { type AmwParts, createAmw } from "../../src/core/command/dispatch.ts";
import { COMMANDS } from "../../src/core/commands/all.ts";
import type { Knowledge } from "../../src/core/knowledge/knowledge.ts";
import type { KnowledgeStore, LogFields, SearchIndex } from "../../src/core/ports.ts";
import { NOON, SILENT } from "../samples/knowledge-store.ts";
import { type Random, seededRandom } from "../samples/random.ts";
import type { Base } from "./bases.ts";
import { latencyOf } from "./latency.ts";
import type { Row } from "./row.ts";

const MANY = 200;
const FEW = 40;

/** Whole answers, from the line to the Message. */
export async function benchAnswers(base: Base, store: KnowledgeStore & SearchIndex): Promise<readonly Row[]> {
  const amw = createAmw(partsOver(store));
  const rows: Row[] = [];
  for (const [what, lines] of Object.entries(linesFrom(store.knowledge, seededRandom(4)))) {
    const measured = await latencyOf(lines, (line) =>
      amw.answer({ line, actor: { id: "terminal:bench", name: "bench" }, surface: "web" }),
    );
    rows.push({ section: "answers", base: base.name, what, ...measured, unit: "ms" });
  }
  return rows;
}

const failed = (message: string, fields?: LogFields): never => {
  throw new Error(`${message}: ${fields?.line}`, { cause: fields?.error });
};

const partsOver = (store: KnowledgeStore & SearchIndex): AmwParts => ({
  knowledge: store.knowledge,
  search: store,
  clock: NOON,
  // An apology is quick, but no answer.
  log: { ...SILENT, error: failed },
  commands: COMMANDS,
  status: { version: "0.0.0", freshAt: () => store.freshAt(), problems: () => store.problems() },
  roleOf: () => "anyone",
  reference: () => "bench",
});

function linesFrom(knowledge: Knowledge, random: Random): Readonly<Record<string, readonly string[]>> {
  const players = [...knowledge.players.values()];
  const products = [...knowledge.products.values()];
  const segments = [...knowledge.segments.keys()];
  const player = (): string => random.pick(players).id;
  const many = (line: () => string, count = FEW): readonly string[] => Array.from({ length: count }, line);
  return {
    "player's card": many(() => random.pick(players).name, MANY),
    "product's card": many(() => random.pick(products).name, MANY),
    "announcement's card": many(() => random.pick(knowledge.announcements).id, MANY),
    "segment's card": segments.slice(0, FEW),
    "a typo": many(() => `${random.pick(players).name.slice(0, -1)}q`, MANY),
    latest: ["latest", "latest 20", "latest --min-novelty 2", `latest --segment ${segments[0]}`],
    top: ["top", "top month", "top --region CN", "top 2025-01-01"],
    "search, with filters": many(
      () => `search ${random.pick(random.pick(players).name.split(" "))} --min-significance 2 --since 2025`,
    ),
    compare: many(() => `compare ${player()} ${player()} ${player()}`),
    timeline: many(() => `timeline ${player()}`),
    why: many(() => `why ${random.pick(knowledge.announcements).id}`),
    claims: ["claims", ...many(() => `claims ${player()}`)],
    map: ["map", ...segments.slice(0, FEW).map((segment) => `map ${segment}`)],
  };
}
