import type { Kysely } from "kysely";
import type { Watch, Watches } from "../../core/digest/state.ts";
import { StoredRecordId } from "../../core/message/stored.ts";
import { inParts } from "./in-parts.ts";
import { numberOf, type Readable } from "./readable.ts";
import type { Tables, WatchRow } from "./tables.ts";

export function keptWatches(db: Kysely<Tables>, readable: Readable): Watches {
  const read = (rows: readonly WatchRow[]) =>
    readable.all(rows, (row) => `watch of ${row.actor} on ${row.record}`, watchOf);

  return {
    async add({ actor, record, since, mutedUntil }) {
      const { numInsertedOrUpdatedRows } = await db
        .insertInto("watch")
        .values({ actor, record, since, muted_until: mutedUntil ?? null })
        .onConflict((on) => on.columns(["actor", "record"]).doNothing())
        .executeTakeFirst();
      return numInsertedOrUpdatedRows === 1n;
    },

    async remove(actor, record) {
      const { numDeletedRows } = await db
        .deleteFrom("watch")
        .where("actor", "=", actor)
        .where("record", "=", record)
        .executeTakeFirst();
      return numDeletedRows === 1n;
    },

    of: async (actor) =>
      read(
        await db
          .selectFrom("watch")
          .selectAll()
          .where("actor", "=", actor)
          .orderBy("since")
          .orderBy("record")
          .execute(),
      ),

    async on(records) {
      const rows = await inParts(records, (part) =>
        db.selectFrom("watch").selectAll().where("record", "in", part).execute(),
      );
      return read(rows);
    },

    async mute(actor, record, until) {
      let query = db
        .updateTable("watch")
        .set({ muted_until: until ?? null })
        .where("actor", "=", actor);
      if (record !== undefined) query = query.where("record", "=", record);
      return Number((await query.executeTakeFirst()).numUpdatedRows);
    },
  };
}

/** Throws where it cannot be read. */
const watchOf = ({ actor, record, since, muted_until }: WatchRow): Watch => ({
  actor,
  record: StoredRecordId.parse(record),
  since: Number(since),
  ...(muted_until === null ? {} : { mutedUntil: numberOf(muted_until) }),
});
