import fc from "fast-check";
import { type Change, type Standing, standingOf, type Told } from "../../src/core/digest/standing.ts";
import { DEFAULT_WISHES, LANGUAGES, type Topics, type Wishes } from "../../src/core/digest/subscription.ts";
import type { Window } from "../../src/core/digest/window.ts";
import type { Announcement } from "../../src/core/knowledge/announcement.ts";
import { CLAIM_STATUSES } from "../../src/core/knowledge/claim.ts";
import type { Knowledge } from "../../src/core/knowledge/knowledge.ts";
import { NINE, windowAt } from "./editions.ts";
import { generateKnowledge } from "./generated-knowledge.ts";
import { knowledgeOf, type Records } from "./knowledge-of.ts";

const DAY = 86_400_000;

/** Records of a generated base; every sixth announcement is retracted, every fourth names several players. */
export function generatedRecords(entries: number, seed: number): Records {
  const all = [...generateKnowledge({ entries, seed })];
  const players = all.flatMap((one) => (one.kind === "player" ? [one.record] : []));
  return {
    players,
    segments: all.flatMap((one) => (one.kind === "segment" ? [one.record] : [])),
    announcements: all.flatMap((one, i): Announcement[] => {
      if (one.kind !== "announcement") return [];
      const { record } = one;
      const retracted = { date: "2026-11-20", by: "slack:T1/U1", reason: "The source took it back." };
      const others = [players[0], players[1]].flatMap((player) => (player ? [player.id] : []));
      return [
        {
          ...record,
          players: i % 4 === 0 ? [...new Set([...record.players, ...others])] : record.players,
          ...(i % 6 === 0 ? { retracted } : {}),
        },
      ];
    }),
  };
}

export const GENERATED: Knowledge = knowledgeOf(generatedRecords(90, 7));

const score = fc.integer({ min: 0, max: 3 });

/** The standing as it is, or with something else about it. */
const near = (now: Standing): fc.Arbitrary<Standing> =>
  fc.oneof(
    { weight: 2, arbitrary: fc.constant(now) },
    fc
      .record({
        novelty: score,
        significance: score,
        retracted: fc.boolean(),
        status: fc.constantFrom(...CLAIM_STATUSES),
        less: fc.integer({ min: 0, max: 2 }),
        without: fc.boolean(),
      })
      .map(({ novelty, significance, retracted, status, less, without }): Standing => {
        const claims = Object.entries(now.claims);
        const [first] = claims;
        return {
          novelty: less === 0 ? novelty : now.novelty,
          significance: less === 1 ? significance : now.significance,
          retracted: less === 2 ? retracted : now.retracted,
          claims: {
            ...Object.fromEntries(
              claims.slice(without ? 1 : 0).map(([id, [is, n]]) => [id, [is, Math.max(1, n - less)]]),
            ),
            ...(first && !without ? { [first[0]]: [status, first[1][1]] } : {}),
          },
        };
      }),
  );

const topics = (knowledge: Knowledge): fc.Arbitrary<Topics> =>
  fc.record({
    players: fc.subarray([...knowledge.players.keys()].slice(0, 6), { maxLength: 2 }),
    segments: fc.subarray([...knowledge.segments.keys()], { maxLength: 3 }),
    regions: fc.subarray([...knowledge.regions], { maxLength: 2 }),
    tags: fc.subarray([...knowledge.tags], { maxLength: 2 }),
  });
const NOTHING: Topics = { players: [], segments: [], regions: [], tags: [] };

export const arbitraryWishes = (knowledge: Knowledge): fc.Arbitrary<Wishes> =>
  fc.record({
    include: fc.oneof({ weight: 3, arbitrary: fc.constant(NOTHING) }, topics(knowledge)),
    exclude: fc.oneof({ weight: 3, arbitrary: fc.constant(NOTHING) }, topics(knowledge)),
    minNovelty: fc.integer({ min: 0, max: 2 }),
    minSignificance: fc.integer({ min: 0, max: 2 }),
    lift: fc
      .tuple(
        fc.subarray([...knowledge.players.keys()], { maxLength: 3 }),
        fc.subarray([...knowledge.segments.keys()], { maxLength: 2 }),
      )
      .map(([players, segments]) => [
        ...players.map((id) => `player:${id}` as const),
        ...segments.map((id) => `segment:${id}` as const),
      ]),
    language: fc.constantFrom(...LANGUAGES),
    max: fc.integer({ min: 1, max: 7 }),
    quiet: fc.constantFrom("say" as const, "skip" as const),
    alert: fc.constant(DEFAULT_WISHES.alert),
  });

interface Happened {
  readonly changes: readonly Omit<Change, "seq" | "at">[];
  readonly told: readonly Told[];
}

/** What may have happened to one announcement: nothing, one change or two, and what the channel was told of it before. */
function happened(id: string, now: Standing | undefined): fc.Arbitrary<Happened> {
  const was = now ?? { novelty: 2, significance: 2, retracted: false, claims: { one: ["claimed", 1] } };
  const told = fc
    .array(fc.record({ as: near(was), days: fc.integer({ min: 0, max: 12 }) }), { maxLength: 3 })
    .map((many) =>
      many
        .map(
          ({ as, days }, i): Told => ({ announcement: id, as, at: NINE - days * DAY - 60_000 - i, delivery: `d${i}` }),
        )
        .sort((a, b) => b.at - a.at),
    );
  const path = fc.array(fc.option(near(was), { nil: undefined }), { minLength: 1, maxLength: 2 });
  return fc.record({ path, told }).map(({ path: steps, told: before }) => ({
    changes: steps.map((standing, i) => ({
      announcement: id,
      before: standing,
      after: i + 1 < steps.length ? steps[i + 1] : now,
    })),
    told: before,
  }));
}

/** A window over some of the knowledge's announcements and two that are gone. */
export const arbitraryWindow = (knowledge: Knowledge): fc.Arbitrary<Window> =>
  fc
    .record({
      heads: fc.shuffledSubarray([...knowledge.announcements], { maxLength: 40 }),
      gone: fc.subarray(["gone-one", "gone-two"]),
      first: fc.integer({ min: 0, max: 9 }).map((n) => n === 0),
      late: fc.option(fc.record({ missed: fc.integer({ min: 0, max: 4 }) }), { nil: undefined }),
    })
    .chain(({ heads, gone, first, late }) =>
      fc
        .tuple(
          ...heads.map((head) => happened(head.id, standingOf(head))),
          ...gone.map((id) => happened(id, undefined)),
        )
        .map((many) => {
          const changes = many
            .flatMap((one) => one.changes)
            .map((change, i) => ({ ...change, seq: i + 1, at: NINE - 100_000 + i }));
          return windowAt({
            since: first ? undefined : NINE - DAY,
            changes,
            told: many.flatMap((one) => one.told).sort((a, b) => b.at - a.at),
            upTo: changes.length,
            late,
          });
        }),
    );
