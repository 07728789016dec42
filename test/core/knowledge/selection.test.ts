import fc from "fast-check";
import { expect, test } from "vitest";
import { highestFirst } from "../../../src/core/digest/rank.ts";
import { CLAIM_STATUSES } from "../../../src/core/knowledge/claim.ts";
import { type Filters, matches, NO_FILTERS, narrows } from "../../../src/core/knowledge/filters.ts";
import { type Listing, pageOf } from "../../../src/core/message/pages.ts";
import { changed, DATES, IDS, REGIONS, SEGMENTS, step, TAGS } from "./arbitrary-changes.ts";

const some = <T>(...values: readonly T[]) => fc.subarray([...values], { maxLength: 2 });
const day = fc.option(fc.constantFrom("2025-01-01", "2026-01-01", "2026-01-02", "2026-02-01"), { nil: undefined });
const least = fc.constantFrom(0, 0, 0, 1, 2, 3);
const filters: fc.Arbitrary<Filters> = fc.record({
  players: some(...IDS, "nobody"),
  segments: some(...SEGMENTS),
  regions: some(...REGIONS),
  tags: some(...TAGS),
  since: day,
  until: day,
  minNovelty: least,
  minSignificance: least,
  statuses: some(...CLAIM_STATUSES),
});
/** Mostly one filter alone, which is how people ask. */
const asked = fc.oneof(
  filters,
  ...["since", "until", ...Object.keys(NO_FILTERS)].map((one) =>
    filters.map((all): Filters => ({ ...NO_FILTERS, [one]: all[one as keyof Filters] })),
  ),
  fc.constant(NO_FILTERS),
);
const loosely = fc.oneof(fc.constant(NO_FILTERS), asked);
const steps = fc.array(step, { minLength: 5, maxLength: 25 });
const about = fc.option(
  fc.constantFrom(...IDS.map((id) => `player:${id}` as const), ...SEGMENTS.map((id) => `segment:${id}` as const)),
  { nil: undefined },
);

const all = <T>(listing: Listing<T>): readonly T[] => {
  expect(pageOf(listing, 2, 1).items).toEqual(
    listing.slice(1, 2).length > 0 ? listing.slice(1, 2) : listing.slice(0, 1),
  );
  return listing.slice(0, listing.length);
};

test("filters by number say what filters on whole heads say, in the same order", () => {
  let found = 0;
  fc.assert(
    fc.property(steps, asked, about, (steps, asked, about) => {
      const { live } = changed(steps);
      const heads = about === undefined ? live.announcements : live.announcementsOf(about);
      const passing = heads.filter((head) => matches(head, asked));
      expect(all(live.newest(asked, about))).toEqual(passing);
      if (narrows(asked)) found += passing.length;
      expect(all(live.ranked(asked))).toEqual(
        live.announcements.filter((head) => !head.retracted && matches(head, asked)).sort(highestFirst),
      );
    }),
    { numRuns: 500 },
  );
  expect(found).toBeGreaterThan(100);
});

test("claims come by deadline, then as their announcements do, none of retracted ones", () => {
  const claimants = fc.constantFrom(undefined, undefined, "a", "b", "c");
  let found = 0;
  fc.assert(
    fc.property(
      steps,
      loosely,
      fc.subarray([...CLAIM_STATUSES], { minLength: 3 }),
      claimants,
      (steps, filters, wanted, claimant) => {
        const { live } = changed(steps);
        const statuses = new Set(wanted);
        const named = claimant === undefined ? live.announcements : live.announcementsOf(`player:${claimant}`);
        const claims = named
          .filter((head) => !head.retracted && matches(head, filters))
          .flatMap((announcement) => announcement.claims.map((claim) => ({ announcement, claim })))
          .filter(({ claim }) => statuses.has(claim.status) && (claimant === undefined || claim.player === claimant));
        const byDue = [...DATES.toSorted(), undefined].flatMap((due) =>
          claims.filter(({ claim }) => claim.due === due),
        );
        expect(all(live.claims({ filters, statuses, claimant }))).toEqual(byDue);
        found += byDue.length;
        expect(live.claimCount).toBe(live.announcements.flatMap((head) => head.claims).length);
      },
    ),
    { numRuns: 500 },
  );
  expect(found).toBeGreaterThan(100);
});
