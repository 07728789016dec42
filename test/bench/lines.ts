import type { PlayerHead } from "../../src/core/knowledge/heads.ts";
import type { Knowledge } from "../../src/core/knowledge/knowledge.ts";
import type { Random } from "../samples/random.ts";

const MANY = 200;
const FEW = 40;
const MIXED = 2000;
/** As many as are asked at most, so that none comes again but by chance. */
const SKEWED = 100_000;
const FINE = 2 ** 30;
const NAMES_IN_TEN = 7;

/** Lines of every kind that people type, by what they ask for. */
export function linesByKind(knowledge: Knowledge, random: Random): Readonly<Record<string, readonly string[]>> {
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

/** The same in turns, one of each kind after the other. */
export function allLines(knowledge: Knowledge, random: Random): readonly string[] {
  const kinds = Object.values(linesByKind(knowledge, random));
  const rounds = Math.max(...kinds.map((lines) => lines.length));
  return Array.from({ length: rounds }, (_, i) => kinds.map((lines) => lines[i % lines.length] ?? "")).flat();
}

/** Lines that make AMW look at everything it has. */
export function worstLines(knowledge: Knowledge): readonly string[] {
  const [player] = knowledge.players.values();
  const tag = knowledge.tags.at(-1) ?? "listing";
  const nonsense = "zqxjkvbwpyfgmhucl";
  return [
    "latest --page 9000",
    "top --page 9000",
    `latest --tag ${tag}`,
    `latest --tag ${tag} --region US --min-novelty 3 --min-significance 3 --status disputed --since 2031`,
    `top --tag ${tag} --player ${player?.id} --until 2001`,
    "search --status open",
    "search the",
    "search a --status disputed",
    `search ${nonsense}`,
    "search training inference cluster chip --since 2031",
    "claims",
    "claims --status disputed --until 2001",
    "map",
    ...[...knowledge.segments.keys()]
      .slice(0, 3)
      .flatMap((segment) => [segment, `map ${segment}`, `timeline ${segment}`]),
    nonsense,
    nonsense.repeat(58),
    `${nonsense} `.repeat(55),
    "芯".repeat(990),
    "compare ".concat("a, ".repeat(300)),
    `why ${nonsense.repeat(50)}`,
    "latest --tag nosuchtag",
    "latest --region nosuchregion",
    "latest --player nosuchplayer --segment nosuchsegment",
    "2026",
    "2001",
    "about",
  ];
}

/** Lines to ask, and for the table how they were drawn. */
export interface Drawn {
  readonly how: string;
  readonly lines: readonly string[];
}

/** What a channel asks: mostly names, in both scripts, and some of everything else; every record as likely. */
export const mixedLines = (knowledge: Knowledge, random: Random): Drawn => ({
  how: `${MIXED.toLocaleString("en")} lines, each as likely`,
  lines: Array.from({ length: MIXED }, mixedLine(knowledge, random, random.pick)),
});

/** The same by Zipf's law, as people ask: the second record half as often as the first, the hundredth a hundredth. */
export const skewedLines = (knowledge: Knowledge, random: Random): Drawn => ({
  how: "lines as people ask, few often and many seldom",
  lines: Array.from(
    { length: SKEWED },
    mixedLine(knowledge, random, (all) => all[skewed(all.length, random)] as (typeof all)[number]),
  ),
});

/** From 0 up to `count`, the n-th about 1/n as often as the first. */
const skewed = (count: number, random: Random): number =>
  Math.min(count - 1, Math.floor((count + 1) ** (random.int(FINE) / FINE)) - 1);

function mixedLine(knowledge: Knowledge, random: Random, pick: Random["pick"]): () => string {
  const players = [...knowledge.players.values()];
  const products = [...knowledge.products.values()];
  const player = (): PlayerHead => pick(players);
  const name = (): string => {
    const { id, name, nativeName, aliases } = player();
    return random.pick([id, name, nativeName ?? name, aliases[0] ?? name, pick(products).name]);
  };
  const other = (): string =>
    random.pick([
      "latest",
      `latest --player ${player().id}`,
      "top",
      "top month",
      `search ${random.pick(player().name.split(" "))}`,
      `compare ${player().id} ${player().id}`,
      `timeline ${player().id}`,
      pick(knowledge.announcements).id,
    ]);
  return () => (random.int(10) < NAMES_IN_TEN ? name() : other());
}
