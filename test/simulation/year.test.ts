import { expect, test } from "vitest";
import { simulateYear } from "./year.ts";

test("through restarts, kills, outages and lost answers every slot gets exactly one edition", {
  timeout: 120_000,
}, async () => {
  const seed = Number(process.env.SIMULATION_SEED || 1);
  // Summer begins and ends in that time, in one half of the world or the other.
  const size = { seed, subscriptions: 40, days: 12, start: Date.UTC(2026, 2, 24) };
  const { faults, slots, fates, kills } = await simulateYear(size);
  expect({ faults, seed }).toEqual({ faults: [], seed });
  expect(fates.posted + fates.late).toBeGreaterThan(slots / 2);
  expect(kills).toBeGreaterThan(10);
});
