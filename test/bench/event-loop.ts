import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { Base } from "./bases.ts";
import type { Seen } from "./event-loop-once.ts";
import type { Row } from "./row.ts";

const SLOWEST_MS = 600_000;
const HELD_MS = 20;

/** The longest that the event loop was held, without what other programs on the machine add; beside it by the clock. */
export function benchEventLoop(base: Base): readonly Row[] {
  const script = fileURLToPath(new URL("./event-loop-once.js", import.meta.url));
  const printed = execFileSync(process.execPath, [script, base.knowledgeDir, base.dataDir], {
    encoding: "utf8",
    timeout: SLOWEST_MS,
  });
  const seen = JSON.parse(printed) as Seen;
  return Object.entries(seen).map(
    ([what, { held, clock, clearing }]): Row => ({
      section: "event loop",
      base: base.name,
      what: `${what} (by the clock ${clock.toFixed(1)}, clearing memory ${clearing.toFixed(1)})`,
      p50: held.p999,
      p99: held.longest,
      unit: "ms",
      target: HELD_MS,
    }),
  );
}
