import { AskerError } from "../command/asker-error.ts";
import type { Context } from "../command/declare.ts";
import { brokenFile } from "../curating/broken-file.ts";
import { editableId, editableKind } from "../curating/parsed-record.ts";
import type { EditableId, EditableKind, StoredRecord } from "../curating/records.ts";
import { kindOf, type RecordId, type RecordKind, type Slug, slugOf } from "../knowledge/slug.ts";
import { fold } from "../lookup/fold.ts";
import { recordLabel } from "../messages/record-label.ts";
import { capital, listed } from "../messages/words.ts";
import { resolve } from "./resolve.ts";

/** What somebody wants to change. */
export interface Target {
  /** As it was named: a product, too. */
  readonly id: RecordId;
  /** The record that holds it. */
  readonly record: EditableId;
  readonly kind: EditableKind;
  readonly stored: StoredRecord;
  /** The product, of a player's record. */
  readonly product: Slug | undefined;
  readonly label: string;
}

type Needed = Pick<Context, "desk" | "knowledge">;

/** The record that is called so, as it is on disk now. Throws AskerError where there is none, or several, or a broken one. */
export function recordToChange(asked: string, kinds: readonly RecordKind[], context: Needed): Promise<Target> {
  return targetOf(recordMeant(asked, kinds, context), context);
}

/** As `resolve`, but a product never stands for its player: what is changed is meant exactly. */
export function recordMeant(
  asked: string,
  kinds: readonly RecordKind[],
  { knowledge }: Pick<Context, "knowledge">,
): RecordId {
  const id = resolve(asked, kinds, knowledge);
  const hits = knowledge.names.prefix(fold(asked), MOST);
  if (asked.startsWith(`${kindOf(id)}:`) || hits.some((hit) => hit.id === id)) return id;
  const product = hits.find((hit) => kindOf(hit.id) === "product");
  if (product === undefined) return id;
  const label = capital(recordLabel(product.id, knowledge));
  throw new AskerError("wrong-kind", { asked: label, isA: "product", takes: listed(kinds, "or") });
}

const MOST = 40;

/** The record of that id, as it is on disk now. Throws AskerError where it is gone or broken. */
export async function targetOf(id: RecordId, { desk, knowledge }: Needed): Promise<Target> {
  const label = recordLabel(id, knowledge);
  const product = kindOf(id) === "product" ? slugOf(id) : undefined;
  const maker = product === undefined ? undefined : knowledge.products.get(product)?.player;
  const record = maker === undefined ? (id as EditableId) : editableId("player", maker);
  const stored = await desk.records.current(record);
  if (stored === "broken") throw brokenFile(label);
  if (stored === undefined)
    throw new AskerError("bad-argument", {
      problem: `“${label}” was removed just now; /amw latest lists what there is.`,
    });
  return { id, record, kind: editableKind(record), stored, product, label };
}
