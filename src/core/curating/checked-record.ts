import type { Finding } from "../knowledge/finding.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import { slugOf } from "../knowledge/slug.ts";
import { recordLabel } from "../messages/record-label.ts";
import { checkEdit, type EditProblem } from "./check-edit.ts";
import { editableKind, parsedRecord, type Whole } from "./parsed-record.ts";
import type { EditableKind, RawRecord } from "./records.ts";

type Checked<Kind extends EditableKind> =
  | { readonly ok: true; readonly record: Whole[Kind] }
  /** Paths in the record; an empty one where it would break another record, which the sentence names. */
  | { readonly ok: false; readonly problems: readonly Finding[] };

/**
 * The record as its schema has it, defaults filled in, or every problem by its path: schema, the rules of reads and
 * claims, names that another player has, and references, both its own and those to it. `commandNames`: slugs that no
 * record may have.
 */
export function checkedRecord<Kind extends EditableKind>(
  id: `${Kind}:${string}`,
  raw: RawRecord,
  knowledge: Knowledge,
  commandNames: readonly string[] = [],
): Checked<Kind> {
  const problems = checkEdit([{ id, record: raw }], knowledge, commandNames);
  const result = parsedRecord(id, raw);
  if (problems.length === 0 && result.ok) return { ok: true, record: result.parsed.record as Whole[Kind] };
  return {
    ok: false,
    problems: problems.map((problem) => (problem.record === id ? problem : ofAnother(problem, knowledge))),
  };
}

/** What it would break in another record, where it can be mended in this one. */
function ofAnother({ record, path, text }: EditProblem, knowledge: Knowledge): Finding {
  const label = recordLabel(record, knowledge);
  const [key = ""] = path;
  if (editableKind(record) === "segment" && key === "examples")
    return {
      path: ["segments"],
      text: `“${label}” shows it as an example, so it must stay in there; take it out first with /amw edit ${slugOf(record)} --example.`,
    };
  return { path: key === "products" ? ["products"] : [], text: `“${label}”: ${text}` };
}
