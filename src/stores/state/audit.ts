import type { Kysely } from "kysely";
import type { Audit, Change } from "../../core/curating/audit.ts";
import { changeOf, insertEdit, recordsOf } from "./ledger.ts";
import type { Readable } from "./readable.ts";
import type { EditRow, Tables } from "./tables.ts";

export function keptAudit(db: Kysely<Tables>, readable: Readable): Audit {
  async function read(rows: readonly EditRow[]): Promise<Change[]> {
    const found: Change[] = [];
    for (const row of rows) {
      const records = await recordsOf(db, row.seq);
      const change = readable.one(`change ${row.seq}`, row, () => changeOf(row, records));
      if (change) found.push(change);
    }
    return found;
  }

  return {
    async find(seq) {
      if (!Number.isSafeInteger(seq)) return undefined;
      const rows = await db
        .selectFrom("edit")
        .selectAll()
        .where("seq", "=", seq)
        .where("state", "=", "done")
        .limit(1)
        .execute();
      return (await read(rows))[0];
    },

    async list({ record, by, since, limit, offset }) {
      let all = db.selectFrom("edit").where("state", "=", "done");
      if (since !== undefined) all = all.where("at", ">=", since);
      if (by !== undefined) all = all.where("by_id", "=", by);
      if (record !== undefined)
        all = all.where("seq", "in", (eb) =>
          eb.selectFrom("edited_record").select("edited_record.seq").where("record", "=", record),
        );
      const rows = await all.selectAll().orderBy("seq", "desc").limit(limit).offset(offset).execute();
      const { n } = await all.select(({ fn }) => fn.countAll<number>().as("n")).executeTakeFirstOrThrow();
      return { changes: await read(rows), total: Number(n) };
    },

    note: (change) =>
      db.transaction().execute(async (tx) => {
        const seq = await insertEdit(tx, change, "done");
        if (change.undoes !== undefined)
          await tx.updateTable("edit").set({ undone_by: seq }).where("seq", "=", change.undoes).execute();
        return { ...change, seq, records: [] };
      }),
  };
}
