import { expect, test } from "vitest";
import { simulateYear } from "./year.ts";

test("in a month and a half of restarts, outages and lost answers every slot gets exactly one edition", {
  timeout: 120_000,
}, async () => {
  const seed = Number(process.env.SIMULATION_SEED ?? 1);
  const report = await simulateYear({ seed, subscriptions: 40, days: 20, start: Date.UTC(2026, 2, 1) });
  console.log(report);
  expect(report.faults).toEqual([]);
});
