import { z } from "zod";
import { AskerError, runInstead } from "../command/asker-error.ts";
import { type Context, defineCommand } from "../command/declare.ts";
import { lineOfTokens } from "../command/line.ts";
import { checkEdit } from "../curating/check-edit.ts";
import type { RawRecord } from "../curating/records.ts";
import { isObject, listIn } from "../curating/same-json.ts";
import { saveEdit } from "../curating/save-edit.ts";
import { kindOf, type RecordId } from "../knowledge/slug.ts";
import { fold } from "../lookup/fold.ts";
import { changedMessage } from "../messages/changed-message.ts";
import { fillInMessage } from "../messages/fill-in.ts";
import { recordLabel } from "../messages/record-label.ts";
import { REASON_ARG } from "./curating-args.ts";
import { recordToChange, type Target } from "./record-to-change.ts";

const KINDS = ["player", "product", "segment"] as const;
const LONGEST = 80;

export const alias = defineCommand({
  name: "alias",
  help: "One more name that a player, product or segment answers to",
  root: "admin",
  permission: "editor",
  changes: true,
  title: "Another name",
  submit: "Save",
  examples: ["/amw alias moore-threads MooreT", '/amw alias mtt-s5000 "S5000 card"', "/amw alias huawei 菊厂"],
  args: {
    record: {
      kind: "words",
      first: true,
      kept: true,
      label: "record and name",
      help: "A player, product or segment, and then its other name",
      example: "moore-threads",
      suggest: "any",
      schema: z.array(z.string()).min(1, { error: "Whose name? Write for example /amw alias moore-threads MooreT." }),
    },
    name: {
      kind: "text",
      needed: true,
      help: "The other name, in any script",
      example: "MooreT",
      schema: z.string().trim().min(1).optional(),
    },
    reason: REASON_ARG,
  },
  async run({ record, name, reason }, context) {
    const { call, knowledge } = context;
    const [asked, last] = name === undefined ? apart(record, context) : [record.join(" "), name];
    const target = await recordToChange(asked, KINDS, context);
    if (last === undefined) return whichName(target, call.forms ?? false);
    const typed = last.trim();
    isFree(typed, target, context);
    const after = withAlias(target, typed);
    const [problem] = checkEdit([{ id: target.record, record: after }], knowledge);
    if (problem) throw new AskerError("bad-argument", { problem: problem.text });
    const change = await saveEdit(
      {
        records: [{ id: target.record, before: target.stored, record: after }],
        what: "alias",
        reason: reason ?? "",
      },
      context,
    );
    return changedMessage(change, {
      title: `Another name: ${target.label}`,
      sentence: `“${target.label}” answers to “${typed}” now, too.`,
      shows: target.id,
    });
  },
});

/** The words as the longest name of a record, and what stands after it. */
function apart(words: readonly string[], { knowledge }: Context): readonly [asked: string, name: string | undefined] {
  for (let length = words.length - 1; length > 0; length--) {
    const asked = words.slice(0, length).join(" ");
    const isName = knowledge.names.exact(fold(asked)).some(({ id }) => KINDS.some((kind) => kind === kindOf(id)));
    if (isName || asked.includes(":")) return [asked, words.slice(length).join(" ")];
  }
  const [first = "", ...rest] = words;
  return [first, rest.length === 0 ? undefined : rest.join(" ")];
}

function whichName({ id, label }: Target, forms: boolean) {
  if (forms) return fillInMessage("Another name", `What else is “${label}” called?`, `alias ${id}`);
  throw new AskerError("bad-argument", {
    problem: `What else is “${label}” called? Write for example /amw alias ${id} "Another name".`,
  });
}

/** Throws AskerError where the name leads nowhere, to the record itself already, or to another one. */
function isFree(name: string, { id, label }: Target, { knowledge, commands }: Context): void {
  const refuse = (problem: string) => new AskerError("bad-argument", { problem });
  const key = fold(name);
  if (key === "") throw refuse(`“${name}” holds no letter or digit, so nobody could ask for it; write a name.`);
  if (name.length > LONGEST) throw refuse(`That name has ${name.length} characters; keep it under ${LONGEST}.`);
  if (commands.some((command) => command.name === name.toLowerCase()))
    throw refuse(`“${name}” is a command of AMW, so nobody could ask for “${label}” by it; choose another name.`);
  const hits = knowledge.names.exact(key).filter(({ rank }) => rank !== "reading" && rank !== "maker");
  if (hits.some((hit) => hit.id === id)) throw refuse(`“${label}” answers to “${name}” already.`);
  const [other] = hits;
  if (other) throw taken(name, other.id, knowledge);
}

function taken(name: string, other: RecordId, knowledge: Context["knowledge"]): AskerError {
  const label = recordLabel(other, knowledge);
  return new AskerError(
    "bad-argument",
    { problem: `“${name}” is a name of “${label}” already, so it would lead to two; take it out there first.` },
    runInstead(`Show ${label}`, lineOfTokens({ words: [other], flags: [] })),
  );
}

function withAlias({ product, stored }: Target, name: string): RawRecord {
  const add = (part: RawRecord): RawRecord => ({ ...part, aliases: [...listIn(part, "aliases"), name] });
  if (product === undefined) return add(stored.record);
  return {
    ...stored.record,
    products: listIn(stored.record, "products").map((one) => (isObject(one) && one.id === product ? add(one) : one)),
  };
}
