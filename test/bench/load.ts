import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { generatedBase } from "./generated-base.ts";
import type { LoadedOnce } from "./load-once.ts";

export interface LoadRow {
  readonly what: string;
  readonly entries: number;
  /** Over the runs. */
  readonly median: number;
  readonly unit: "ms" | "MB";
}

const RUNS = 3;
const SLOWEST_MS = 600_000;

/** Time and memory of cold and warm starts over a generated base of so many records. */
export function benchLoad(entries: number): readonly LoadRow[] {
  const base = generatedBase(entries);
  try {
    return benchLoadOf(base.knowledgeDir, entries);
  } finally {
    base.remove();
  }
}

/** The same over a folder that is there already. Each start is a process of its own, timed from its very start. */
export function benchLoadOf(knowledgeDir: string, entries: number): readonly LoadRow[] {
  const dataDir = mkdtempSync(join(tmpdir(), "amw-bench-data-"));
  const runs = Array.from({ length: RUNS }, (_, run) => run);
  try {
    const cold = runs.map(() => {
      rmSync(dataDir, { recursive: true });
      return start(knowledgeDir, dataDir);
    });
    const warm = runs.map(() => start(knowledgeDir, dataDir));
    return [
      { what: "cold start: ready after", entries, median: median(cold.map((once) => once.milliseconds)), unit: "ms" },
      { what: "warm start: ready after", entries, median: median(warm.map((once) => once.milliseconds)), unit: "ms" },
      { what: "memory after a cold start", entries, median: median(cold.map((once) => once.megabytes)), unit: "MB" },
      { what: "memory after a warm start", entries, median: median(warm.map((once) => once.megabytes)), unit: "MB" },
    ];
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

function start(knowledgeDir: string, dataDir: string): LoadedOnce {
  const script = fileURLToPath(new URL("./load-once.js", import.meta.url));
  const printed = execFileSync(process.execPath, [script, knowledgeDir, dataDir], {
    encoding: "utf8",
    timeout: SLOWEST_MS,
  });
  return JSON.parse(printed) as LoadedOnce;
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
