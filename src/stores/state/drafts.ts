import type { Kysely } from "kysely";
import { z } from "zod";
import type { Draft, Drafts } from "../../core/curating/drafts.ts";
import { fromJson, type Readable } from "./readable.ts";
import type { DraftRow, Tables } from "./tables.ts";

const Typed = z.record(z.string(), z.string());

export function keptDrafts(db: Kysely<Tables>, readable: Readable): Drafts {
  const one = (actor: string, form: string) =>
    db.selectFrom("draft").selectAll().where("actor", "=", actor).where("form", "=", form).executeTakeFirst();

  return {
    async keep({ actor, form, values, at }) {
      const typed = JSON.stringify(values);
      await db
        .insertInto("draft")
        .values({ actor, form, typed, at })
        .onConflict((on) => on.columns(["actor", "form"]).doUpdateSet({ typed, at }))
        .execute();
    },

    async find(actor, form) {
      const row = await one(actor, form);
      return row && readable.one(nameOf(row), row, draftOf);
    },

    async of(actor) {
      const rows = await db
        .selectFrom("draft")
        .selectAll()
        .where("actor", "=", actor)
        .orderBy("at", "desc")
        .orderBy("form")
        .execute();
      return readable.all(rows, nameOf, draftOf);
    },

    async drop(actor, form) {
      await db.deleteFrom("draft").where("actor", "=", actor).where("form", "=", form).execute();
    },
  };
}

const nameOf = ({ actor, form }: DraftRow): string => `draft of ${actor} for ${form}`;

/** Throws where it cannot be read. */
const draftOf = ({ actor, form, typed, at }: DraftRow): Draft => ({
  actor,
  form,
  values: fromJson(Typed, typed),
  at: Number(at),
});
