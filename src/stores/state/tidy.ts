import { setImmediate as turn } from "node:timers/promises";
import type { Kysely } from "kysely";
import type { Tables } from "./tables.ts";

const KEPT_MS = 400 * 86_400_000;
/** So many at a time hold nobody up. */
const SLICE = 100;

/**
 * Forgets deliveries older than 400 days that nobody waits for, but each subscription's newest ones, from which the next
 * edition begins. `now` in milliseconds; ends early once `isClosed`.
 */
export async function tidy(db: Kysely<Tables>, now: number, isClosed: () => boolean): Promise<void> {
  while (!isClosed() && (await forgetSome(db, now - KEPT_MS)) === SLICE) await turn();
}

/** Gives how many it forgot. */
const forgetSome = (db: Kysely<Tables>, before: number): Promise<number> =>
  db.transaction().execute(async (tx) => {
    const old = await tx
      .selectFrom("delivery")
      .select("id")
      .where("created_at", "<", before)
      .where("state", "not in", ["ready", "sending", "uncertain"])
      .where("edit_at", "is", null)
      .where(({ eb, or, exists, selectFrom }) =>
        or([
          eb("up_to", "is", null),
          eb("kind", "!=", "edition"),
          exists(
            selectFrom("delivery as later")
              .select("later.id")
              .whereRef("later.subscription", "=", "delivery.subscription")
              .where("later.kind", "=", "edition")
              .where("later.state", "in", ["sent", "skipped"])
              .whereRef("later.up_to", ">=", "delivery.up_to")
              .whereRef("later.created_at", ">", "delivery.created_at"),
          ),
        ]),
      )
      .orderBy("created_at")
      .limit(SLICE)
      .execute();
    const ids = old.map(({ id }) => id);
    if (ids.length === 0) return 0;
    await tx.deleteFrom("tell").where("delivery", "in", ids).execute();
    await tx.deleteFrom("delivery").where("id", "in", ids).execute();
    return ids.length;
  });
