import type { Kysely } from "kysely";
import type { Grant, Roles } from "../../core/curating/roles.ts";
import type { GrantRow, Tables } from "./tables.ts";

export const keptRoles = (db: Kysely<Tables>): Roles => ({
  async all() {
    const rows = await db.selectFrom("grant").selectAll().orderBy("at").orderBy("actor").execute();
    return rows.map(grantOf);
  },

  async grant({ actor, name, role, by, at }) {
    const row = { name, role, by_id: by.id, by_name: by.name, at };
    await db
      .insertInto("grant")
      .values({ actor, ...row })
      .onConflict((on) => on.column("actor").doUpdateSet(row))
      .execute();
  },

  async revoke(actor) {
    const { numDeletedRows } = await db.deleteFrom("grant").where("actor", "=", actor).executeTakeFirst();
    return numDeletedRows === 1n;
  },
});

const grantOf = ({ actor, name, role, by_id, by_name, at }: GrantRow): Grant => ({
  actor,
  name,
  role,
  by: { id: by_id, name: by_name },
  at: Number(at),
});
