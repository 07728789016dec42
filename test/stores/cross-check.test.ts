import { expect, test } from "vitest";
import type { KnowledgeHeads } from "../../src/core/knowledge/finding.ts";
import { Segment } from "../../src/core/knowledge/segment.ts";
import { CrossCheck } from "../../src/stores/json-knowledge/cross-check.ts";
import { SILENT } from "../samples/knowledge-store.ts";
import { segmentFile } from "./sample-records.ts";

/** So many segments, the last of which names a player that is not there. */
function heads(count: number): KnowledgeHeads {
  const segments = Array.from({ length: count }, (_, i) =>
    Segment.parse(segmentFile(`s${i}`, { examples: i === count - 1 ? ["gone"] : [] })),
  );
  return {
    players: new Map(),
    segments: new Map(segments.map((segment) => [segment.id, segment])),
    announcements: new Map(),
    unreadable: new Set(),
  };
}

test.each([
  ["a small base before it is served", 2000, 1],
  ["a large base afterwards", 2001, 0],
])("checks %s", async (_when, count, atOnce) => {
  const all = heads(count);
  const check = new CrossCheck({ dir: "nowhere", heads: () => all, commandNames: [], log: SILENT });
  expect(check.problems).toHaveLength(atOnce);
  await check.done();
  expect(check.problems).toHaveLength(1);
});

test("a change while a check is under way starts it anew", async () => {
  let all = heads(50_000);
  const check = new CrossCheck({ dir: "nowhere", heads: () => all, commandNames: [], log: SILENT });
  await new Promise(setImmediate);
  all = heads(1);
  check.again();
  await check.done();
  expect(check.problems).toMatchObject([{ file: "nowhere/segments/s0.json" }]);
});
