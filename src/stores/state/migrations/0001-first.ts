import type { Kysely } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  const { schema } = db;

  await schema
    .createTable("subscription")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("place", "text", (c) => c.notNull())
    .addColumn("surface", "text", (c) => c.notNull())
    .addColumn("space", "text", (c) => c.notNull())
    .addColumn("name_key", "text", (c) => c.notNull())
    .addColumn("body", "text", (c) => c.notNull())
    .addColumn("version", "integer", (c) => c.notNull())
    .addColumn("next_at", "bigint")
    .addColumn("created_at", "bigint", (c) => c.notNull())
    .addColumn("removed_at", "bigint")
    .execute();
  await schema
    .createIndex("subscription_by_name")
    .unique()
    .on("subscription")
    .columns(["place", "name_key"])
    .where("removed_at" as never, "is", null)
    .execute();
  await schema.createIndex("subscription_by_place").on("subscription").columns(["place", "created_at", "id"]).execute();
  await schema
    .createIndex("subscription_by_space")
    .on("subscription")
    .columns(["surface", "space", "created_at", "id"])
    .execute();
  await schema.createIndex("subscription_by_due").on("subscription").columns(["next_at", "id"]).execute();

  await schema
    .createTable("delivery")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("key", "text", (c) => c.notNull().unique())
    .addColumn("kind", "text", (c) => c.notNull())
    .addColumn("place", "text", (c) => c.notNull())
    .addColumn("destination", "text", (c) => c.notNull())
    .addColumn("subscription", "text")
    .addColumn("parent", "text")
    .addColumn("message", "text", (c) => c.notNull())
    .addColumn("hash", "text")
    .addColumn("state", "text", (c) => c.notNull())
    .addColumn("next_try_at", "bigint", (c) => c.notNull())
    .addColumn("created_at", "bigint", (c) => c.notNull())
    .addColumn("up_to", "bigint")
    .addColumn("reckoning", "text")
    .addColumn("tries", "integer", (c) => c.notNull())
    .addColumn("tried_at", "bigint")
    .addColumn("looks", "integer", (c) => c.notNull())
    .addColumn("looks_absent", "integer", (c) => c.notNull())
    .addColumn("reason", "text")
    .addColumn("ref_channel", "text")
    .addColumn("ref_id", "text")
    .addColumn("sent_at", "bigint")
    .addColumn("corrections", "text", (c) => c.notNull())
    .addColumn("edit_at", "bigint")
    .execute();
  await schema
    .createIndex("delivery_by_due")
    .on("delivery")
    .columns(["state", "next_try_at", "created_at", "id"])
    .execute();
  await schema.createIndex("delivery_by_state").on("delivery").columns(["state", "created_at", "id"]).execute();
  await schema.createIndex("delivery_by_parent").on("delivery").column("parent").execute();
  await schema.createIndex("delivery_by_hash").on("delivery").columns(["hash", "created_at", "id"]).execute();
  await schema
    .createIndex("delivery_by_subscription")
    .on("delivery")
    .columns(["subscription", "kind", "created_at", "id"])
    .execute();
  await schema.createIndex("delivery_by_taken_in").on("delivery").columns(["subscription", "kind", "up_to"]).execute();
  await schema.createIndex("delivery_by_place").on("delivery").columns(["place", "kind", "up_to", "id"]).execute();
  await schema.createIndex("delivery_by_edit").on("delivery").columns(["edit_at", "id"]).execute();
  await schema.createIndex("delivery_by_age").on("delivery").column("created_at").execute();

  await schema
    .createTable("tell")
    .addColumn("delivery", "text", (c) => c.notNull())
    .addColumn("announcement", "text", (c) => c.notNull())
    .addColumn("place", "text", (c) => c.notNull())
    .addColumn("created_at", "bigint", (c) => c.notNull())
    .addColumn("standing", "text", (c) => c.notNull())
    .addPrimaryKeyConstraint("tell_key", ["delivery", "announcement"])
    .execute();
  await schema.createIndex("tell_by_place").on("tell").columns(["place", "announcement", "created_at"]).execute();
  await schema.createIndex("tell_by_announcement").on("tell").columns(["announcement", "created_at"]).execute();

  await schema
    .createTable("standing")
    .addColumn("announcement", "text", (c) => c.primaryKey())
    .addColumn("standing", "text", (c) => c.notNull())
    .execute();
  await schema
    .createTable("change")
    .addColumn("seq", "bigint", (c) => c.primaryKey())
    .addColumn("at", "bigint", (c) => c.notNull())
    .addColumn("announcement", "text", (c) => c.notNull())
    .addColumn("before", "text")
    .addColumn("after", "text")
    .execute();
  await schema
    .createTable("mark")
    .addColumn("name", "text", (c) => c.primaryKey())
    .addColumn("number", "bigint", (c) => c.notNull())
    .addColumn("text", "text")
    .execute();

  await schema
    .createTable("watch")
    .addColumn("actor", "text", (c) => c.notNull())
    .addColumn("record", "text", (c) => c.notNull())
    .addColumn("since", "bigint", (c) => c.notNull())
    .addColumn("muted_until", "bigint")
    .addPrimaryKeyConstraint("watch_key", ["actor", "record"])
    .execute();
  await schema.createIndex("watch_by_record").on("watch").column("record").execute();
}
