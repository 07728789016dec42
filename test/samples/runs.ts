/** So many runs of a property, times FC_RUNS where that is set. */
export const runs = (few: number): { numRuns: number } => ({ numRuns: few * Number(process.env.FC_RUNS ?? 1) });
