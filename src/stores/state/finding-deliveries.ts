import type { Kysely } from "kysely";
import { TOLD_STATES } from "../../core/digest/delivery.ts";
import { placeOf } from "../../core/digest/destination.ts";
import type { Deliveries } from "../../core/digest/state.ts";
import { deliveryOf, nameOf, toldStanding } from "./delivery-row.ts";
import { inParts } from "./in-parts.ts";
import { numberOf, type Readable } from "./readable.ts";
import type { DeliveryRow, Tables } from "./tables.ts";

export function findingDeliveries(
  db: Kysely<Tables>,
  readable: Readable,
): Pick<Deliveries, "find" | "latest" | "byHash" | "history" | "upTo" | "told" | "tellingOf"> {
  const one = (row: DeliveryRow | undefined) => row && readable.one(nameOf(row), row, deliveryOf);

  return {
    find: async (id) => one(await db.selectFrom("delivery").selectAll().where("id", "=", id).executeTakeFirst()),

    latest: async (to, kind) =>
      one(
        await db
          .selectFrom("delivery")
          .selectAll()
          .where("place", "=", placeOf(to))
          .where("kind", "=", kind)
          .where("up_to", "is not", null)
          .orderBy("up_to", "desc")
          .orderBy("id", "desc")
          .limit(1)
          .executeTakeFirst(),
      ),

    async byHash(hash, to) {
      let query = db
        .selectFrom("delivery")
        .selectAll()
        .where("hash", "=", hash)
        .orderBy("created_at", "desc")
        .orderBy("id", "desc")
        .limit(1);
      if (to) query = query.where("place", "=", placeOf(to));
      return one(await query.executeTakeFirst());
    },

    async history(subscription, limit, offset) {
      const editions = () =>
        db.selectFrom("delivery").where("subscription", "=", subscription).where("kind", "=", "edition");
      const { total } = await editions()
        .select((eb) => eb.fn.countAll<number>().as("total"))
        .executeTakeFirstOrThrow();
      const rows = await editions()
        .selectAll()
        .orderBy("created_at", "desc")
        .orderBy("id", "desc")
        .limit(limit)
        .offset(offset)
        .execute();
      return { deliveries: readable.all(rows, nameOf, deliveryOf), total: Number(total) };
    },

    async upTo(subscription, except = []) {
      let query = db
        .selectFrom("delivery")
        .select("up_to")
        .where("subscription", "=", subscription)
        .where("kind", "=", "edition")
        .where("up_to", "is not", null)
        .where("state", "in", TOLD_STATES)
        .orderBy("up_to", "desc")
        .limit(1);
      if (except.length > 0) query = query.where("id", "not in", except);
      return numberOf((await query.executeTakeFirst())?.up_to ?? null);
    },

    async told(to, announcements, since, except = []) {
      const rows = await inParts(announcements, (part) => {
        let query = db
          .selectFrom("tell")
          .innerJoin("delivery", "delivery.id", "tell.delivery")
          .select(["tell.delivery", "tell.announcement", "tell.standing", "tell.created_at"])
          .where("tell.place", "=", placeOf(to))
          .where("tell.announcement", "in", part)
          .where("tell.created_at", ">=", since)
          .where("delivery.state", "in", TOLD_STATES)
          .where("delivery.kind", "!=", "test");
        if (except.length > 0) query = query.where("delivery.id", "not in", except);
        return query.execute();
      });
      return readable
        .all(
          rows,
          ({ delivery, announcement }) => `what delivery ${delivery} told of ${announcement}`,
          (row) => ({
            announcement: row.announcement,
            as: toldStanding(row),
            at: Number(row.created_at),
            delivery: row.delivery,
          }),
        )
        .sort(
          (a, b) =>
            b.at - a.at ||
            (a.announcement < b.announcement ? -1 : a.announcement > b.announcement ? 1 : 0) ||
            (a.delivery < b.delivery ? 1 : -1),
        );
    },

    async tellingOf(announcement, since) {
      const rows = await db
        .selectFrom("tell")
        .innerJoin("delivery", "delivery.id", "tell.delivery")
        .selectAll("delivery")
        .where("tell.announcement", "=", announcement)
        .where("tell.created_at", ">=", since)
        .where("delivery.state", "=", "sent")
        .where("delivery.kind", "!=", "test")
        .orderBy("tell.created_at", "desc")
        .orderBy("tell.delivery", "desc")
        .execute();
      return readable.all(rows, nameOf, deliveryOf);
    },
  };
}
