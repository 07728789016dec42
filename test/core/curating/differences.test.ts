import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { differences } from "../../../src/core/curating/differences.ts";
import type { RawRecord } from "../../../src/core/curating/records.ts";
import { sameJson } from "../../../src/core/curating/same-json.ts";
import { plainSpans } from "../../../src/core/message/plain.ts";
import { recordsIn } from "../../samples/knowledge-of.ts";

const said = (before: RawRecord | undefined, after: RawRecord | undefined): string[] =>
  differences(before, after).map(plainSpans);

const step = (status: string, reason: string) => ({
  status,
  date: "2026-11-25",
  by: "slack:T1/U1",
  reason,
  evidence: "https://a.example",
});
const BASE = {
  id: "2026-06-one",
  title: "One",
  homepage: "https://one.example",
  segments: ["hbm"],
  claims: [{ id: "mtt-training", text: "It trains.", steps: [step("claimed", "They say so.")], evidence: [] }],
  read: {
    novelty: { score: 1, reason: "New detail." },
    significance: { score: 2, reason: "A segment re-plans." },
    date: "2026-11-23",
    by: "amw:starter",
  },
};
const [CLAIM] = BASE.claims;

describe("what changed, in words", () => {
  test.each<[string, RawRecord, string[]]>([
    [
      "a score",
      { ...BASE, read: { ...BASE.read, significance: { score: 3, reason: "Several segments." } } },
      ["Significance 2 → 3: Several segments."],
    ],
    [
      "a reason alone",
      { ...BASE, read: { ...BASE.read, novelty: { score: 1, reason: "Other." } } },
      ["Reason for novelty 1: New detail. → Other."],
    ],
    ["the scorer", { ...BASE, read: { ...BASE.read, by: "slack:T1/U1" } }, ["Scored by: amw:starter → slack:T1/U1"]],
    [
      "what a list gains",
      { ...BASE, segments: ["hbm", "training-accelerators"] },
      ["Segment training-accelerators added"],
    ],
    ["what a list loses", { ...BASE, segments: [] }, ["Segment hbm removed"]],
    ["a text", { ...BASE, title: "Two" }, ["Title: One → Two"]],
    ["a text that goes", { ...BASE, homepage: undefined }, ["Homepage removed: https://one.example"]],
    ["a text that comes", { ...BASE, listing: "Shanghai" }, ["Listing added: Shanghai"]],
    [
      "a claim's step",
      { ...BASE, claims: [{ ...CLAIM, steps: [...(CLAIM?.steps ?? []), step("disputed", "Two deny it.")] }] },
      ["Claim mtt-training: claimed → disputed: Two deny it."],
    ],
    [
      "evidence",
      {
        ...BASE,
        claims: [
          {
            ...CLAIM,
            evidence: [{ source: "https://a.example", stance: "supports", note: "Says so.", quotesClaimant: true }],
          },
        ],
      },
      ["Claim mtt-training, evidence added, supports: Says so. (https://a.example, which quotes the claimant)"],
    ],
    ["a claim that goes", { ...BASE, claims: [] }, ["Claim removed: It trains."]],
    [
      "a retraction",
      { ...BASE, retracted: { date: "2026-11-25", by: "slack:T1/U1", reason: "A hoax." } },
      ["Retracted: A hoax."],
    ],
    ["a key that nobody knows", { ...BASE, myNote: { a: 1 } }, ["My note added: a 1"]],
  ])("%s", (_, after, expected) => {
    expect(said(BASE, after)).toEqual(expected);
  });

  test("a step taken back, an order, a whole record", () => {
    const two = { ...BASE, claims: [{ ...CLAIM, steps: [...(CLAIM?.steps ?? []), step("disputed", "No.")] }] };
    expect(said(two, BASE)).toEqual(["Claim mtt-training: disputed → claimed, the last step taken back"]);
    expect(said({ tags: ["a", "b"] }, { tags: ["b", "a"] })).toEqual(["Tag: another order: b, a"]);
    expect(said(undefined, BASE)).toEqual(["New: “One”"]);
    expect(said(BASE, undefined)).toEqual(["Removed: “One”"]);
  });

  test("people are called by their names where those are known", () => {
    const scored = { ...BASE, read: { ...BASE.read, by: "slack:T1/U1" } };
    const names: Record<string, string> = { "slack:T1/U1": "Ada", "amw:starter": "the starter base" };
    expect(differences(BASE, scored, (actor) => names[actor]).map(plainSpans)).toEqual([
      "Scored by: the starter base → Ada",
    ]);
  });

  test("a long text is told as far as it differs", () => {
    const text = (word: string) => `${"many words before ".repeat(20)}${word}${" and many after".repeat(20)}`;
    const [told = ""] = said({ summary: text("four") }, { summary: text("five") });
    expect(told).toContain("four");
    expect(told).toContain("five");
    expect(told.length).toBeLessThan(200);
  });
});

const REAL: readonly RawRecord[] = Object.values(recordsIn()).flat() as unknown as RawRecord[];
/** A real record with some of its keys from another one, or gone, or anything. */
const arbitraryRecord = fc
  .tuple(
    fc.constantFrom(...REAL),
    fc.constantFrom(...REAL),
    fc.array(fc.tuple(fc.nat(30), fc.oneof(fc.constant("other"), fc.constant("gone"), fc.constant("any"))), {
      maxLength: 4,
    }),
    fc.jsonValue({ maxDepth: 3 }),
  )
  .map(([one, other, changes, any]) => {
    const keys = Object.keys(one);
    const record: Record<string, unknown> = { ...one };
    for (const [at, how] of changes) {
      const key = keys[at % keys.length] ?? "id";
      if (how === "gone") delete record[key];
      else record[key] = how === "any" ? any : other[key];
    }
    return record;
  });

test("there is something to tell exactly where two records differ", () => {
  fc.assert(
    fc.property(fc.tuple(arbitraryRecord, arbitraryRecord), ([one, other]) => {
      expect(differences(one, structuredClone(one))).toEqual([]);
      expect(differences(one, other).length > 0).toBe(!sameJson(one, other));
      expect(differences(other, one).length > 0).toBe(!sameJson(one, other));
    }),
    { numRuns: 1000 },
  );
});

test("any two lists of claims or anything else can be told apart", () => {
  const claims = fc.record({ claims: fc.array(fc.jsonValue({ maxDepth: 4 }), { maxLength: 3 }) });
  const steps = fc.record({
    claims: fc.array(
      fc.record({
        id: fc.constantFrom("a", "b"),
        steps: fc.array(fc.record({ status: fc.constantFrom("claimed", "stale") }), { maxLength: 3 }),
        evidence: fc.array(fc.constantFrom("x", "y"), { maxLength: 3 }),
      }),
      { maxLength: 3 },
    ),
  });
  for (const arbitrary of [claims, steps])
    fc.assert(
      fc.property(arbitrary, arbitrary, (one, other) => {
        expect(differences(one, other).length > 0).toBe(!sameJson(one, other));
      }),
      { numRuns: 2000 },
    );
});
