import { execFileSync } from "node:child_process";
import { rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Base } from "./bases.ts";
import { median } from "./latency.ts";
import type { LoadedOnce } from "./load-once.ts";
import { programMegabytes } from "./program.ts";
import type { Row } from "./row.ts";

const RUNS = 3;
/** A cold start of more records takes minutes, so there is one of it. */
const MANY = 100_000;
const SLOWEST_MS = 600_000;
/** Milliseconds and megabytes that the product promises, by the name of the base. */
const WARM_MS: Readonly<Record<string, number>> = { "10,000": 1000, "100,000": 4000 };
const MEMORY_MB: Readonly<Record<string, number>> = { "10,000": 200 };

/** Time and memory of cold and warm starts; each is a process of its own, timed from its very start. */
export async function benchLoad(base: Base): Promise<readonly Row[]> {
  const cold = times(base.entries >= MANY ? 1 : RUNS).map(() => loadOnce(base, "cold"));
  const warm = times().map(() => loadOnce(base, "warm"));
  const row = (what: string, unit: Row["unit"], values: readonly number[], target?: number): Row => ({
    section: "load",
    base: base.name,
    what,
    p50: median(values),
    unit,
    ...(target === undefined ? {} : { target }),
  });
  const memory = MEMORY_MB[base.name];
  return [
    row("cold start, ready after", "ms", take(cold, "milliseconds")),
    row("cold start, processor time", "ms", take(cold, "processor")),
    row("warm start, ready after", "ms", take(warm, "milliseconds"), WARM_MS[base.name]),
    row("warm start, processor time", "ms", take(warm, "processor")),
    row("memory of the store after a cold start", "MB", take(cold, "megabytes"), memory),
    row("memory of the store after a warm start", "MB", take(warm, "megabytes"), memory),
    ...(base.entries >= MANY
      ? []
      : [row("memory of the whole program, cold", "MB", await ofProgram(base, "cold"), memory)]),
    row("memory of the whole program, warm", "MB", await ofProgram(base, "warm"), memory),
  ];
}

const times = (length = RUNS): readonly unknown[] => Array.from({ length });

async function ofProgram(base: Base, start: "cold" | "warm"): Promise<readonly number[]> {
  const megabytes: number[] = [];
  for (const _ of times()) megabytes.push(await programMegabytes(base, start));
  return megabytes;
}

const take = (runs: readonly LoadedOnce[], what: keyof LoadedOnce): number[] => runs.map((run) => run[what]);

function loadOnce({ knowledgeDir, dataDir }: Base, start: "cold" | "warm"): LoadedOnce {
  if (start === "cold") rmSync(dataDir, { recursive: true, force: true });
  const script = fileURLToPath(new URL("./load-once.js", import.meta.url));
  const printed = execFileSync(process.execPath, [script, knowledgeDir, dataDir], {
    encoding: "utf8",
    timeout: SLOWEST_MS,
  });
  return JSON.parse(printed) as LoadedOnce;
}
