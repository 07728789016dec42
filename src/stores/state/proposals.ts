import type { Kysely } from "kysely";
import type { Proposal, Proposals } from "../../core/curating/proposals.ts";
import { fromJson, type Readable } from "./readable.ts";
import { StoredProposal } from "./shapes.ts";
import type { ProposalRow, Tables } from "./tables.ts";

export function keptProposals(db: Kysely<Tables>, readable: Readable): Proposals {
  return {
    add: (proposal) =>
      db.transaction().execute(async (tx): Promise<Proposal> => {
        const { last } = await tx
          .selectFrom("proposal")
          .select(({ fn }) => fn.max("number").as("last"))
          .executeTakeFirstOrThrow();
        const number = Number(last ?? 0) + 1;
        const body = JSON.stringify(proposal);
        await tx
          .insertInto("proposal")
          .values({ number, at: proposal.at, by_id: proposal.by.id, state: "open", decided_at: null, body })
          .execute();
        return { ...proposal, id: idOf(number), state: "open" };
      }),

    async find(id) {
      const number = numberOf(id);
      if (number === undefined) return undefined;
      const row = await db.selectFrom("proposal").selectAll().where("number", "=", number).executeTakeFirst();
      return row && readable.one(nameOf(row), row, proposalOf);
    },

    async list({ state, limit, offset }) {
      const all = db.selectFrom("proposal").where("state", "=", state);
      const ordered =
        state === "open" ? all.orderBy("number") : all.orderBy("decided_at", "desc").orderBy("number", "desc");
      const rows = await ordered.selectAll().limit(limit).offset(offset).execute();
      const { n } = await all.select(({ fn }) => fn.countAll<number>().as("n")).executeTakeFirstOrThrow();
      return { proposals: readable.all(rows, nameOf, proposalOf), total: Number(n) };
    },

    decide: (id, { state, by, at, reason, change }) =>
      db.transaction().execute(async (tx) => {
        const number = numberOf(id);
        if (number === undefined) return false;
        const row = await tx
          .selectFrom("proposal")
          .selectAll()
          .where("number", "=", number)
          .where("state", "=", "open")
          .executeTakeFirst();
        if (!row) return false;
        const body = JSON.stringify({ ...fromJson(StoredProposal, row.body), decided: { by, at, reason }, change });
        await tx.updateTable("proposal").set({ state, decided_at: at, body }).where("number", "=", number).execute();
        return true;
      }),

    async countBy(actor, since) {
      const { n } = await db
        .selectFrom("proposal")
        .select(({ fn }) => fn.countAll<number>().as("n"))
        .where("by_id", "=", actor)
        .where("at", ">=", since)
        .executeTakeFirstOrThrow();
      return Number(n);
    },
  };
}

const idOf = (number: number): string => `p${number}`;

/** Undefined for what is no proposal's id. */
const numberOf = (id: string): number | undefined => {
  const [, digits] = /^p([1-9]\d{0,8})$/i.exec(id.trim()) ?? [];
  return digits === undefined ? undefined : Number(digits);
};

const nameOf = ({ number }: ProposalRow): string => `proposal ${idOf(number)}`;

/** Throws where it cannot be read. */
const proposalOf = ({ number, state, body }: ProposalRow): Proposal => ({
  ...fromJson(StoredProposal, body),
  id: idOf(number),
  state,
});
