export interface Latency {
  /** Milliseconds. */
  readonly p50: number;
  readonly p99: number;
}

const RUNS = 5;
const WARM_UP = 200;

/** Every input runs several times and counts with its median, so that what else the machine does stays out. */
export function latency<T>(inputs: readonly T[], run: (input: T) => unknown): Latency {
  for (const input of inputs.slice(0, WARM_UP)) run(input);
  return spread(inputs.map((input) => median(Array.from({ length: RUNS }, () => timeOf(() => run(input))))));
}

/** The same for what answers later. */
export async function latencyOf<T>(inputs: readonly T[], run: (input: T) => Promise<unknown>): Promise<Latency> {
  for (const input of inputs.slice(0, WARM_UP)) await run(input);
  const medians: number[] = [];
  for (const input of inputs) {
    const times: number[] = [];
    for (let i = 0; i < RUNS; i++) {
      const from = performance.now();
      await run(input);
      times.push(performance.now() - from);
    }
    medians.push(median(times));
  }
  return spread(medians);
}

export const median = (values: readonly number[]): number => at(sorted(values), 0.5);

/** Of `run` once. */
export function timeOf(run: () => unknown): number {
  const from = performance.now();
  run();
  return performance.now() - from;
}

const spread = (times: readonly number[]): Latency => ({ p50: median(times), p99: at(sorted(times), 0.99) });
const sorted = (values: readonly number[]): number[] => values.toSorted((a, b) => a - b);
const at = (values: readonly number[], share: number): number =>
  values[Math.floor(share * (values.length - 1))] ?? Number.NaN;
