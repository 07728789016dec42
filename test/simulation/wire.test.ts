import { expect, test } from "vitest";
import { WireWorld } from "./wire-world.ts";
import { simulateYear } from "./year.ts";

test("over the wire, through the real clients and the platforms' rules, it is the same", {
  timeout: 120_000,
}, async () => {
  const seed = Number(process.env.SIMULATION_SEED || 2);
  const size = { seed, subscriptions: 8, days: 6, start: Date.UTC(2026, 2, 25) };
  const { faults, slots, fates } = await simulateYear(size, () => {}, await WireWorld.open());
  expect({ faults, seed }).toEqual({ faults: [], seed });
  expect(fates.posted + fates.late).toBeGreaterThan(slots / 3);
});
