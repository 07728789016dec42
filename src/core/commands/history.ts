import { z } from "zod";
import { AskerError, runInstead } from "../command/asker-error.ts";
import { type Context, defineCommand } from "../command/declare.ts";
import { editableId } from "../curating/parsed-record.ts";
import type { EditableId, EditableKind } from "../curating/records.ts";
import { kindOf, type RecordId, Slug, slugOf } from "../knowledge/slug.ts";
import { readPage } from "../message/pages.ts";
import { historyMessage, noHistory } from "../messages/history-message.ts";
import { resolve } from "./resolve.ts";

const ANY = ["player", "product", "segment", "announcement"] as const;
const KINDS: readonly EditableKind[] = ["announcement", "player", "segment"];
/** Each with its differences and an Undo button. */
const PAGE = 5;

export const history = defineCommand({
  name: "history",
  root: "admin",
  help: "What became of a record: who changed what, when and why",
  permission: "editor",
  examples: ["/amw history moore-threads", "/amw history 2026-06-musacoder-first-domestic-gpu"],
  pages: true,
  args: {
    record: {
      kind: "text",
      first: true,
      help: "A player, segment or announcement, one that was removed, too",
      example: "moore-threads",
      suggest: "any",
      schema: z.string({ error: "The history of what? Name a record, for example /amw history moore-threads." }),
    },
  },
  async run({ record }, context) {
    const { desk, page, line } = context;
    const id = await recordOrRemoved(record, context);
    const { audit } = desk.state;
    const read = async (limit: number, offset: number) => {
      const { changes: items, total } = await audit.list({ record: id, limit, offset });
      return { items, total };
    };
    const shown = await readPage(read, page, PAGE);
    return shown.total === 0 ? noHistory(id, context.knowledge) : historyMessage(id, shown, line, context);
  },
});

/** The record that is called so; a product's is its player's; a removed one by its id. Throws AskerError. */
export async function recordOrRemoved(asked: string, context: Context): Promise<EditableId> {
  const { knowledge } = context;
  try {
    return editableOf(resolve(asked, ANY, knowledge), context);
  } catch (error) {
    const removed = await removedOne(asked.trim(), context);
    if (removed) return removed;
    throw error;
  }
}

function editableOf(id: RecordId, { knowledge }: Context): EditableId {
  if (kindOf(id) !== "product") return id as EditableId;
  const player = knowledge.products.get(slugOf(id))?.player;
  if (player !== undefined) return editableId("player", player);
  throw new AskerError(
    "bad-argument",
    { problem: "That product is gone; /amw map lists the players." },
    runInstead("map", "map"),
  );
}

async function removedOne(asked: string, { desk }: Context): Promise<EditableId | undefined> {
  const slug = Slug.safeParse(slugOf(asked as RecordId));
  if (!slug.success) return undefined;
  const kinds = asked.includes(":") ? KINDS.filter((kind) => asked.startsWith(`${kind}:`)) : KINDS;
  for (const kind of kinds) {
    const id = editableId(kind, slug.data);
    if ((await desk.state.audit.list({ record: id, limit: 1, offset: 0 })).total > 0) return id;
  }
  return undefined;
}
