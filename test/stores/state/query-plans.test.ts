import { join } from "node:path";
import type { Kysely, KyselyPlugin, RootOperationNode } from "kysely";
import Database from "libsql";
import { expect, onTestFinished, test } from "vitest";
import type { Deliveries, Journal, Subscriptions, Watches } from "../../../src/core/digest/state.ts";
import { correctingDeliveries } from "../../../src/stores/state/correcting-deliveries.ts";
import { findingDeliveries } from "../../../src/stores/state/finding-deliveries.ts";
import { keptJournal } from "../../../src/stores/state/journal.ts";
import { openState } from "../../../src/stores/state/open-state.ts";
import { Readable } from "../../../src/stores/state/readable.ts";
import { sendingDeliveries } from "../../../src/stores/state/sending-deliveries.ts";
import { keptSubscriptions } from "../../../src/stores/state/subscriptions.ts";
import type { Tables } from "../../../src/stores/state/tables.ts";
import { keptWatches } from "../../../src/stores/state/watches.ts";
import { SILENT } from "../../samples/knowledge-store.ts";
import { CHANNEL } from "../../samples/state.ts";
import { temporaryFolder } from "../temporary-base.ts";

interface Ports {
  readonly subscriptions: Subscriptions;
  readonly deliveries: Omit<Deliveries, "claim" | "add" | "rewrite">;
  readonly journal: Journal;
  readonly watches: Watches;
}

/** How SQLite carries out the queries of what `ask` asks. */
async function plansOf(ask: (ports: Ports) => Promise<unknown>): Promise<string[]> {
  const file = join(temporaryFolder(), "state.db");
  const plain = openState(file);
  onTestFinished(() => plain.destroy());
  const queries: RootOperationNode[] = [];
  const hearing: KyselyPlugin = {
    transformQuery: ({ node }) => {
      queries.push(node);
      return node;
    },
    transformResult: async ({ result }) => result,
  };
  const db: Kysely<Tables> = plain.withPlugin(hearing);
  const readable = new Readable(SILENT);
  await ask({
    subscriptions: keptSubscriptions(db, readable),
    deliveries: {
      ...sendingDeliveries(db, readable),
      ...findingDeliveries(db, readable),
      ...correctingDeliveries(db, readable),
    },
    journal: keptJournal(db, readable),
    watches: keptWatches(db, readable),
  });
  const raw = new Database(file);
  onTestFinished(() => void raw.close());
  expect(queries.length).toBeGreaterThan(0);
  return queries.flatMap((node) => {
    const { sql, parameters } = plain.getExecutor().compileQuery(node, { queryId: "plan" });
    const steps = raw.prepare(`explain query plan ${sql}`).all([...parameters]) as { detail: string }[];
    return steps.map(({ detail }) => detail);
  });
}

/** What reads a whole table, or sorts what an index could give in order. */
const SLOW = /^SCAN|TEMP B-TREE/;
const SCAN = /^SCAN (?!turns|\(subquery)/;

test.each<[string, (ports: Ports) => Promise<unknown>]>([
  ["due", ({ subscriptions }) => subscriptions.due(1, 9)],
  ["nextAt", ({ subscriptions }) => subscriptions.nextAt("s1")],
  ["in", ({ subscriptions }) => subscriptions.in(CHANNEL)],
  ["inSpace", ({ subscriptions }) => subscriptions.inSpace("slack", "T1")],
  ["latest", ({ deliveries }) => deliveries.latest(CHANNEL, "watch")],
  ["inState", ({ deliveries }) => deliveries.inState("sending", 9)],
  ["begin", ({ deliveries }) => deliveries.begin("d1", 1)],
  ["settle", ({ deliveries }) => deliveries.settle("d1", { state: "gone", at: 1 })],
  ["byHash", ({ deliveries }) => deliveries.byHash("h", CHANNEL)],
  ["history", ({ deliveries }) => deliveries.history("s1", 9, 0)],
  ["upTo", ({ deliveries }) => deliveries.upTo("s1", ["d1"])],
  ["toEdit", ({ deliveries }) => deliveries.toEdit(1, 9)],
  ["known", ({ journal }) => journal.known("one", 9)],
  ["since", ({ journal }) => journal.since(4, 9)],
  ["last", ({ journal }) => journal.last()],
  ["on", ({ watches }) => watches.on(["player:alpha", "player:beta"])],
])("%s reads nothing but what it gives, in order", async (_, ask) => {
  const plans = await plansOf(ask);
  expect(plans.filter((step) => SLOW.test(step) && !/^SCAN (?:change|standing) USING|CONSTANT ROW/.test(step))).toEqual(
    [],
  );
});

test.each<[string, (ports: Ports) => Promise<unknown>]>([
  ["told", ({ deliveries }) => deliveries.told(CHANNEL, ["one", "two"], 1)],
  ["tellingOf", ({ deliveries }) => deliveries.tellingOf("one", 1)],
  ["ready", ({ deliveries }) => deliveries.ready(1, 9, ["slack"])],
  ["of", ({ watches }) => watches.of("slack:T1/U1")],
])("%s reads nothing but what it gives", async (_, ask) => {
  expect((await plansOf(ask)).filter((step) => SCAN.test(step))).toEqual([]);
});
