import { AskerError } from "../command/asker-error.ts";
import type { Context } from "../command/declare.ts";
import type { Block } from "../message/message.ts";
import { recordLabel } from "../messages/record-label.ts";
import { capital } from "../messages/words.ts";
import type { Change, RecordChange } from "./audit.ts";
import { brokenFile } from "./broken-file.ts";
import { checkEdit } from "./check-edit.ts";
import { differences } from "./differences.ts";
import type { StoredRecord } from "./records.ts";
import { sameJson } from "./same-json.ts";
import { saveEdit } from "./save-edit.ts";

const MOST = 12;

/**
 * Puts every record of the change back as it was before. Throws AskerError, and does nothing, where one of them changed
 * since, or where the knowledge base would not be valid without the change.
 */
export async function takeBack(change: Change, reason: string, context: Context): Promise<Change> {
  const { commands, knowledge } = context;
  const records = await Promise.all(
    change.records.map(async (one) => ({
      id: one.id,
      before: await untouched(one, change, context),
      record: one.before,
    })),
  );
  const [problem] = checkEdit(
    records,
    knowledge,
    commands.map(({ name }) => name),
  );
  if (problem)
    throw new AskerError("bad-argument", {
      problem: `Change ${change.seq} cannot be taken back as things are: ${problem.text}`,
    });
  return saveEdit({ records, what: "undo", reason, undoes: change.seq }, context, `undo ${change.seq}`);
}

/** The record as it is now, which is as the change left it. Throws AskerError that shows what came later. */
async function untouched(
  { id, after }: RecordChange,
  { seq }: Change,
  { desk, knowledge }: Context,
): Promise<StoredRecord | undefined> {
  const current = await desk.records.current(id);
  const label = capital(recordLabel(id, knowledge));
  if (current === "broken") throw brokenFile(label);
  if (sameJson(current?.record, after)) return current;
  const { changes } = await desk.state.audit.list({ record: id, limit: 1, offset: 0 });
  const later = changes.find((one) => one.seq > seq);
  const by = later
    ? `${later.by.name} changed “${label}” with change ${later.seq}`
    : `The file of “${label}” was changed by hand`;
  const told = differences(after, current?.record);
  const blocks: Block[] = [
    { kind: "heading", text: "Since then" },
    { kind: "list", items: told.slice(0, MOST) },
  ];
  throw new AskerError(
    "bad-argument",
    {
      problem: `${by} after change ${seq}, so nothing was taken back; take back the later one first, or edit the record.`,
    },
    {
      typed: "",
      instead: [
        ...(later ? [{ label: `Undo change ${later.seq}`, line: `undo ${later.seq}` }] : []),
        { label: "History", line: `history ${id}` },
      ],
    },
    blocks,
  );
}
