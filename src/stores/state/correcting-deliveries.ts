import type { Kysely } from "kysely";
import type { CorrectionNote } from "../../core/digest/delivery.ts";
import type { Deliveries } from "../../core/digest/state.ts";
import { correctionsOf, deliveryOf, nameOf } from "./delivery-row.ts";
import type { Readable } from "./readable.ts";
import type { Tables } from "./tables.ts";

export function correctingDeliveries(
  db: Kysely<Tables>,
  readable: Readable,
): Pick<Deliveries, "correct" | "toEdit" | "edited"> {
  return {
    correct: (id, corrections, editAt) =>
      db.transaction().execute(async (tx) => {
        const row = await tx
          .selectFrom("delivery")
          .select(["id", "corrections"])
          .where("id", "=", id)
          .where("state", "=", "sent")
          .executeTakeFirst();
        const there = row && readable.one(nameOf(row), row, correctionsOf);
        if (!there) return;
        const fresh = corrections.filter((one) => !there.some((other) => isSame(one, other)));
        if (fresh.length === 0) return;
        await tx
          .updateTable("delivery")
          .set({ corrections: JSON.stringify([...there, ...fresh]), edit_at: editAt })
          .where("id", "=", id)
          .execute();
      }),

    async toEdit(now, limit) {
      const rows = await db
        .selectFrom("delivery")
        .selectAll()
        .where("edit_at", "<=", now)
        .orderBy("edit_at")
        .orderBy("id")
        .limit(limit + readable.leftOut)
        .execute();
      return readable.all(rows, nameOf, deliveryOf).slice(0, limit);
    },

    edited: (id, shown, next) =>
      db.transaction().execute(async (tx) => {
        const row = await tx
          .selectFrom("delivery")
          .select(["id", "corrections"])
          .where("id", "=", id)
          .executeTakeFirst();
        const there = (row && readable.one(nameOf(row), row, correctionsOf)) ?? [];
        // Corrections that came while the message was being edited are still to be shown.
        if (next === undefined && there.length > shown) return;
        await tx
          .updateTable("delivery")
          .set({ edit_at: next ?? null })
          .where("id", "=", id)
          .execute();
      }),
  };
}

const isSame = (a: CorrectionNote, b: CorrectionNote): boolean =>
  a.at === b.at && a.announcement === b.announcement && JSON.stringify(a.text) === JSON.stringify(b.text);
