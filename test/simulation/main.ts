import { WireWorld } from "./wire-world.ts";
import { simulateYear } from "./year.ts";

/** A number from the environment. */
const set = (name: string, usual: number): number => {
  const value = Number(process.env[name] || usual);
  if (!Number.isInteger(value) || value < 0) throw new Error(`${name} takes a whole number.`);
  return value;
};

const size = {
  seed: set("SIMULATION_SEED", Math.floor(Math.random() * 2 ** 31)),
  subscriptions: set("SIMULATION_SUBSCRIPTIONS", 500),
  days: set("SIMULATION_DAYS", 365),
  start: Date.UTC(2026, 0, 1) + set("SIMULATION_FIRST_DAY", 0) * 86_400_000,
};
/** 1: through the real clients and the fakes' wire, which takes several times as long. */
const isOverWire = set("SIMULATION_WIRE", 0) === 1;
process.stdout.write(
  `${size.subscriptions} subscriptions for ${size.days} days; SIMULATION_SEED=${size.seed} does the same again\n`,
);
const from = performance.now();
const { slots, fates, messages, restarts, kills, faults } = await simulateYear(
  size,
  (day) => {
    if (day % 30 === 0) process.stderr.write(`day ${day}, ${Math.round((performance.now() - from) / 1000)} s\n`);
  },
  isOverWire ? await WireWorld.open() : undefined,
);
const fate = Object.entries(fates).map(([name, count]) => `  ${name.padEnd(12)}${count}`);
process.stdout.write(
  [
    `${slots} slots, ${messages} messages posted, ${restarts} starts of AMW, ${kills} of them after it was killed:`,
    ...fate,
    faults.length === 0
      ? "Every slot got exactly one edition, or the report says why not; none twice, none missing."
      : `${faults.length} faults:`,
    ...faults.slice(0, 50).map((fault) => `  ${fault}`),
    "",
  ].join("\n"),
);
process.exitCode = faults.length === 0 ? 0 : 1;
