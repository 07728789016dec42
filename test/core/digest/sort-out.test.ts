import { describe, expect, it } from "vitest";
import { FIRST_LOOK, type SortedOut, sortOut } from "../../../src/core/digest/sort-out.ts";
import type { Standing, Told } from "../../../src/core/digest/standing.ts";
import { DEFAULT_WISHES, type Wishes } from "../../../src/core/digest/subscription.ts";
import type { Window } from "../../../src/core/digest/window.ts";
import type { Announcement } from "../../../src/core/knowledge/announcement.ts";
import { NINE, standing, windowAt } from "../../samples/editions.ts";
import { knowledgeOf, recordsIn } from "../../samples/knowledge-of.ts";

const DAY = 86_400_000;
const ID = "2026-07-17-mtt-c256";
const RECORDS = recordsIn();
const KNOWLEDGE = knowledgeOf(RECORDS);
const found = RECORDS.announcements.find(({ id }) => id === ID);
if (!found) throw new Error(`There is no ${ID}.`);
const ANNOUNCEMENT: Announcement = found;
const NOW = standing(ANNOUNCEMENT);
const [FIRST = ""] = Object.keys(NOW.claims);

/** The standing with its first claim so. */
const withClaim = (status: "claimed" | "disputed", evidence: number): Standing => ({
  ...NOW,
  claims: { ...NOW.claims, [FIRST]: [status, evidence] },
});
const told = (as: Standing, days: number): Told => ({ announcement: ID, as, at: NINE - days * DAY, delivery: "d" });

interface Case {
  readonly before?: Standing;
  readonly told?: readonly Told[];
  readonly wishes?: Partial<Wishes>;
  readonly window?: Partial<Window>;
}

function sorted({ before, told: toldBefore = [], wishes = {}, window = {} }: Case): SortedOut {
  const change = { seq: 1, at: NINE - 1000, announcement: ID, before, after: NOW };
  return sortOut(
    { ...DEFAULT_WISHES, ...wishes },
    windowAt({ changes: [change], told: toldBefore, ...window }),
    KNOWLEDGE,
  );
}
const itemOf = (made: SortedOut) => [...made.lead, ...made.brief, ...made.held, ...made.minor][0];
/** Significance 1 and novelty 1 earn 7. */
const points = (made: SortedOut) => itemOf(made)?.reckoning;

describe("the rank of what changed", () => {
  it("is that of its scores where it is new", () => {
    expect(points(sorted({}))).toEqual({
      significance: 4,
      novelty: 3,
      lifted: 0,
      change: 0,
      repeated: 0,
      rank: 7,
    });
    expect(itemOf(sorted({}))?.news).toBe("new");
  });

  it("is 4 more for a claim that changed status, 1 more for new evidence, whatever else changed", () => {
    expect(points(sorted({ before: withClaim("disputed", 1) }))).toMatchObject({ change: 4, rank: 11 });
    expect(points(sorted({ before: withClaim("claimed", 1) }))).toMatchObject({ change: 1, rank: 8 });
    const rescored = sorted({ before: { ...NOW, significance: 3 } });
    expect(points(rescored)).toMatchObject({ change: 0, rank: 7 });
    expect(itemOf(rescored)?.news).toBe("rescored");
  });

  it("is lifted by 3 for a player and 1 for a segment", () => {
    const segment = ANNOUNCEMENT.segments[0] ?? "";
    expect(points(sorted({ wishes: { lift: ["player:moore-threads"] } }))).toMatchObject({ lifted: 3, rank: 10 });
    expect(points(sorted({ wishes: { lift: [`segment:${segment}`] } }))).toMatchObject({ lifted: 1, rank: 8 });
    const both = sorted({ wishes: { lift: [`segment:${segment}`, "player:huawei", "player:moore-threads"] } });
    expect(points(both)).toMatchObject({ lifted: 4, rank: 11 });
    expect(itemOf(both)?.lifting).toEqual([`segment:${segment}`, "player:moore-threads"]);
  });

  it("is 2 less for each post of the last 7 days that told the same", () => {
    const old = withClaim("claimed", 1);
    const made = (days: readonly number[]) => points(sorted({ before: old, told: days.map((n) => told(old, n)) }));
    expect(made([1])).toMatchObject({ change: 1, repeated: -2, rank: 6 });
    expect(made([1, 3, 6.9])).toMatchObject({ repeated: -6, rank: 2 });
    expect(made([1, 7])).toMatchObject({ repeated: -2 });
    expect(made([8])).toMatchObject({ repeated: 0, rank: 8 });
    const told8 = [told(old, 1), told({ ...old, novelty: 3 }, 2), told(withClaim("disputed", 1), 3)];
    expect(points(sorted({ before: old, told: told8 }))).toMatchObject({ repeated: -2 });
  });
});

