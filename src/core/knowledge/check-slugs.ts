import type { Finding, KnowledgeRecords, RecordPath } from "./finding.ts";
import type { Slug } from "./slug.ts";

/** Slugs are unique among their kind, and never hide a command. */
export function checkSlugs(records: KnowledgeRecords, commandNames: readonly string[]): readonly Finding[] {
  const commands = new Set(commandNames);
  const findings: Finding[] = [];
  const check = (kind: string, slugs: Iterable<Slugged>, mayHideCommand = false): void => {
    const first = new Map<Slug, Finding["record"]>();
    for (const { slug, record, path } of slugs) {
      const before = first.get(slug);
      if (before) findings.push({ record, path, text: taken(kind, slug, before) });
      else first.set(slug, record);
      if (!mayHideCommand && commands.has(slug))
        findings.push({
          record,
          path,
          text: `\`${slug}\` is a command of AMW, so nobody could ask for this ${kind}: choose another slug.`,
        });
    }
  };
  check("player", whole(records.players));
  check("segment", whole(records.segments));
  check("announcement", whole(records.announcements), true);
  check("product", products(records));
  return findings;
}

interface Slugged {
  readonly slug: Slug;
  readonly record: Finding["record"];
  readonly path: RecordPath;
}

const whole = (records: readonly Finding["record"][]): readonly Slugged[] =>
  records.map((record) => ({ slug: record.id, record, path: ["id"] }));

const products = ({ players }: KnowledgeRecords): readonly Slugged[] =>
  players.flatMap((record) =>
    record.products.map(({ id }, i): Slugged => ({ slug: id, record, path: ["products", i, "id"] })),
  );

const taken = (kind: string, slug: Slug, before: Finding["record"]): string =>
  kind === "product"
    ? `\`${slug}\` is already a product of \`${before.id}\`: choose another slug or delete one of the two.`
    : `There is another ${kind} with the id \`${slug}\`: choose another id or delete one of the two.`;
