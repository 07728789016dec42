import type { Context } from "../command/declare.ts";
import { freeSlug } from "../curating/adding/proposed-id.ts";
import { editableId } from "../curating/parsed-record.ts";
import type { EditableKind } from "../curating/records.ts";
import type { Slug } from "../knowledge/slug.ts";
import { fold } from "../lookup/fold.ts";

type Needed = Pick<Context, "desk" | "knowledge" | "commands">;

/** The slug, or the same with a number behind it, that no record has, in service or not, and no command is called. */
export async function freeId(kind: EditableKind, slug: Slug, context: Needed): Promise<Slug> {
  const broken = new Set<Slug>();
  for (;;) {
    const free = freeSlug(slug, (one) => broken.has(one) || isTaken(one, context));
    // A record that is not in service keeps its file all the same.
    if ((await context.desk.records.current(editableId(kind, free))) === undefined) return free;
    broken.add(free);
  }
}

const isTaken = (slug: Slug, { knowledge, commands }: Needed): boolean =>
  knowledge.players.has(slug) ||
  knowledge.products.has(slug) ||
  knowledge.segments.has(slug) ||
  knowledge.head(slug) !== undefined ||
  knowledge.names.exact(fold(slug)).some(({ rank }) => rank === "id") ||
  commands.some(({ name }) => name === slug);
