import { AskerError, runInstead } from "../command/asker-error.ts";
import type { Context } from "../command/declare.ts";
import { tellPerson } from "../digest/notices.ts";
import { decidedNotice } from "../messages/proposal-decided.ts";
import { inTurn } from "./in-turn.ts";
import type { Proposal } from "./proposals.ts";
import { whereOf } from "./save-edit.ts";

type Needed = Pick<Context, "call" | "desk" | "knowledge" | "now">;

interface Decision {
  readonly state: "approved" | "rejected";
  readonly reason: string;
  /** The change that came of it. */
  readonly change?: number | undefined;
}

const idOf = (asked: string): string => asked.trim().toLowerCase().replace(/^#/, "");

/** The proposal as it is now, while nobody else decides it. Throws AskerError where there is none, or it is decided. */
export function whileOpen<T>(asked: string, context: Needed, work: (open: Proposal) => Promise<T>): Promise<T> {
  const id = idOf(asked);
  return inTurn(`proposal ${id}`, async () => work(await openOne(id, context)));
}

/** The proposal of that id. Throws AskerError where there is none. */
export async function proposalOf(asked: string, { desk }: Pick<Context, "desk">): Promise<Proposal> {
  const id = idOf(asked);
  const found = await desk.state.proposals.find(id);
  if (found) return found;
  throw new AskerError(
    "bad-argument",
    { problem: `There is no proposal ${id}; /amw queue lists those that wait.` },
    runInstead("The queue", "queue"),
  );
}

async function openOne(id: string, context: Needed): Promise<Proposal> {
  const found = await proposalOf(id, context);
  if (found.state === "open") return found;
  throw decidedAlready(found, context);
}

function decidedAlready({ id, state, decided, change }: Proposal, { call }: Needed): AskerError {
  const who = decided === undefined ? "Somebody" : decided.by.id === call.actor.id ? "You" : decided.by.name;
  const why = decided?.reason ? `: ${decided.reason.replace(/[.\s]+$/u, "")}` : "";
  return new AskerError(
    "bad-argument",
    { problem: `${who} ${state} ${id} already${why}.` },
    {
      typed: "",
      instead: [
        ...(change === undefined ? [] : [{ label: `Undo change ${change}`, line: `undo ${change}` }]),
        { label: "The queue", line: "queue" },
      ],
    },
  );
}

/**
 * Decides the proposal and tells the proposer by direct message, where that is somebody else whom AMW can write to. Gives
 * whether they are told. Throws AskerError where somebody was quicker.
 */
export async function decide(proposal: Proposal, decision: Decision, context: Needed): Promise<boolean> {
  const { call, desk, now, knowledge } = context;
  const { id, by, where } = proposal;
  const at = now.getTime();
  if (!(await desk.state.proposals.decide(id, { ...decision, by: call.actor, at })))
    throw decidedAlready(await proposalOf(id, context), context);
  // A change that came of it is in the audit as such.
  if (decision.change === undefined)
    await desk.state.audit.note({
      at,
      by: call.actor,
      where: whereOf(context),
      what: decision.state === "approved" ? "approve" : "reject",
      reason: decision.reason,
      proposal: id,
      note: `${id}, by ${by.name}, is ${decision.state}`,
    });
  if (by.id === call.actor.id) return false;
  const message = decidedNotice(proposal, { ...decision, by: call.actor }, knowledge);
  return tellPerson(where.surface, by.id, message, { key: `proposal/${id}`, at, desk });
}
