import type { Context } from "../command/declare.ts";
import type { EditableId, RawRecord } from "../curating/records.ts";
import { saveEdit } from "../curating/save-edit.ts";
import { kindOf } from "../knowledge/slug.ts";
import type { Message } from "../message/message.ts";
import { addedMessage } from "../messages/added-message.ts";
import { said } from "./gathered-record.ts";

interface Added {
  readonly record: RawRecord;
  readonly label: string;
  readonly reason: string | undefined;
  /** What shows the record, made once it is saved. */
  readonly card: () => Message;
}

/** Saves a record that is new. Throws what `saveEdit` throws. */
export async function saveAdded(
  id: EditableId,
  { record, label, reason, card }: Added,
  context: Context,
): Promise<Message> {
  const change = await saveEdit(
    {
      records: [{ id, before: undefined, record: said(record) }],
      what: `add ${kindOf(id)}`,
      reason: reason ?? "",
    },
    context,
  );
  return addedMessage(change, { id, label, card: card(), forms: context.call.forms ?? false });
}
