import { describe, expect, test } from "vitest";
import { Announcement } from "../../../src/core/knowledge/announcement.ts";
import { checkTogether } from "../../../src/core/knowledge/check.ts";
import { checkAnnouncement } from "../../../src/core/knowledge/check-announcement.ts";
import { Claim } from "../../../src/core/knowledge/claim.ts";
import { announcementHead, playerHead } from "../../../src/core/knowledge/heads.ts";
import { Player } from "../../../src/core/knowledge/player.ts";
import { Segment } from "../../../src/core/knowledge/segment.ts";
import type { RecordId } from "../../../src/core/knowledge/slug.ts";
import { announcementFile, playerFile, segmentFile } from "../../stores/sample-records.ts";

const player = (id: string, more: Partial<Player> = {}) => Player.parse(playerFile(id, more));
const segment = (id: string, more: Partial<Segment> = {}) => Segment.parse(segmentFile(id, more));
const announcement = (more: Partial<Announcement> = {}, id = "2026-06-one") =>
  Announcement.parse(announcementFile(id, more));
const product = (id: string) => ({ id, name: id, aliases: [] });

interface Records {
  readonly players: readonly Player[];
  readonly segments: readonly Segment[];
  readonly announcements: readonly Announcement[];
  readonly unreadable: ReadonlySet<RecordId>;
}
const base = (more: Partial<Records> = {}): Records => ({
  players: [player("alpha", { products: [product("a100")] }), player("beta")],
  segments: [segment("accelerators", { examples: ["alpha"] })],
  announcements: [announcement()],
  unreadable: new Set(),
  ...more,
});

function found({ players, segments, announcements, unreadable }: Records): string[] {
  const heads = {
    players: new Map(players.map((one) => [one.id, playerHead(one)])),
    segments: new Map(segments.map((one) => [one.id, one])),
    announcements: new Map(announcements.map((one) => [one.id, announcementHead(one)])),
    unreadable,
  };
  const together = [...checkTogether(heads, ["help", "top"])].filter((finding) => finding !== undefined);
  const single = announcements.flatMap((one) =>
    checkAnnouncement(one).map((finding) => ({ record: `announcement:${one.id}`, ...finding })),
  );
  return [...together, ...single].map(
    ({ record, path, text }) => `${record.slice(record.indexOf(":") + 1)} ${path.join(".")}: ${text}`,
  );
}
const about = (more: Partial<Announcement>) => found(base({ announcements: [announcement(more)] }));

test("finds nothing in sound records", () => {
  expect(found(base())).toEqual([]);
});

describe("slugs", () => {
  test("of products are unique over all players", () => {
    const twice = base({
      players: [player("alpha", { products: [product("x1")] }), player("beta", { products: [product("x1")] })],
    });
    expect(found(twice)).toEqual([
      "beta products.0.id: `x1` is already a product of `alpha`: choose another slug or delete one of the two.",
    ]);
  });

  test("never hide a command", () => {
    const hiding = base({
      players: [player("alpha"), player("help", { products: [product("top")] })],
    });
    expect(found(hiding)).toEqual([
      "help id: `help` is a command of AMW, so nobody could ask for this player: choose another slug.",
      "help products.0.id: `top` is a command of AMW, so nobody could ask for this product: choose another slug.",
    ]);
  });
});

describe("names", () => {
  const named = (alpha: Partial<Player>, beta: Partial<Player>) =>
    found(base({ players: [player("alpha", alpha), player("beta", beta)], segments: [segment("accelerators")] }));

  test("nobody goes by another player's name, however it is spelt", () => {
    expect(named({ name: "Alpha", aliases: ["BETA-chips"] }, { name: "Beta Chips" })).toEqual([
      "alpha aliases.0: `BETA-chips` is the name of the player `beta`: write a name that only this player has, or take it out.",
    ]);
    expect(named({ name: "Alpha", nativeName: "華為" }, { name: "Beta", nativeName: "华为" })).toEqual([
      "beta nativeName: `华为` is the name of the player `alpha`: write a name that only this player has, or take it out.",
    ]);
  });

  test("aliases can be shared, and an alias may repeat a name of one's own", () => {
    expect(named({ name: "Alpha", aliases: ["ab", "alpha"] }, { name: "Beta", aliases: ["AB"] })).toEqual([]);
  });
});

