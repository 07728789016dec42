import fc from "fast-check";
import { expect, test } from "vitest";
import { Announcement } from "../../../src/core/knowledge/announcement.ts";
import { announcementHead, playerHead } from "../../../src/core/knowledge/heads.ts";
import { LiveKnowledge, type ServedRecord } from "../../../src/core/knowledge/live-knowledge.ts";
import { newestFirst } from "../../../src/core/knowledge/partial-date.ts";
import { Player } from "../../../src/core/knowledge/player.ts";
import { Rubric } from "../../../src/core/knowledge/rubric.ts";
import { namesOfAnnouncement, namesOfPlayer } from "../../../src/core/lookup/names.ts";
import { announcementFile, playerFile, RUBRIC_FILE } from "../../stores/sample-records.ts";

const IDS = ["a", "b", "c", "d"];
const DATES = ["2025", "2026", "2026-01", "2026-01-01", "2026-02", "2026-02-28"];

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
const announcement = fc
  .record({
    id: fc.constantFrom(...IDS),
    date: fc.constantFrom(...DATES),
    players: fc.array(fc.constantFrom(...IDS), { minLength: 1, maxLength: 3 }),
    digest,
  })
  .map(({ id, date, players, digest }): Put => {
    const whole = Announcement.parse(announcementFile(id, { date, players }));
    return {
      record: { kind: "announcement", head: announcementHead(whole), digest },
      names: namesOfAnnouncement(whole),
    };
  });
const step = fc.oneof(
  player.map((put) => ({ put })),
  announcement.map((put) => ({ put })),
  fc.record({ remove: fc.constantFrom("player" as const, "announcement" as const), id: fc.constantFrom(...IDS) }),
);

const built = (puts: readonly Put[]): LiveKnowledge =>
  new LiveKnowledge({
    records: puts.map(({ record }) => record),
    names: puts.flatMap(({ names }) => names).sort((a, b) => (a.key < b.key ? -1 : 1)),
    rubric: Rubric.parse(RUBRIC_FILE),
    rubricDigest: "0123456789abcdef",
    whole: { player: () => undefined, announcement: () => undefined },
  });

const view = (knowledge: LiveKnowledge) => ({
  revision: knowledge.revision,
  players: [...knowledge.players].sort(),
  products: [...knowledge.products].sort(),
  announcements: knowledge.announcements,
  of: IDS.map((id) => knowledge.announcementsOf(`player:${id}`)),
  in: IDS.map((id) => knowledge.announcementsOf(`segment:${id}`)),
  ranked: knowledge.ranked,
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
      expect(view(live)).toEqual(view(built([...records.values()])));
      const heads = live.announcements;
      for (const [i, head] of heads.entries()) {
        const before = heads[i - 1];
        if (before) expect(newestFirst(before.date, head.date) || (before.id < head.id ? -1 : 1)).toBeLessThan(0);
      }
    }),
    { numRuns: 200 },
  );
});
