import { AskerError } from "../command/asker-error.ts";
import type { Context } from "../command/declare.ts";
import { recordId, type Slug, slugOf } from "../knowledge/slug.ts";
import { mergedRecord } from "./merged-record.ts";
import { editableKind } from "./parsed-record.ts";
import type { EditableId, StoredRecord } from "./records.ts";
import { referrersOf } from "./referrers.ts";
import { type Renamed, withRenamed } from "./renamed-references.ts";
import { sameJson } from "./same-json.ts";
import type { EditOf } from "./save-edit.ts";

const NONE: ReadonlyMap<Slug, Slug> = new Map();

/**
 * The records of an edit that puts `gone` into `stays`: that one first, then the one that is removed, then everything
 * that names it. Throws AskerError where one of those cannot be read.
 */
export async function mergeEdit(
  stays: StoredRecord,
  gone: StoredRecord,
  { desk, knowledge }: Pick<Context, "desk" | "knowledge">,
): Promise<readonly EditOf[]> {
  const kind = editableKind(stays.id);
  const { record, products } = mergedRecord(kind, stays.record, gone.record);
  const renamed: Renamed = {
    player: NONE,
    segment: NONE,
    announcement: NONE,
    product: products,
    [kind]: new Map([[slugOf(gone.id), slugOf(stays.id)]]),
  };
  const naming = new Set([
    ...referrersOf(gone.id, knowledge),
    ...[...products].flatMap(([old, now]) => (old === now ? [] : referrersOf(recordId("product", old), knowledge))),
  ]);
  naming.delete(stays.id);
  naming.delete(gone.id);
  const others: EditOf[] = [];
  for (const id of naming) {
    const stored = await readable(id, desk);
    const after = stored && withRenamed(editableKind(id), stored.record, renamed);
    if (stored && !sameJson(after, stored.record)) others.push({ id, before: stored, record: after });
  }
  return [
    { id: stays.id, before: stays, record: withRenamed(kind, record, renamed) },
    { id: gone.id, before: gone, record: undefined },
    ...others,
  ];
}

async function readable(id: EditableId, desk: Context["desk"]): Promise<StoredRecord | undefined> {
  const stored = await desk.records.current(id);
  if (stored !== "broken") return stored;
  throw new AskerError("bad-argument", {
    problem: `${id} names it, and its file is broken; ask an AMW admin to mend it first, amw validate says how.`,
  });
}
