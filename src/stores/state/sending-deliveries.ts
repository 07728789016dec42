import type { Kysely } from "kysely";
import type { DeliveryState } from "../../core/digest/delivery.ts";
import type { Deliveries } from "../../core/digest/state.ts";
import { deliveryOf, nameOf, refOf } from "./delivery-row.ts";
import type { Readable } from "./readable.ts";
import type { Tables } from "./tables.ts";

/** States that a delivery in whose thread others wait will not come back from by itself. */
const UNSENT: readonly DeliveryState[] = ["gone", "given-up", "superseded", "skipped", "missed"];

export function sendingDeliveries(
  db: Kysely<Tables>,
  readable: Readable,
): Pick<Deliveries, "ready" | "begin" | "settle" | "inState"> {
  return {
    async ready(now, limit, on) {
      const turns = db
        .selectFrom("delivery")
        .leftJoin("delivery as above", "above.id", "delivery.parent")
        .select(["delivery.id", "above.ref_channel as above_channel", "above.ref_id as above_id"])
        .select((eb) =>
          eb.fn
            .agg<number>("row_number")
            .over((over) =>
              over
                .partitionBy("delivery.place")
                .orderBy("delivery.next_try_at")
                .orderBy("delivery.created_at")
                .orderBy("delivery.id"),
            )
            .as("turn"),
        )
        .where("delivery.state", "=", "ready")
        .where("delivery.next_try_at", "<=", now)
        .where((eb) => eb.or([eb("delivery.parent", "is", null), eb("above.state", "=", "sent")]))
        .$if(on !== undefined, (query) =>
          query.where((eb) => eb.or((on ?? []).map((surface) => eb("delivery.place", "like", `${surface}:%`)))),
        );
      const rows = await db
        .selectFrom(turns.as("turns"))
        .innerJoin("delivery", "delivery.id", "turns.id")
        .selectAll("delivery")
        .select(["turns.above_channel", "turns.above_id"])
        .orderBy("turns.turn")
        .orderBy("delivery.next_try_at")
        .orderBy("delivery.created_at")
        .orderBy("delivery.id")
        .limit(limit + readable.leftOut)
        .execute();
      return readable
        .all(rows, nameOf, (row) => {
          const thread = refOf({ ref_channel: row.above_channel, ref_id: row.above_id });
          return { ...deliveryOf(row), ...(thread ? { thread } : {}) };
        })
        .slice(0, limit);
    },

    async begin(id, at) {
      const { numUpdatedRows } = await db
        .updateTable("delivery")
        .set((eb) => ({
          state: "sending",
          tried_at: at,
          tries: eb("tries", "+", 1),
          looks: 0,
          looks_absent: 0,
        }))
        .where("id", "=", id)
        .where("state", "=", "ready")
        .executeTakeFirst();
      return numUpdatedRows === 1n;
    },

    settle: (id, { state, at, reason, ref, nextTryAt, looked, from }) =>
      db.transaction().execute(async (tx) => {
        let query = tx
          .updateTable("delivery")
          .set((eb) => ({
            state,
            reason: reason ?? null,
            ...(state === "sent" ? { sent_at: at, ref_channel: ref?.channel ?? null, ref_id: ref?.id ?? null } : {}),
            ...(nextTryAt === undefined ? {} : { next_try_at: nextTryAt }),
            ...(looked === undefined ? {} : { looks: eb("looks", "+", 1) }),
            ...(looked === "absent" ? { looks_absent: eb("looks_absent", "+", 1) } : {}),
          }))
          .where("id", "=", id)
          .where("state", "!=", "sent");
        if (from) query = query.where("state", "in", from);
        const { numUpdatedRows } = await query.executeTakeFirst();
        if (numUpdatedRows === 1n && UNSENT.includes(state)) await giveUpDetails(tx, id);
        return numUpdatedRows === 1n;
      }),

    async inState(state, limit) {
      const rows = await db
        .selectFrom("delivery")
        .selectAll()
        .where("state", "=", state)
        .orderBy("created_at")
        .orderBy("id")
        .limit(limit + readable.leftOut)
        .execute();
      return readable.all(rows, nameOf, deliveryOf).slice(0, limit);
    },
  };
}

/** What waits to go into the delivery's thread no longer does. */
export async function giveUpDetails(db: Kysely<Tables>, id: string): Promise<void> {
  await db
    .updateTable("delivery")
    .set({ state: "given-up", reason: "what it belongs to was not posted" })
    .where("parent", "=", id)
    .where("state", "=", "ready")
    .execute();
}
