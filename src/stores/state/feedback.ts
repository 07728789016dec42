import type { Kysely } from "kysely";
import type { Feedback } from "../../core/curating/feedback.ts";
import type { Tables } from "./tables.ts";

export const keptFeedback = (db: Kysely<Tables>): Feedback => ({
  async useful(one) {
    const { numInsertedOrUpdatedRows } = await db
      .insertInto("useful")
      .values(one)
      .onConflict((on) => on.columns(["about", "version", "actor"]).doNothing())
      .executeTakeFirst();
    return numInsertedOrUpdatedRows === 1n;
  },

  async count(about) {
    const { n } = await db
      .selectFrom("useful")
      .select(({ fn }) => fn.countAll<number>().as("n"))
      .where("about", "=", about)
      .executeTakeFirstOrThrow();
    return Number(n);
  },
});