describe("references", () => {
  test("must lead to a record", () => {
    expect(about({ players: ["alpha", "betta"] })).toEqual([
      "2026-06-one players.1: `betta` is no player: did you mean `beta`?",
    ]);
    expect(about({ rivals: ["nobody-at-all"] })).toEqual([
      "2026-06-one rivals.0: `nobody-at-all` is no player: add its record or take the slug out.",
    ]);
    expect(about({ segments: ["accelerator"] })).toEqual([
      "2026-06-one segments.0: `accelerator` is no segment: did you mean `accelerators`?",
    ]);
    expect(about({ related: ["2026-06-on"] })).toEqual([
      "2026-06-one related.0: `2026-06-on` is no announcement: did you mean `2026-06-one`?",
    ]);
    expect(about({ products: ["a10"] })).toEqual(["2026-06-one products.0: `a10` is no product: did you mean `a100`?"]);
    expect(
      found(base({ players: [player("alpha", { segments: ["acelerators"] })], segments: [segment("accelerators")] })),
    ).toEqual(["alpha segments.0: `acelerators` is no segment: did you mean `accelerators`?"]);
  });

  test("agree in both directions", () => {
    expect(about({ players: ["beta"], products: ["a100"] })).toEqual([
      "2026-06-one products.0: `a100` is made by `alpha`, which is not among the players: add it to `players` or take the product out.",
    ]);
    const example = base({ segments: [segment("accelerators"), segment("memory", { examples: ["alpha", "gone"] })] });
    expect(found(example)).toEqual([
      "memory examples.1: `gone` is no player: add its record or take the slug out.",
      "memory examples.0: `alpha` does not list `memory` among its segments: add it there or take the example out.",
    ]);
  });

  test("nobody is a rival of its own; those named beside the announcer can be", () => {
    expect(about({ players: ["alpha", "beta"], rivals: ["beta"] })).toEqual([]);
    expect(about({ players: ["alpha", "beta"], rivals: ["beta", "alpha"] })).toEqual([
      "2026-06-one rivals.1: `alpha` announces this and is no rival of its own: take it out of `rivals`.",
    ]);
  });

  test("to a record that cannot be read are let be", () => {
    const records = base({
      announcements: [announcement({ players: ["gamma"], products: ["g1"] })],
      unreadable: new Set(["player:gamma"]),
    });
    expect(found(records)).toEqual([]);
  });
});

describe("announcements", () => {
  const scored = (novelty: number, significance: number, mapDelta?: string) => ({
    ...announcement().read,
    novelty: { score: novelty, reason: "r" },
    significance: { score: significance, reason: "r" },
    ...(mapDelta ? { mapDelta } : {}),
  });

  test("novelty 2 needs mapDelta, significance 2 a segment", () => {
    expect(about({ read: scored(2, 1) })).toEqual([
      "2026-06-one read.novelty: `novelty` is 2 but `mapDelta` is missing: say in one sentence what changed on the player map.",
    ]);
    expect(about({ read: scored(1, 2), segments: [] })).toEqual([
      "2026-06-one read.significance: `significance` is 2 but `segments` is empty: name the segment that must re-plan.",
    ]);
    expect(about({ read: scored(3, 3, "A new link.") })).toEqual([]);
  });

  test("the id's date agrees with the date as far as both are known", () => {
    for (const date of ["2026", "2026-06", "2026-06-30"]) expect(about({ date })).toEqual([]);
    expect(about({ date: "2026-07-01" })).toEqual([
      "2026-06-one date: The id starts with 2026-06 but `date` is 2026-07-01: make the two agree.",
    ]);
  });

  test("a source has an address or a title", () => {
    const sources = [...announcement().sources, { publisher: "Somebody", grade: "F6" }];
    expect(about({ sources })).toEqual([
      "2026-06-one sources.1: The source has neither `url` nor `document`: give its address, or the title of what was read.",
    ]);
  });
});

