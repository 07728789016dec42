import type { Kysely } from "kysely";
import type { Tables } from "./tables.ts";

const KEPT_MS = 400 * 86_400_000;

/**
 * Forgets deliveries older than 400 days that nobody waits for, but each subscription's newest ones, from which the next
 * edition begins. `now` in milliseconds.
 */
export async function tidy(db: Kysely<Tables>, now: number): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await tx
      .deleteFrom("delivery")
      .where("created_at", "<", now - KEPT_MS)
      .where("state", "not in", ["ready", "sending", "uncertain"])
      .where("edit_at", "is", null)
      .where(({ eb, or, not, exists, selectFrom }) =>
        or([
          eb("up_to", "is", null),
          exists(
            selectFrom("delivery as later")
              .select("later.id")
              .whereRef("later.subscription", "=", "delivery.subscription")
              .where("later.kind", "=", "edition")
              .where("later.state", "in", ["sent", "skipped"])
              .whereRef("later.up_to", ">=", "delivery.up_to")
              .whereRef("later.created_at", ">", "delivery.created_at"),
          ),
          not(eb("kind", "=", "edition")),
        ]),
      )
      .execute();
    await tx
      .deleteFrom("tell")
      .where("created_at", "<", now - KEPT_MS)
      .where(({ not, exists, selectFrom }) =>
        not(exists(selectFrom("delivery").select("delivery.id").whereRef("delivery.id", "=", "tell.delivery"))),
      )
      .execute();
  });
}
