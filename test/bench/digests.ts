import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setImmediate as turn } from "node:timers/promises";
import { editionOf } from "../../src/core/digest/edition.ts";
import { nextSlot } from "../../src/core/digest/schedule.ts";
import { standingOf } from "../../src/core/digest/standing.ts";
import { DEFAULT_WISHES, type Subscription, WEEKDAYS } from "../../src/core/digest/subscription.ts";
import { createEngine } from "../../src/core/digest/tick.ts";
import type { Window } from "../../src/core/digest/window.ts";
import type { Knowledge } from "../../src/core/knowledge/knowledge.ts";
import type { KnowledgeStore } from "../../src/core/ports.ts";
import { sampleDesk } from "../samples/desk.ts";
import { SILENT } from "../samples/knowledge-store.ts";
import { median } from "./latency.ts";
import type { Row } from "./row.ts";

const CHANGES = 20;
const EDITIONS = 300;
const SUBSCRIPTIONS = 10_000;
/** One in so many is due. */
const EVERY = 10;
const NINE = Date.UTC(2026, 10, 25, 9);
const DAY = 86_400_000;

/** Editions rendered, and a tick over many subscriptions, over that knowledge. */
export async function benchDigests({ knowledge }: KnowledgeStore, base: string): Promise<Row[]> {
  return [...editions(knowledge, base), ...(await ticks(knowledge, base))];
}

function editions(knowledge: Knowledge, base: string): Row[] {
  const hash = sampleDesk(tmpdir()).hash;
  const render = (i: number): void => {
    const window = windowAt(i, knowledge);
    for (const details of ["thread", "buttons"] as const)
      editionOf(subscriptionOf(i), window, knowledge, { hash, details });
  };
  for (let i = 0; i < 50; i++) render(i);
  const times = Array.from({ length: EDITIONS }, (_, i) => {
    const from = performance.now();
    render(i);
    return (performance.now() - from) / 2;
  });
  return [
    {
      section: "digests",
      base,
      what: `editions of ${CHANGES} changes a second`,
      p50: 1000 / median(times),
      unit: "/s",
    },
  ];
}

/** Other announcements each time. */
function windowAt(i: number, { announcements }: Knowledge): Window {
  const changes = Array.from({ length: CHANGES }, (_, n) => announcements[(i * CHANGES + n) % announcements.length])
    .filter((head) => head !== undefined)
    .map((head, seq) => ({ seq, at: NINE - DAY / 2, announcement: head.id, after: standingOf(head) }));
  return { slot: { key: "2026-11-25T09:00", at: NINE }, at: NINE, since: NINE - DAY, changes, told: [], upTo: CHANGES };
}

function subscriptionOf(i: number): Subscription {
  return {
    id: `s${i}`,
    name: "Morning",
    to: { surface: "slack", space: `T${i % 100}`, channel: `C${i}` },
    creator: { id: "slack:T1/U1", name: "Ada" },
    createdAt: NINE - DAY,
    schedule: { at: i % EVERY === 0 ? "09:00" : "17:00", days: WEEKDAYS, timezone: "UTC" },
    wishes: { ...DEFAULT_WISHES, max: 1 + (i % 7) },
    version: 1,
  };
}

async function ticks(knowledge: Knowledge, base: string): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), "amw-bench-"));
  const desk = sampleDesk(folder);
  try {
    for (let i = 0; i < SUBSCRIPTIONS; i++) {
      const subscription = subscriptionOf(i);
      await desk.state.subscriptions.add(subscription, nextSlot(subscription.schedule, NINE - DAY / 24).at);
    }
    const engine = createEngine({
      desk,
      knowledge,
      clock: { now: () => new Date(NINE) },
      log: SILENT,
      chance: () => 0,
      pause: async () => {},
      breathe: () => turn(),
    });
    // The first one begins the journal, and looks at every subscription once.
    await engine.plan(NINE - 60_000);
    let longest = 0;
    let last = performance.now();
    const watching = setInterval(() => {
      const now = performance.now();
      longest = Math.max(longest, now - last - 1);
      last = now;
    }, 1);
    const from = performance.now();
    const claimed = await engine.plan(NINE);
    const took = performance.now() - from;
    clearInterval(watching);
    const idle = performance.now();
    await engine.plan(NINE + 60_000);
    const idled = performance.now() - idle;
    await engine.stop();
    const due = `${SUBSCRIPTIONS.toLocaleString("en")} subscriptions, ${claimed.length.toLocaleString("en")} due`;
    return [
      { section: "digests", base, what: `a tick: ${due}`, p50: took, unit: "ms" },
      { section: "digests", base, what: "the longest that it holds up others", p50: longest, unit: "ms" },
      { section: "digests", base, what: "a tick with nothing due", p50: idled, unit: "ms" },
    ];
  } finally {
    await desk.state.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
