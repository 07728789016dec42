import { afterAll, beforeAll, expect, it } from "vitest";
import { type Change, type Standing, standingOf } from "../../src/core/digest/standing.ts";
import { newsFor } from "../../src/core/digest/watched-news.ts";
import type { Knowledge } from "../../src/core/knowledge/knowledge.ts";
import { watchMessage } from "../../src/core/messages/watch-message.ts";
import { type SampleAmw, sampleAmw } from "../samples/knowledge-store.ts";
import { SURFACES } from "./surfaces.ts";

const WATCHES = [
  { actor: "slack:T1/U1", record: "player:moore-threads", since: 0 },
  { actor: "slack:T1/U1", record: "segment:training-accelerators", since: 0 },
] as const;

let sample: SampleAmw;
beforeAll(async () => {
  sample = await sampleAmw();
});
afterAll(() => sample.close());

/** The announcement as it became what it is now from what `was` makes of it; new without. */
function change(seq: number, announcement: string, was?: (now: Standing) => Standing): Change {
  const knowledge: Knowledge = sample.store.knowledge;
  const head = knowledge.head(announcement);
  if (!head) throw new Error(`There is no ${announcement}`);
  const after = standingOf(head);
  return { seq, at: seq, announcement, ...(was ? { before: was(after) } : {}), after };
}

const claimed = (now: Standing): Standing => ({
  ...now,
  claims: Object.fromEntries(Object.keys(now.claims).map((id) => [id, ["claimed", 1]])),
});
const lessEvidence = (now: Standing): Standing => ({
  ...now,
  claims: Object.fromEntries(Object.entries(now.claims).map(([id, [status]]) => [id, [status, 0]])),
});

it("what a watch writes", async () => {
  const { knowledge } = sample.store;
  const changes = [
    change(1, "2026-07-17-mtt-c256"),
    change(2, "2026-06-musacoder-first-domestic-gpu", claimed),
    change(3, "2026-09-17-huawei-connect-960", lessEvidence),
    change(4, "2026-02-12-samsung-hbm4"),
    change(5, "2026-06-03-musacoder-paper", (now) => ({ ...now, retracted: true })),
  ];
  const message = watchMessage(newsFor(WATCHES, changes, knowledge), knowledge);
  for (const [surface, render] of Object.entries(SURFACES))
    await expect(render(message)).toMatchFileSnapshot(`snapshots/watch-news.${surface}`);
});
