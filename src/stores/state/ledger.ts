import type { Kysely, Transaction } from "kysely";
import { z } from "zod";
import type { Change, RecordChange } from "../../core/curating/audit.ts";
import type { EditableId, RawRecord } from "../../core/curating/records.ts";
import { withoutMark } from "../json-knowledge/read-record.ts";
import { versionOf } from "../json-knowledge/record-text.ts";
import { fromJson } from "./readable.ts";
import { StoredActor, StoredEditableId, StoredRoleChange, StoredWhere } from "./shapes.ts";
import type { EditedRecordRow, EditRow, Tables } from "./tables.ts";

/** A record's file in a change: its texts before and after; undefined where there was none or shall be none. */
export interface FileChange {
  readonly id: EditableId;
  readonly before: string | undefined;
  readonly after: string | undefined;
}

export type NewChange = Omit<Change, "seq" | "records" | "undoneBy">;

/** A change whose files may not all be written (`begun`), or not all be put back (`withdrawn`). */
export interface Unfinished {
  readonly seq: number;
  readonly state: "begun" | "withdrawn";
  readonly files: readonly FileChange[];
}

/** The write side of the audit. Each method is one durable step. */
export interface Ledger {
  /** Notes what is about to be written; gives its number. */
  begin(change: NewChange, files: readonly FileChange[]): Promise<number>;
  /** All of its files are written. */
  done(seq: number): Promise<Change>;
  /** Its files are about to be put back. */
  withdraw(seq: number): Promise<void>;
  /** Nothing of it is left. */
  forget(seq: number): Promise<void>;
  /** In the order in which they were begun. */
  unfinished(): Promise<readonly Unfinished[]>;
}

export function keptLedger(db: Kysely<Tables>): Ledger {
  return {
    begin: (change, files) =>
      db.transaction().execute(async (tx) => {
        const seq = await insertEdit(tx, change, "begun");
        for (const [position, { id, before, after }] of files.entries())
          await tx
            .insertInto("edited_record")
            .values({ seq, position, record: id, before: before ?? null, after: after ?? null })
            .execute();
        return seq;
      }),

    done: (seq) =>
      db.transaction().execute(async (tx) => {
        await tx.updateTable("edit").set({ state: "done" }).where("seq", "=", seq).execute();
        const row = await tx.selectFrom("edit").selectAll().where("seq", "=", seq).executeTakeFirstOrThrow();
        if (row.undoes !== null)
          await tx.updateTable("edit").set({ undone_by: seq }).where("seq", "=", row.undoes).execute();
        return changeOf(row, await recordsOf(tx, seq));
      }),

    async withdraw(seq) {
      await db.updateTable("edit").set({ state: "withdrawn" }).where("seq", "=", seq).execute();
    },

    forget: (seq) =>
      db.transaction().execute(async (tx) => {
        await tx.deleteFrom("edited_record").where("seq", "=", seq).execute();
        await tx.deleteFrom("edit").where("seq", "=", seq).execute();
      }),

    async unfinished() {
      const rows = await db
        .selectFrom("edit")
        .select(["seq", "state"])
        .where("state", "in", ["begun", "withdrawn"])
        .orderBy("seq")
        .execute();
      const found: Unfinished[] = [];
      for (const { seq, state } of rows)
        if (state !== "done") found.push({ seq, state, files: (await recordsOf(db, seq)).map(fileOf) });
      return found;
    },
  };
}

/** Gives the number of the new change. */
export async function insertEdit(
  tx: Transaction<Tables>,
  { at, by, where, what, reason, proposal, approvedBy, undoes, note, role }: NewChange,
  state: EditRow["state"],
): Promise<number> {
  const { last } = await tx
    .selectFrom("edit")
    .select(({ fn }) => fn.max("seq").as("last"))
    .executeTakeFirstOrThrow();
  const seq = Number(last ?? 0) + 1;
  await tx
    .insertInto("edit")
    .values({
      seq,
      state,
      at,
      by_id: by.id,
      by_name: by.name,
      place: JSON.stringify(where),
      what,
      reason,
      proposal: proposal ?? null,
      approved_by: approvedBy === undefined ? null : JSON.stringify(approvedBy),
      undoes: undoes ?? null,
      undone_by: null,
      note: note ?? null,
      role: role === undefined ? null : JSON.stringify(role),
    })
    .execute();
  return seq;
}

export const recordsOf = (db: Kysely<Tables>, seq: number): Promise<EditedRecordRow[]> =>
  db.selectFrom("edited_record").selectAll().where("seq", "=", seq).orderBy("position").execute();

const fileOf = ({ record, before, after }: EditedRecordRow): FileChange => ({
  id: StoredEditableId.parse(record),
  before: before ?? undefined,
  after: after ?? undefined,
});

const Raw: z.ZodType<RawRecord> = z.record(z.string(), z.unknown());
const rawOf = (text: string | undefined): RawRecord | undefined =>
  text === undefined ? undefined : fromJson(Raw, withoutMark(text));

function recordChangeOf(row: EditedRecordRow): RecordChange {
  const { id, before, after } = fileOf(row);
  const version = after === undefined ? undefined : versionOf(after);
  return { id, before: rawOf(before), after: rawOf(after), version };
}

/** Throws where it cannot be read. */
export function changeOf(row: EditRow, records: readonly EditedRecordRow[]): Change {
  const { seq, at, by_id, by_name, place, what, reason, proposal, approved_by, undoes, undone_by, note, role } = row;
  return {
    seq: Number(seq),
    at: Number(at),
    by: { id: by_id, name: by_name },
    where: fromJson(StoredWhere, place),
    what,
    reason,
    ...(proposal === null ? {} : { proposal }),
    ...(approved_by === null ? {} : { approvedBy: fromJson(StoredActor, approved_by) }),
    ...(undoes === null ? {} : { undoes: Number(undoes) }),
    ...(undone_by === null ? {} : { undoneBy: Number(undone_by) }),
    ...(note === null ? {} : { note }),
    ...(role === null ? {} : { role: fromJson(StoredRoleChange, role) }),
    records: records.map(recordChangeOf),
  };
}
