import type { Context } from "../command/declare.ts";
import { type NewEdit, whereOf } from "../curating/save-edit.ts";
import type { ClaimStatus } from "../knowledge/claim.ts";
import type { Message } from "../message/message.ts";
import { changeProposed } from "../messages/change-proposed.ts";
import type { Target } from "./record-to-change.ts";

interface Proposed {
  readonly target: Target;
  readonly status: ClaimStatus;
  readonly text: string;
  readonly was: ClaimStatus | undefined;
}

/** Puts the step of a claim into the queue, where a second person approves it; nothing is saved yet. */
export async function proposeChange(
  { records, ...edit }: NewEdit,
  { target, status, text, was }: Proposed,
  context: Context,
): Promise<Message> {
  const { call, desk, knowledge, now } = context;
  const where = whereOf(context);
  const proposal = await desk.state.proposals.add({
    kind: "change",
    at: now.getTime(),
    by: call.actor,
    where,
    text: `Claim of “${target.label}”, ${was ?? "new"} → ${status}: “${text}” ${edit.reason}`,
    about: { id: target.record, version: knowledge.revision },
    edit: {
      ...edit,
      by: call.actor,
      where,
      records: records.map(({ id, before, record }) => ({ id, basedOn: before?.version, record })),
    },
  });
  const others = desk.roles.helpers("editor", call);
  return changeProposed(proposal, { text, status, label: target.label, others });
}
