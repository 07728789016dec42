import type { Kysely, Transaction } from "kysely";
import type { NewDelivery } from "../../core/digest/delivery.ts";
import type { Claim, Deliveries } from "../../core/digest/state.ts";
import { storedMessage } from "../../core/message/stored.ts";
import { rowOf, tellRows } from "./delivery-row.ts";
import { giveUpDetails } from "./sending-deliveries.ts";
import type { Tables, TellRow } from "./tables.ts";

/** Undoes the transaction that it is thrown in. */
class Taken extends Error {}

export function makingDeliveries(db: Kysely<Tables>): Pick<Deliveries, "claim" | "add" | "rewrite"> {
  return {
    async claim(claim) {
      try {
        await db.transaction().execute((tx) => carryOut(tx, claim));
        return "claimed";
      } catch (error) {
        if (error instanceof Taken) return "taken";
        throw error;
      }
    },

    add: (deliveries) =>
      db.transaction().execute(async (tx) => {
        const added: string[] = [];
        for (const delivery of deliveries) if (await insert(tx, delivery)) added.push(delivery.id);
        return added;
      }),

    rewrite: (id, { message, hash, nextTryAt, tells, upTo }) =>
      db.transaction().execute(async (tx) => {
        const rewritten = await tx
          .updateTable("delivery")
          .set({
            message: storedMessage(message),
            hash: hash ?? null,
            next_try_at: nextTryAt,
            ...(upTo === undefined ? {} : { up_to: upTo }),
          })
          .where("id", "=", id)
          .where("state", "=", "ready")
          .returning(["id", "place", "created_at"])
          .executeTakeFirst();
        if (rewritten) await tell(tx, tellRows(rewritten, tells));
        return rewritten !== undefined;
      }),
  };
}

/** Throws Taken where not all of it can be. */
async function carryOut(tx: Transaction<Tables>, claim: Claim): Promise<void> {
  const due = await tx
    .updateTable("subscription")
    .set({ next_at: claim.nextAt ?? null })
    .where("id", "=", claim.subscription)
    .where("next_at", "=", claim.wasDueAt)
    .where("removed_at", "is", null)
    .executeTakeFirst();
  if (due.numUpdatedRows !== 1n) throw new Taken();
  for (const id of claim.supersedes) {
    const unsent = await tx
      .updateTable("delivery")
      .set({ state: "superseded" })
      .where("id", "=", id)
      .where("state", "=", "ready")
      .executeTakeFirst();
    if (unsent.numUpdatedRows !== 1n) throw new Taken();
    await giveUpDetails(tx, id);
  }
  for (const delivery of claim.deliveries) if (!(await insert(tx, delivery))) throw new Taken();
}

/** False where its key is there already. */
async function insert(tx: Transaction<Tables>, delivery: NewDelivery): Promise<boolean> {
  const row = rowOf(delivery);
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto("delivery")
    .values(row)
    .onConflict((on) => on.column("key").doNothing())
    .executeTakeFirst();
  if (numInsertedOrUpdatedRows !== 1n) return false;
  await tell(tx, tellRows(row, delivery.tells));
  return true;
}

async function tell(tx: Transaction<Tables>, rows: readonly TellRow[]): Promise<void> {
  for (const row of rows)
    await tx
      .insertInto("tell")
      .values(row)
      .onConflict((on) => on.columns(["delivery", "announcement"]).doUpdateSet({ standing: row.standing }))
      .execute();
}