describe("claims", () => {
  const A = "https://example.com/a";
  const B = "https://example.org/b";
  const sources = [
    { url: A, publisher: "Example Times", grade: "B2" },
    { url: B, publisher: "Other Post", grade: "B2" },
    { document: "A filing", publisher: "EXAMPLE  times", grade: "B2" },
  ];
  const step = (status: string, more: object = {}) => ({
    status,
    date: "2026-06-10",
    by: "amw:test",
    reason: "r",
    evidence: A,
    ...more,
  });
  const evidence = (source: string, stance = "supports", quotesClaimant = false) => ({
    source,
    stance,
    note: "n",
    quotesClaimant,
  });
  const claim = (steps: object[], given: object[] = [], claimant: object = { player: "alpha" }) => {
    const parsed = Claim.parse({ id: "c", text: "t", claimant, date: "2026-06-10", steps, evidence: given });
    return about({ sources, claims: [parsed] }).map((line) => line.replace("2026-06-one claims.0.", ""));
  };
  const first = step("claimed");

  test("addresses are those of the announcement's sources, by address or title", () => {
    expect(claim([first, step("stale", { evidence: "A filing" })], [evidence("A filing")])).toEqual([]);
    expect(claim([step("claimed", { evidence: "https://x.y/" })], [evidence("https://z.z/")])).toEqual([
      "evidence.0.source: https://z.z/ is not among the announcement's sources: add it there, or give the address of one that is.",
      "steps.0.evidence: https://x.y/ is not among the announcement's sources: add it there, or give the address of one that is.",
    ]);
  });

  test("a claimant that is a player exists", () => {
    expect(claim([first], [], { name: "anybody" })).toEqual([]);
    expect(claim([first], [], { player: "alpa" })).toEqual([
      'claimant.player: `alpa` is no player: did you mean `alpha`? A claimant that we do not track is written {"name": "…"}.',
    ]);
  });

  test("a life starts with claimed and goes forward in time", () => {
    expect(claim([step("stale")])).toEqual([
      "steps.0.status: A claim's life starts with `claimed`, not with `stale`: put that step first.",
    ]);
    expect(claim([first, step("stale", { date: "2026-06" })])).toEqual([]);
    expect(claim([first, step("stale", { date: "2026-05" })])).toEqual([
      "steps.1.date: The step is dated 2026-05, before the one above it (2026-06-10): put the steps in order.",
    ]);
  });

  test("corroborated needs two independent publishers, one of which does more than quote", () => {
    expect(claim([first, step("corroborated")], [evidence(A), evidence(B, "supports", true)])).toEqual([]);
    expect(claim([first, step("corroborated")], [evidence(A), evidence("A filing")])).toEqual([
      "steps.1.status: `corroborated` needs supporting evidence from two independent publishers, and there is one: add some, or go back to `claimed`.",
    ]);
    expect(claim([first, step("corroborated")], [evidence(A, "contradicts"), evidence(B, "contradicts")])[0]).toContain(
      "there is none",
    );
    expect(
      claim([first, step("corroborated")], [evidence(A, "supports", true), evidence(B, "supports", true)]),
    ).toEqual([
      "steps.1.status: `corroborated` needs one source that does more than quote the claimant: add it, or go back to `claimed`.",
    ]);
  });

  test("disputed and refuted need contrary evidence; verified and refuted a second person", () => {
    expect(claim([first, step("disputed")], [evidence(A, "contradicts")])).toEqual([]);
    expect(claim([first, step("disputed")], [evidence(A)])).toEqual([
      "steps.1.status: `disputed` needs evidence that contradicts the claim: add it under `evidence` with the stance `contradicts`.",
    ]);
    expect(claim([first, step("refuted", { approvedBy: "amw:second" })], [evidence(A, "contradicts")])).toEqual([]);
    expect(claim([first, step("refuted")], [evidence(A, "contradicts")])).toEqual([
      "steps.1.status: `refuted` needs a second person: name them in `approvedBy`.",
    ]);
    expect(claim([first, step("verified", { approvedBy: "amw:test" })], [evidence(A)])).toEqual([
      "steps.1.approvedBy: Nobody approves their own step: `approvedBy` must be somebody other than amw:test.",
    ]);
    expect(claim([first, step("verified", { approvedBy: "amw:second" })], [evidence(A, "supports", true)])).toEqual([
      "steps.1.status: `verified` needs supporting evidence that does more than quote the claimant: add it under `evidence`.",
    ]);
  });
});
