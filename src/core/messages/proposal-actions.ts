import type { Call } from "../amw.ts";
import { quote } from "../command/tokens.ts";
import type { Proposal } from "../curating/proposals.ts";
import type { RecordId } from "../knowledge/slug.ts";
import { clipWords } from "../message/clip-words.ts";
import type { Action } from "../message/message.ts";

/** Of what is carried into a form: buttons hold little. */
const CARRIED = 300;

/**
 * Approve and reject, and for what somebody must still write down the form that does it, with the proposer's words; `which`
 * stands in the labels where there are several.
 */
export function decidingActions(proposal: Proposal, { forms = false }: Pick<Call, "forms">, which = ""): Action[] {
  const { id, kind } = proposal;
  const named = (label: string): string => (which === "" ? label : `${label.replace(/ it$/, "")} ${which}`);
  const reject: Action = forms
    ? { kind: "form", label: named("Reject"), line: `reject ${id}` }
    : { kind: "run", label: named("Reject"), line: `reject ${id}` };
  // What is wrong with no record in particular is for a person to read.
  const isWritten = kind === "suggestion" || (kind === "problem" && proposal.about !== undefined);
  const writing = isWritten ? [writingAction(proposal, forms, named)] : [];
  return [{ kind: "run", label: named("Approve"), line: `approve ${id}` }, reject, ...writing];
}

function writingAction(
  { id, by, text, about, link }: Proposal,
  forms: boolean,
  named: (label: string) => string,
): Action {
  const said = quote(clipWords(`${text} (${id}, by ${by.name})`, CARRIED));
  if (about) return formOrLine(named("Edit it"), `edit ${editable(about.id)} --reason ${said}`, forms);
  if (link !== undefined) return { kind: "run", label: named("Add it"), line: `add ${quote(link)}` };
  return formOrLine(named("Add it"), `add announcement --summary ${quote(clipWords(text, CARRIED))}`, forms);
}

const editable = (id: RecordId): string => quote(id);

const formOrLine = (label: string, line: string, forms: boolean): Action =>
  forms ? { kind: "form", label, line } : { kind: "run", label, line };
