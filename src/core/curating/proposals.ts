import type { Actor } from "../amw.ts";
import type { RecordId } from "../knowledge/slug.ts";
import type { Edit, Where } from "./records.ts";

/**
 * `suggestion`: an entry or a correction in somebody's own words; `change`: an edit that is ready and waits for a second
 * person; `problem`: something is wrong, by a feedback button.
 */
export type ProposalKind = "suggestion" | "change" | "problem";

export interface Proposal {
  /** Short enough to type: `p7`. */
  readonly id: string;
  readonly kind: ProposalKind;
  /** Milliseconds. */
  readonly at: number;
  readonly by: Actor;
  readonly where: Where;
  /** In the proposer's own words; plain text. */
  readonly text: string;
  /** A page or a message that it rests on. */
  readonly link?: string | undefined;
  /** The record that it concerns, and the knowledge revision that the proposer saw. */
  readonly about?: { readonly id: RecordId; readonly version: string } | undefined;
  /** What approving carries out; of kind `change` only. */
  readonly edit?: Omit<Edit, "approvedBy" | "proposal"> | undefined;
  readonly state: "open" | "approved" | "rejected";
  readonly decided?: { readonly by: Actor; readonly at: number; readonly reason: string } | undefined;
  /** The change that came of it. */
  readonly change?: number | undefined;
}

export interface Proposals {
  /** Gives it the next id. */
  add(proposal: Omit<Proposal, "id" | "state" | "decided" | "change">): Promise<Proposal>;
  find(id: string): Promise<Proposal | undefined>;
  /** The oldest open ones first, or the newest decided ones first. */
  list(query: {
    readonly state: Proposal["state"];
    readonly limit: number;
    readonly offset: number;
  }): Promise<{ readonly proposals: readonly Proposal[]; readonly total: number }>;
  /** False where it is not open any more. */
  decide(
    id: string,
    to: {
      readonly state: "approved" | "rejected";
      readonly by: Actor;
      readonly at: number;
      readonly reason: string;
      readonly change?: number | undefined;
    },
  ): Promise<boolean>;
  /** How many the actor made since, whatever became of them: what limits the rate. */
  countBy(actor: string, since: number): Promise<number>;
}
