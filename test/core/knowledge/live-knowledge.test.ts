import fc from "fast-check";
import { expect, test } from "vitest";
import { CLAIM_STATUSES } from "../../../src/core/knowledge/claim.ts";
import { NO_FILTERS } from "../../../src/core/knowledge/filters.ts";
import type { LiveKnowledge } from "../../../src/core/knowledge/live-knowledge.ts";
import { newestFirst } from "../../../src/core/knowledge/partial-date.ts";
import type { Listing } from "../../../src/core/message/pages.ts";
import { built, changed, IDS, SEGMENTS, step, TAGS } from "./arbitrary-changes.ts";

const all = <T>(listing: Listing<T>): readonly T[] => listing.slice(0, listing.length);

const view = (knowledge: LiveKnowledge) => ({
  revision: knowledge.revision,
  players: [...knowledge.players].sort(),
  products: [...knowledge.products].sort(),
  announcements: knowledge.announcements,
  of: IDS.map((id) => knowledge.announcementsOf(`player:${id}`)),
  in: SEGMENTS.map((id) => knowledge.announcementsOf(`segment:${id}`)),
  ranked: all(knowledge.ranked(NO_FILTERS)),
  tagged: TAGS.map((tag) => all(knowledge.newest({ ...NO_FILTERS, tags: [tag] }))),
  claims: all(knowledge.claims({ filters: NO_FILTERS, statuses: new Set(CLAIM_STATUSES) })),
  claimCount: knowledge.claimCount,
  regions: knowledge.regions,
  tags: knowledge.tags,
  heads: IDS.map((id) => knowledge.head(id)),
  names: knowledge.names.size,
  exact: ["alpha", "beta", "摩尔", "x1", "a", "titleofa"].map((key) =>
    knowledge.names
      .exact(key)
      .map(({ id }) => id)
      .sort(),
  ),
});

test("any sequence of changes leads to what a fresh start with the same records has", () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
      const { live, puts } = changed(steps);
      expect(view(live)).toEqual(view(built(puts)));
      const heads = live.announcements;
      for (const [i, head] of heads.entries()) {
        const before = heads[i - 1];
        if (before) expect(newestFirst(before.date, head.date) || (before.id < head.id ? -1 : 1)).toBeLessThan(0);
      }
    }),
    { numRuns: 200 },
  );
});
