import type { FindingIn, Findings, KnowledgeHeads, RecordPath } from "./finding.ts";
import { type RecordId, type RecordKind, recordId, type Slug } from "./slug.ts";

/** No slug hides a command, and no two players make a product of one slug. */
export function* checkSlugs({ players, segments }: KnowledgeHeads, commandNames: readonly string[]): Findings {
  const commands = new Set(commandNames);
  const makers = new Map<Slug, Slug>();
  for (const { id, products } of players.values()) {
    const record = recordId("player", id);
    if (commands.has(id)) yield hidesCommand("player", id, record, ["id"]);
    for (const [i, product] of products.entries()) {
      const path = ["products", i, "id"];
      const before = makers.get(product.id);
      if (before !== undefined) yield { record, path, text: taken(product.id, before) };
      else makers.set(product.id, id);
      if (commands.has(product.id)) yield hidesCommand("product", product.id, record, path);
    }
    yield undefined;
  }
  for (const { id } of segments.values())
    if (commands.has(id)) yield hidesCommand("segment", id, recordId("segment", id), ["id"]);
}

const hidesCommand = (kind: RecordKind, slug: Slug, record: RecordId, path: RecordPath): FindingIn => ({
  record,
  path,
  text: `\`${slug}\` is a command of AMW, so nobody could ask for this ${kind}: choose another slug.`,
});

const taken = (slug: Slug, maker: Slug): string =>
  `\`${slug}\` is already a product of \`${maker}\`: choose another slug or delete one of the two.`;
