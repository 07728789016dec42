import type { Kysely } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  const { schema } = db;

  await schema
    .createTable("edit")
    .addColumn("seq", "integer", (c) => c.primaryKey())
    .addColumn("state", "text", (c) => c.notNull())
    .addColumn("at", "bigint", (c) => c.notNull())
    .addColumn("by_id", "text", (c) => c.notNull())
    .addColumn("by_name", "text", (c) => c.notNull())
    .addColumn("place", "text", (c) => c.notNull())
    .addColumn("what", "text", (c) => c.notNull())
    .addColumn("reason", "text", (c) => c.notNull())
    .addColumn("proposal", "text")
    .addColumn("approved_by", "text")
    .addColumn("undoes", "integer")
    .addColumn("undone_by", "integer")
    .addColumn("note", "text")
    .addColumn("role", "text")
    .execute();
  await schema.createIndex("edit_by_state").on("edit").columns(["state", "seq"]).execute();
  await schema.createIndex("edit_by_person").on("edit").columns(["by_id", "state", "seq"]).execute();

  await schema
    .createTable("edited_record")
    .addColumn("seq", "integer", (c) => c.notNull())
    .addColumn("position", "integer", (c) => c.notNull())
    .addColumn("record", "text", (c) => c.notNull())
    .addColumn("before", "text")
    .addColumn("after", "text")
    .addPrimaryKeyConstraint("edited_record_key", ["seq", "position"])
    .execute();
  await schema.createIndex("edited_record_by_record").on("edited_record").columns(["record", "seq"]).execute();

  await schema
    .createTable("proposal")
    .addColumn("number", "integer", (c) => c.primaryKey())
    .addColumn("at", "bigint", (c) => c.notNull())
    .addColumn("by_id", "text", (c) => c.notNull())
    .addColumn("state", "text", (c) => c.notNull())
    .addColumn("decided_at", "bigint")
    .addColumn("body", "text", (c) => c.notNull())
    .execute();
  await schema.createIndex("proposal_by_state").on("proposal").columns(["state", "number"]).execute();
  await schema.createIndex("proposal_by_decision").on("proposal").columns(["state", "decided_at", "number"]).execute();
  await schema.createIndex("proposal_by_person").on("proposal").columns(["by_id", "at"]).execute();

  await schema
    .createTable("draft")
    .addColumn("actor", "text", (c) => c.notNull())
    .addColumn("form", "text", (c) => c.notNull())
    .addColumn("typed", "text", (c) => c.notNull())
    .addColumn("at", "bigint", (c) => c.notNull())
    .addPrimaryKeyConstraint("draft_key", ["actor", "form"])
    .execute();
  await schema.createIndex("draft_by_age").on("draft").column("at").execute();

  await schema
    .createTable("grant")
    .addColumn("actor", "text", (c) => c.primaryKey())
    .addColumn("name", "text", (c) => c.notNull())
    .addColumn("role", "text", (c) => c.notNull())
    .addColumn("by_id", "text", (c) => c.notNull())
    .addColumn("by_name", "text", (c) => c.notNull())
    .addColumn("at", "bigint", (c) => c.notNull())
    .execute();

  await schema
    .createTable("useful")
    .addColumn("about", "text", (c) => c.notNull())
    .addColumn("version", "text", (c) => c.notNull())
    .addColumn("actor", "text", (c) => c.notNull())
    .addColumn("at", "bigint", (c) => c.notNull())
    .addPrimaryKeyConstraint("useful_key", ["about", "version", "actor"])
    .execute();
}
