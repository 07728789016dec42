import { type Finding, type KnowledgeRecords, type RecordPath, unknownSlug } from "./finding.ts";
import { recordId, type Slug } from "./slug.ts";

/** Every slug names a record, and those that must agree in both directions do. */
export function checkReferences(records: KnowledgeRecords): readonly Finding[] {
  const findings: Finding[] = [];
  const players = new Map(records.players.map((player) => [player.id, player]));
  const owners = new Map(
    records.players.flatMap((player) => player.products.map(({ id }) => [id, player.id] as const)),
  );
  const known = {
    player: players,
    segment: new Set(records.segments.map(({ id }) => id)),
    announcement: new Set(records.announcements.map(({ id }) => id)),
    product: owners,
  } as const;
  const aPlayerIsUnreadable = [...records.unreadable].some((id) => id.startsWith("player:"));
  const mayExist = (kind: keyof typeof known, slug: Slug): boolean =>
    kind === "product" ? aPlayerIsUnreadable : records.unreadable.has(recordId(kind, slug));
  const mustExist = (
    kind: keyof typeof known,
    record: Finding["record"],
    at: RecordPath,
    slugs: readonly Slug[],
  ): void => {
    for (const [i, slug] of slugs.entries())
      if (!known[kind].has(slug) && !mayExist(kind, slug))
        findings.push({ record, path: [...at, i], text: unknownSlug(slug, kind, [...known[kind].keys()]) });
  };

  for (const player of records.players) mustExist("segment", player, ["segments"], player.segments);

  for (const segment of records.segments) {
    mustExist("player", segment, ["examples"], segment.examples);
    for (const [i, slug] of segment.examples.entries()) {
      if (players.get(slug)?.segments.includes(segment.id) === false)
        findings.push({
          record: segment,
          path: ["examples", i],
          text: `\`${slug}\` does not list \`${segment.id}\` among its segments: add it there or take the example out.`,
        });
    }
  }

  for (const announcement of records.announcements) {
    mustExist("player", announcement, ["players"], announcement.players);
    mustExist("player", announcement, ["rivals"], announcement.rivals);
    mustExist("segment", announcement, ["segments"], announcement.segments);
    mustExist("announcement", announcement, ["related"], announcement.related);
    mustExist("product", announcement, ["products"], announcement.products);
    for (const [i, product] of announcement.products.entries()) {
      const owner = owners.get(product);
      if (owner !== undefined && !announcement.players.includes(owner))
        findings.push({
          record: announcement,
          path: ["products", i],
          text: `\`${product}\` is made by \`${owner}\`, which is not among the players: add it to \`players\` or take the product out.`,
        });
    }
    for (const [i, { claimant }] of announcement.claims.entries()) {
      if ("player" in claimant && !players.has(claimant.player) && !mayExist("player", claimant.player))
        findings.push({
          record: announcement,
          path: ["claims", i, "claimant", "player"],
          text: `${unknownSlug(claimant.player, "player", [...players.keys()])} A claimant that we do not track is written {"name": "…"}.`,
        });
    }
  }
  return findings;
}