describe("what changed", () => {
  it("is a correction where the channel was told otherwise, and no item besides", () => {
    const made = sorted({ before: withClaim("disputed", 1), told: [told(withClaim("disputed", 1), 30)] });
    expect(made.corrections).toMatchObject([
      { announcement: ID, differences: [{ kind: "status", claim: FIRST, from: "disputed", to: "claimed" }] },
    ]);
    expect(itemOf(made)).toBeUndefined();
  });

  it("is no correction where it came back to what the channel was told last", () => {
    const made = sorted({ before: withClaim("disputed", 9), told: [told(NOW, 2), told(withClaim("disputed", 1), 9)] });
    expect(made).toMatchObject({ corrections: [], told: [ID] });
  });

  it("is a correction against what was told last, not before", () => {
    const made = sorted({ told: [told(withClaim("disputed", 1), 2), told(NOW, 9)] });
    expect(made.corrections).toHaveLength(1);
  });

  it("is nothing where it is as it was, and the channel was never told", () => {
    expect(sorted({ before: NOW })).toMatchObject({ moot: [ID], lead: [], brief: [], minor: [] });
  });

  it("is filtered out where the wishes say so, but corrected all the same", () => {
    const wishes = { minSignificance: 3 };
    expect(sorted({ wishes })).toMatchObject({ filtered: [ID] });
    const was = { ...NOW, significance: 3 };
    const made = sorted({ wishes, before: was, told: [told(was, 3)] });
    expect(made.corrections).toMatchObject([
      { differences: [{ kind: "score", scale: "significance", from: 3, to: 1 }] },
    ]);
  });

  it("is corrected once where it is gone, and again where it comes back", () => {
    const gone = (as: Standing) =>
      sortOut(
        DEFAULT_WISHES,
        windowAt({
          changes: [{ seq: 1, at: NINE, announcement: "gone", before: NOW }],
          told: [{ announcement: "gone", as, at: NINE - DAY, delivery: "d" }],
        }),
        KNOWLEDGE,
      );
    const [correction] = gone(NOW).corrections;
    expect(correction).toMatchObject({ differences: [{ kind: "gone" }], standing: { retracted: true } });
    expect(gone({ ...NOW, retracted: true })).toMatchObject({ corrections: [], told: ["gone"] });
    const back = sorted({ told: [told({ ...NOW, retracted: true }, 2)] });
    expect(back.corrections).toMatchObject([{ differences: [{ kind: "reinstated" }] }]);
  });
});

describe("the first edition", () => {
  it("chooses among the newest, leaves out what is dated later, and what the channel was told already", () => {
    const first = { since: undefined, changes: [] };
    const many = knowledgeOf({
      ...RECORDS,
      announcements: Array.from({ length: 40 }, (_, i) => ({
        ...ANNOUNCEMENT,
        id: `one-${String(i).padStart(2, "0")}`,
        date: `2026-11-${String(1 + (i % 30)).padStart(2, "0")}`,
      })),
    });
    const made = sortOut(DEFAULT_WISHES, windowAt(first), many);
    expect(made.looked).toBe(FIRST_LOOK);
    const dates = [...made.brief, ...made.held].map(({ head }) => head.date);
    expect(dates.every((date) => date >= "2026-11-08" && date <= "2026-11-25")).toBe(true);

    const again = sortOut(
      DEFAULT_WISHES,
      windowAt({ ...first, told: [{ announcement: ID, as: NOW, at: NINE - 90 * DAY, delivery: "d" }] }),
      KNOWLEDGE,
    );
    expect(again.told).toEqual([ID]);
  });
});
