import { AskerError } from "../command/asker-error.ts";
import type { Context } from "../command/declare.ts";
import type { Block } from "../message/message.ts";
import { recordLabel } from "../messages/record-label.ts";
import { capital } from "../messages/words.ts";
import { approvedRecord } from "./approval.ts";
import type { Change } from "./audit.ts";
import { checkEdit } from "./check-edit.ts";
import { differences } from "./differences.ts";
import type { Proposal } from "./proposals.ts";
import type { Edit, EditableId, RawRecord } from "./records.ts";

/**
 * Carries out what was proposed, approved by the caller, unless that was done already. Throws AskerError where it no longer
 * can be: the proposal stays open.
 */
export async function carryOut(proposal: Proposal, context: Context): Promise<Change> {
  const { call, commands, desk, knowledge } = context;
  const edit = proposal.edit;
  if (edit === undefined) throw cannot("There is no change in it; reject it, and say so.");
  const done = await changeOf(proposal, edit, context);
  if (done) return done;
  const records = edit.records.map((one) => ({
    ...one,
    record: one.record && approvedRecord(one.record, call.actor.id),
  }));
  const names = commands.map(({ name }) => name);
  // What is stale is told as such, not as wrong.
  const isFresh = (await Promise.all(records.map(({ id }) => desk.records.current(id)))).every(
    (current, i) => current !== "broken" && current?.version === records[i]?.basedOn,
  );
  const [problem] = isFresh ? checkEdit(records, knowledge, names) : [];
  if (problem) throw cannot(`It no longer can be carried out: ${problem.text}`);
  const saved = await desk.records.save({ ...edit, records, proposal: proposal.id, approvedBy: call.actor });
  switch (saved.outcome) {
    case "saved":
      return saved.change;
    case "conflict":
      throw await stale(proposal, saved.id, saved.current?.record, context);
    case "unchanged":
      throw cannot("The knowledge base says so already; reject it, and say so.");
    case "refused":
      throw cannot(saved.problem);
  }
}

/** The change that came of it before AMW could note so. */
async function changeOf({ id }: Proposal, { records }: Pick<Edit, "records">, { desk }: Context) {
  const [first] = records;
  if (first === undefined) return undefined;
  const { changes } = await desk.state.audit.list({ record: first.id, limit: 50, offset: 0 });
  return changes.find(({ proposal }) => proposal === id);
}

/** What changed since it was proposed. */
async function stale(
  { id, at }: Proposal,
  record: EditableId,
  current: RawRecord | undefined,
  { desk, knowledge }: Context,
): Promise<AskerError> {
  const { changes } = await desk.state.audit.list({ record, limit: 50, offset: 0 });
  const since = changes.filter((change) => change.at >= at);
  const before = since.at(-1)?.records.find((one) => one.id === record)?.before;
  const told = since.length > 0 ? differences(before, current) : [];
  const label = capital(recordLabel(record, knowledge));
  const who = since[0] ? `${since[0].by.name} changed` : "Somebody changed";
  const blocks: Block[] =
    told.length > 0
      ? [
          { kind: "heading", text: "Meanwhile" },
          { kind: "list", items: told.slice(0, MOST) },
        ]
      : [];
  return new AskerError(
    "bad-argument",
    {
      problem: `${who} “${label}” since ${id} was proposed, so it was not carried out and stays open; reject it, and have it proposed anew.`,
    },
    {
      typed: "",
      instead: [
        { label: `Reject ${id}`, form: `reject ${id}` },
        { label: "History", line: `history ${record}` },
      ],
    },
    blocks,
  );
}

const MOST = 12;

const cannot = (problem: string): AskerError => new AskerError("bad-argument", { problem });
