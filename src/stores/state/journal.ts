import type { Kysely, Transaction } from "kysely";
import type { Change } from "../../core/digest/standing.ts";
import type { Journal } from "../../core/digest/state.ts";
import { fromJson, type Readable } from "./readable.ts";
import { StoredStanding } from "./shapes.ts";
import type { ChangeRow, StandingRow, Tables } from "./tables.ts";

const LAST = "last-change";
const REVISION = "revision";
const doneOf = (name: string): string => `done:${name}`;

export function keptJournal(db: Kysely<Tables>, readable: Readable): Journal {
  const mark = (name: string) =>
    db.selectFrom("mark").select(["number", "text"]).where("name", "=", name).executeTakeFirst();
  const standingOf = ({ announcement, standing }: StandingRow) =>
    [announcement, fromJson(StoredStanding, standing)] as const;

  return {
    async known(after, limit) {
      let query = db.selectFrom("standing").selectAll().orderBy("announcement").limit(limit);
      if (after !== undefined) query = query.where("announcement", ">", after);
      return readable.all(await query.execute(), nameOf, standingOf);
    },

    async knownOf(announcement) {
      const row = await db
        .selectFrom("standing")
        .selectAll()
        .where("announcement", "=", announcement)
        .executeTakeFirst();
      return row && readable.one(nameOf(row), row, standingOf)?.[1];
    },

    append: (changes, revision) =>
      db.transaction().execute(async (tx) => {
        const first = await numbers(tx, changes.length);
        const numbered = changes.map((change, i): Change => ({ seq: first + i, ...change }));
        for (const change of numbered) {
          await tx.insertInto("change").values(rowOf(change)).execute();
          await remember(tx, change.announcement, change.after && JSON.stringify(change.after));
        }
        await setMark(tx, REVISION, { number: 0, text: revision });
        return numbered;
      }),

    begin: (standings, revision) =>
      db.transaction().execute(async (tx) => {
        for (const [announcement, standing] of standings) await remember(tx, announcement, JSON.stringify(standing));
        if (revision !== undefined) await setMark(tx, REVISION, { number: 0, text: revision });
      }),

    revision: async () => (await mark(REVISION))?.text ?? undefined,

    async last() {
      const row = await db
        .selectFrom("change")
        .select(["seq", "at"])
        .orderBy("seq", "desc")
        .limit(1)
        .executeTakeFirst();
      return { seq: Number(row?.seq ?? 0), at: row && Number(row.at) };
    },

    async since(seq, upTo) {
      let query = db.selectFrom("change").selectAll().where("seq", ">", seq).orderBy("seq");
      if (upTo !== undefined) query = query.where("seq", "<=", upTo);
      return readable.all(await query.execute(), (row) => `change ${row.seq}`, changeOf);
    },

    done: async (name) => Number((await mark(doneOf(name)))?.number ?? 0),
    setDone: (name, seq) => setMark(db, doneOf(name), { number: seq, text: null }),
  };
}

const nameOf = ({ announcement }: StandingRow): string => `standing of ${announcement}`;

/** The first of so many new numbers. Whoever takes some holds the row until the end of the transaction, so they show in order. */
async function numbers(tx: Transaction<Tables>, count: number): Promise<number> {
  const { number } = await tx
    .insertInto("mark")
    .values({ name: LAST, number: count, text: null })
    .onConflict((on) => on.column("name").doUpdateSet((eb) => ({ number: eb("mark.number", "+", count) })))
    .returning("number")
    .executeTakeFirstOrThrow();
  return Number(number) - count + 1;
}

async function setMark(
  db: Kysely<Tables>,
  name: string,
  value: { number: number; text: string | null },
): Promise<void> {
  await db
    .insertInto("mark")
    .values({ name, ...value })
    .onConflict((on) => on.column("name").doUpdateSet(value))
    .execute();
}

/** `standing` is JSON; without one, the announcement is forgotten. */
async function remember(tx: Transaction<Tables>, announcement: string, standing: string | undefined): Promise<void> {
  if (standing === undefined) {
    await tx.deleteFrom("standing").where("announcement", "=", announcement).execute();
    return;
  }
  await tx
    .insertInto("standing")
    .values({ announcement, standing })
    .onConflict((on) => on.column("announcement").doUpdateSet({ standing }))
    .execute();
}

const rowOf = ({ seq, at, announcement, before, after }: Change): ChangeRow => ({
  seq,
  at,
  announcement,
  before: before ? JSON.stringify(before) : null,
  after: after ? JSON.stringify(after) : null,
});

/** Throws where it cannot be read. */
const changeOf = ({ seq, at, announcement, before, after }: ChangeRow): Change => ({
  seq: Number(seq),
  at: Number(at),
  announcement,
  ...(before === null ? {} : { before: fromJson(StoredStanding, before) }),
  ...(after === null ? {} : { after: fromJson(StoredStanding, after) }),
});
