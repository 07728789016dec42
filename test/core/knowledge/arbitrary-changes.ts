import fc from "fast-check";
import { Announcement } from "../../../src/core/knowledge/announcement.ts";
import { CLAIM_STATUSES } from "../../../src/core/knowledge/claim.ts";
import { announcementHead, playerHead } from "../../../src/core/knowledge/heads.ts";
import { LiveKnowledge, type ServedRecord } from "../../../src/core/knowledge/live-knowledge.ts";
import { Player } from "../../../src/core/knowledge/player.ts";
import { Rubric } from "../../../src/core/knowledge/rubric.ts";
import { namesOfAnnouncement, namesOfPlayer } from "../../../src/core/lookup/names.ts";
import { announcementFile, playerFile, RUBRIC_FILE } from "../../stores/sample-records.ts";

export const IDS = ["a", "b", "c", "d"];
export const DATES = ["2025", "2026", "2026-01", "2026-01-01", "2026-02", "2026-02-28"];

export const SEGMENTS = ["s", "t"];
export const REGIONS = ["CN", "US"];
export const TAGS = ["chips", "listing"];
const BY = "amw:test";

interface Put {
  readonly record: ServedRecord;
  readonly names: ReturnType<typeof namesOfPlayer>;
}
const digest = fc.stringMatching(/^[0-9a-f]{16}$/);
const player = fc
  .record({
    id: fc.constantFrom(...IDS),
    name: fc.constantFrom("Alpha", "Beta", "摩尔"),
    products: fc.uniqueArray(fc.constantFrom("x1", "x2", "x3")),
    digest,
  })
  .map(({ id, name, products, digest }): Put => {
    // Product slugs are unique over all players in a valid base.
    const made = products.map((product) => ({ id: `${id}-${product}`, name: product, aliases: [] }));
    const whole = Player.parse(playerFile(id, { name, products: made }));
    return { record: { kind: "player", head: playerHead(whole), digest }, names: namesOfPlayer(whole) };
  });
const claim = fc.record({
  status: fc.constantFrom(...CLAIM_STATUSES),
  claimant: fc.constantFrom({ player: "a" }, { player: "b" }, { name: "Somebody" }),
  due: fc.option(fc.constantFrom(...DATES), { nil: undefined }),
});
const score = fc.integer({ min: 0, max: 3 }).map((score) => ({ score, reason: "Because." }));
const announcement = fc
  .record({
    id: fc.constantFrom(...IDS),
    date: fc.constantFrom(...DATES),
    players: fc.array(fc.constantFrom(...IDS), { minLength: 1, maxLength: 3 }),
    segments: fc.array(fc.constantFrom(...SEGMENTS), { maxLength: 2 }),
    regions: fc.array(fc.constantFrom(...REGIONS), { minLength: 1, maxLength: 2 }),
    tags: fc.array(fc.constantFrom(...TAGS), { maxLength: 2 }),
    novelty: score,
    significance: score,
    claims: fc.array(claim, { maxLength: 3 }),
    retracted: fc.boolean(),
    digest,
  })
  .map(({ claims, novelty, significance, retracted, digest, ...more }): Put => {
    const whole = Announcement.parse(
      announcementFile(more.id, {
        ...more,
        read: { novelty, significance, whyItMatters: "Because.", date: "2026-03-01", by: BY },
        claims: claims.map(({ status, claimant, due }, i) => ({
          id: `claim-${i}`,
          text: "It is so.",
          claimant,
          date: "2026-03-01",
          steps: [{ status, date: "2026-03-01", by: BY, reason: "Because.", evidence: "https://example.com/a" }],
          evidence: [],
          ...(due === undefined ? {} : { watch: { settledBy: ["A look."], due } }),
        })),
        ...(retracted ? { retracted: { date: "2026-03-01", by: BY, reason: "It was wrong." } } : {}),
      }),
    );
    return {
      record: { kind: "announcement", head: announcementHead(whole), digest },
      names: namesOfAnnouncement(whole),
    };
  });
type Step = { readonly put: Put } | { readonly remove: "player" | "announcement"; readonly id: string };
/** A record comes, changes or goes. */
export const step: fc.Arbitrary<Step> = fc.oneof(
  player.map((put) => ({ put })),
  announcement.map((put) => ({ put })),
  fc.record({ remove: fc.constantFrom("player" as const, "announcement" as const), id: fc.constantFrom(...IDS) }),
);

/** Knowledge with these records from the start. */
export const built = (puts: readonly Put[]): LiveKnowledge =>
  new LiveKnowledge({
    records: puts.map(({ record }) => record),
    names: puts.flatMap(({ names }) => names).sort((a, b) => (a.key < b.key ? -1 : 1)),
    rubric: Rubric.parse(RUBRIC_FILE),
    rubricDigest: "0123456789abcdef",
    whole: { player: () => undefined, announcement: () => undefined },
  });

/** Knowledge after these changes, and the records that it then holds. */
export function changed(steps: readonly Step[]): { readonly live: LiveKnowledge; readonly puts: readonly Put[] } {
  const live = built([]);
  const records = new Map<string, Put>();
  for (const each of steps) {
    if ("put" in each) {
      live.put(each.put.record, each.put.names);
      records.set(`${each.put.record.kind}:${each.put.record.head.id}`, each.put);
    } else {
      live.remove(each.remove, each.id);
      records.delete(`${each.remove}:${each.id}`);
    }
  }
  return { live, puts: [...records.values()] };
}
