import type { Call } from "../amw.ts";
import type { Change } from "../curating/audit.ts";
import type { Proposal } from "../curating/proposals.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import { clipWords } from "../message/clip-words.ts";
import type { Action, Message } from "../message/message.ts";
import { changedMessage } from "./changed-message.ts";
import { oneSentence } from "./one-sentence.ts";
import { decidingActions } from "./proposal-actions.ts";
import { recordLabel } from "./record-label.ts";
import { sentence } from "./words.ts";

const QUEUE: Action = { kind: "run", label: "The queue", line: "queue" };

const toldWords = ({ by }: Proposal, told: boolean): string => (told ? ` ${by.name} is told.` : "");

/** It was approved, and is still to be written down. */
export function approvedMessage(proposal: Proposal, { told, call }: { told: boolean; call: Call }): Message {
  const writing = decidingActions(proposal, call).filter(({ label }) => /^(?:Add|Edit) it/.test(label));
  return oneSentence(
    `${proposal.id} is approved.${toldWords(proposal, told)} It changes nothing by itself: ${writing[0]?.label === "Edit it" ? "edit" : "add"} what it says.`,
    { title: "Approved", tone: "done", actions: [...writing, QUEUE] },
  );
}

/** The change that was proposed is made. */
export function approvedChange(
  proposal: Proposal,
  change: Change,
  { told, knowledge }: { told: boolean; knowledge: Knowledge },
): Message {
  const [first] = change.records;
  const label = first ? `“${recordLabel(first.id, knowledge)}”` : "The record";
  return changedMessage(change, {
    title: "Approved",
    sentence: `${label} is changed as ${proposal.by.name} proposed in ${proposal.id}.${toldWords(proposal, told)}`,
    actions: [QUEUE],
  });
}

export const rejectedMessage = (proposal: Proposal, { told, reason }: { told: boolean; reason: string }): Message =>
  oneSentence(`${proposal.id} is rejected: ${sentence(clipWords(reason, 300))}${toldWords(proposal, told)}`, {
    title: "Rejected",
    tone: "done",
    actions: [QUEUE],
  });
