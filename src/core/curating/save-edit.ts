import { AskerError } from "../command/asker-error.ts";
import type { Context } from "../command/declare.ts";
import type { Change } from "./audit.ts";
import { conflictError } from "./conflict.ts";
import type { Edit, EditableId, RawRecord, RecordEdit, StoredRecord, Where } from "./records.ts";

/** One record of an edit, with what it is based on. */
export interface EditOf {
  readonly id: EditableId;
  /** The record as it was when the edit was made; undefined for one that must be new. */
  readonly before: StoredRecord | undefined;
  /** What it shall be; undefined removes it. */
  readonly record: RawRecord | undefined;
}

/** An edit by whoever calls. */
export interface NewEdit extends Omit<Edit, "records" | "by" | "where"> {
  readonly records: readonly EditOf[];
  /** Who it is by, where that is not the caller: the proposer of what the caller approves. */
  readonly by?: Edit["by"] | undefined;
}

type Needed = Pick<Context, "call" | "desk" | "knowledge" | "line">;

/**
 * Saves the edit, durable and in service when this resolves. `again`: the line that does the same on top of what there is
 * now; the call's own line unless told. Throws AskerError that shows both versions and the difference where somebody was
 * quicker, and one that says so where nothing would change or nothing can be saved.
 */
export async function saveEdit(edit: NewEdit, context: Needed, again: string = context.line): Promise<Change> {
  const { records, ...rest } = edit;
  const { call, desk } = context;
  const outcome = await desk.records.save({
    ...rest,
    by: edit.by ?? call.actor,
    where: whereOf(context),
    records: records.map(({ id, before, record }): RecordEdit => ({ id, basedOn: before?.version, record })),
  });
  switch (outcome.outcome) {
    case "saved":
      return outcome.change;
    case "conflict": {
      const wanted = records.find(({ id }) => id === outcome.id);
      throw await conflictError(
        { id: outcome.id, before: wanted?.before?.record, wanted: wanted?.record, current: outcome.current, again },
        context,
      );
    }
    case "unchanged":
      throw nothingChanges();
    case "refused":
      throw new AskerError("bad-argument", { problem: outcome.problem });
  }
}

export const nothingChanges = (): AskerError =>
  new AskerError("bad-argument", { problem: "It says so already, so there was nothing to save." });

/** Where the call came from, as changes and proposals keep it. */
export const whereOf = ({ call: { surface, space, channel } }: Pick<Context, "call">): Where => ({
  surface,
  ...(space === undefined ? {} : { space }),
  ...(channel === undefined ? {} : { channel }),
});
