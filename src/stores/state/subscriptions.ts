import type { Kysely, Transaction } from "kysely";
import { placeOf } from "../../core/digest/destination.ts";
import type { Saved, Subscriptions } from "../../core/digest/state.ts";
import type { Subscription } from "../../core/digest/subscription.ts";
import { fromJson, numberOf, type Readable } from "./readable.ts";
import { StoredSubscription } from "./shapes.ts";
import type { SubscriptionRow, Tables } from "./tables.ts";

export function keptSubscriptions(db: Kysely<Tables>, readable: Readable): Subscriptions {
  const standing = () => db.selectFrom("subscription").selectAll().where("removed_at", "is", null);
  const rowOf = (id: string) => db.selectFrom("subscription").selectAll().where("id", "=", id).executeTakeFirst();
  const read = (rows: readonly SubscriptionRow[]) => readable.all(rows, nameOf, subscriptionOf);

  return {
    add: (subscription, nextAt) =>
      db.transaction().execute(async (tx): Promise<Saved> => {
        const same = await tx
          .selectFrom("subscription")
          .select("id")
          .where("id", "=", subscription.id)
          .executeTakeFirst();
        if (same) return "conflict";
        if (await isNameTaken(tx, subscription)) return "name-taken";
        await tx
          .insertInto("subscription")
          .values({
            ...columnsOf(subscription),
            id: subscription.id,
            version: subscription.version,
            next_at: nextAt ?? null,
            created_at: subscription.createdAt,
            removed_at: null,
          })
          .execute();
        return "saved";
      }),

    save: (subscription, nextAt) =>
      db.transaction().execute(async (tx): Promise<Saved> => {
        if (await isNameTaken(tx, subscription)) return "name-taken";
        const { numUpdatedRows } = await tx
          .updateTable("subscription")
          .set({ ...columnsOf(subscription), version: subscription.version + 1, next_at: nextAt ?? null })
          .where("id", "=", subscription.id)
          .where("version", "=", subscription.version)
          .where("removed_at", "is", null)
          .executeTakeFirst();
        return numUpdatedRows === 1n ? "saved" : "conflict";
      }),

    async remove(id, version, at) {
      const { numUpdatedRows } = await db
        .updateTable("subscription")
        .set({ removed_at: at, next_at: null })
        .where("id", "=", id)
        .where("version", "=", version)
        .where("removed_at", "is", null)
        .executeTakeFirst();
      return numUpdatedRows === 1n ? "saved" : "conflict";
    },

    restore: (id, nextAt) =>
      db.transaction().execute(async (tx): Promise<Saved> => {
        const removed = await tx
          .selectFrom("subscription")
          .select(["id", "place", "name_key"])
          .where("id", "=", id)
          .where("removed_at", "is not", null)
          .executeTakeFirst();
        if (!removed) return "conflict";
        if (await isKeyTaken(tx, removed)) return "name-taken";
        await tx
          .updateTable("subscription")
          .set({ removed_at: null, next_at: nextAt ?? null })
          .where("id", "=", id)
          .execute();
        return "saved";
      }),

    async find(id) {
      const row = await rowOf(id);
      const subscription = row && readable.one(nameOf(row), row, subscriptionOf);
      if (!subscription) return undefined;
      return row.removed_at === null ? subscription : { ...subscription, removedAt: Number(row.removed_at) };
    },

    in: async (to) =>
      read(await standing().where("place", "=", placeOf(to)).orderBy("created_at").orderBy("id").execute()),

    inSpace: async (surface, space) =>
      read(
        await standing()
          .where("surface", "=", surface)
          .where("space", "=", space ?? "")
          .orderBy("created_at")
          .orderBy("id")
          .execute(),
      ),

    all: async () => read(await standing().orderBy("created_at").orderBy("id").execute()),

    async due(now, limit) {
      const rows = await standing()
        .where("next_at", "<=", now)
        .orderBy("next_at")
        .orderBy("id")
        .limit(limit + readable.leftOut)
        .execute();
      return readable
        .all(rows, nameOf, (row) => ({ subscription: subscriptionOf(row), nextAt: Number(row.next_at) }))
        .slice(0, limit);
    },

    nextAt: async (id) => numberOf((await rowOf(id))?.next_at ?? null),
  };
}

const nameOf = ({ id }: SubscriptionRow): string => `subscription ${id}`;

/** Throws where it cannot be read. */
const subscriptionOf = ({ body, version }: SubscriptionRow): Subscription => ({
  ...fromJson(StoredSubscription, body),
  version,
});

const keyOf = (name: string): string => name.normalize("NFKC").trim().toLowerCase();

const columnsOf = (subscription: Subscription) => ({
  place: placeOf(subscription.to),
  surface: subscription.to.surface,
  space: subscription.to.space ?? "",
  name_key: keyOf(subscription.name),
  body: JSON.stringify(subscription),
});

const isNameTaken = (tx: Transaction<Tables>, { id, to, name }: Subscription): Promise<boolean> =>
  isKeyTaken(tx, { id, place: placeOf(to), name_key: keyOf(name) });

async function isKeyTaken(
  tx: Transaction<Tables>,
  { id, place, name_key }: Pick<SubscriptionRow, "id" | "place" | "name_key">,
): Promise<boolean> {
  const other = await tx
    .selectFrom("subscription")
    .select("id")
    .where("place", "=", place)
    .where("name_key", "=", name_key)
    .where("removed_at", "is", null)
    .where("id", "!=", id)
    .executeTakeFirst();
  return other !== undefined;
}
