import type { Child } from "./child.ts";
import { median } from "./latency.ts";
import type { Drawn } from "./lines.ts";
import type { Row } from "./row.ts";

const ROUNDS = 12;
const ONE_BY_ONE = 100;
const TOGETHER = 320;
const IN_FLIGHT = 16;
/** The larger program takes longer until it is compiled. */
const WARM_UP = 6000;
const MOST_TIMES_AS_LONG = 1.25;
const LEAST_THROUGHPUT = 0.8;

/** A bot that answers over its platform's wire. */
export interface Answering {
  readonly child: Child;
  /** Asks the line; resolves to how long the answer took, in milliseconds. */
  ask(line: string): Promise<number>;
}

/** AMW against the plainest bot of the same platform: in turns, both first in every second round. */
export async function against(
  plain: Answering,
  amw: Answering,
  { how, lines }: Drawn,
  row: Pick<Row, "section" | "base">,
): Promise<Row[]> {
  let asked = 0;
  const next = (): string => lines[asked++ % lines.length] ?? "";
  await together(plain, WARM_UP, next);
  await together(amw, WARM_UP, next);
  const rounds: Record<"plain" | "amw", Round>[] = [];
  for (let i = 0; i < ROUNDS; i++) {
    const bots = [
      ["plain", plain],
      ["amw", amw],
    ] as const;
    const round: Partial<Record<"plain" | "amw", Round>> = {};
    for (const [name, bot] of i % 2 === 0 ? bots : bots.toReversed()) round[name] = await roundOf(bot, next);
    rounds.push(round as Record<"plain" | "amw", Round>);
  }
  const of = (who: "plain" | "amw", what: keyof Round): number => median(rounds.map((round) => round[who][what]));
  const ratio = (what: keyof Round): number => median(rounds.map(({ amw, plain }) => amw[what] / plain[what]));
  return [
    {
      ...row,
      what: `${how}: answer, one at a time`,
      p50: of("amw", "median"),
      p99: of("amw", "p99"),
      unit: "ms",
      baseline: { what: "a plain bot", p50: of("plain", "median") },
    },
    {
      ...row,
      what: `${how}: times as long as a plain bot`,
      p50: ratio("median"),
      unit: "×",
      target: MOST_TIMES_AS_LONG,
    },
    { ...row, what: `${how}: answers a second, ${IN_FLIGHT} in flight`, p50: of("amw", "throughput"), unit: "/s" },
    {
      ...row,
      what: `${how}: of a plain bot's answers a second`,
      p50: ratio("throughput"),
      unit: "×",
      atLeast: LEAST_THROUGHPUT,
    },
    {
      ...row,
      what: `${how}: processor time of an answer`,
      p50: of("amw", "processor"),
      unit: "ms",
      baseline: { what: "a plain bot", p50: of("plain", "processor") },
    },
  ];
}

interface Round {
  /** Milliseconds. */
  readonly median: number;
  readonly p99: number;
  /** Answers a second. */
  readonly throughput: number;
  /** Milliseconds an answer. */
  readonly processor: number;
}

async function roundOf(bot: Answering, next: () => string): Promise<Round> {
  const times: number[] = [];
  for (let i = 0; i < ONE_BY_ONE; i++) times.push(await bot.ask(next()));
  const before = await bot.child.ask(false);
  const from = performance.now();
  await together(bot, TOGETHER, next);
  const took = performance.now() - from;
  const after = await bot.child.ask(false);
  return {
    median: median(times),
    p99: times.toSorted((a, b) => a - b)[Math.floor(0.99 * (times.length - 1))] ?? Number.NaN,
    throughput: (TOGETHER / took) * 1000,
    processor: (after.processor - before.processor) / TOGETHER,
  };
}

/** Asks so many lines, a few at a time. */
export async function together(bot: Answering, count: number, next: () => string): Promise<void> {
  let left = count;
  const one = async (): Promise<void> => {
    while (left-- > 0) await bot.ask(next());
  };
  await Promise.all(Array.from({ length: IN_FLIGHT }, one));
}

const MOST_GROWTH_MB = 4;

/** The heap after a tenth of so many answers, and how much it grew over the others. */
export async function heapRows(
  amw: Answering,
  lines: readonly string[],
  count: number,
  row: Pick<Row, "section" | "base">,
): Promise<Row[]> {
  let asked = 0;
  const next = (): string => lines[asked++ % lines.length] ?? "";
  await together(amw, count / 10, next);
  const early = (await amw.child.ask(true)).heap;
  await together(amw, count - count / 10, next);
  const late = (await amw.child.ask(true)).heap;
  const answers = (n: number): string => `${n.toLocaleString("en")} answers`;
  return [
    { ...row, what: `heap after ${answers(count / 10)}`, p50: early / 1e6, unit: "MB" },
    {
      ...row,
      what: `growth from there to ${answers(count)}`,
      p50: (late - early) / 1e6,
      unit: "MB",
      target: MOST_GROWTH_MB,
    },
  ];
}
