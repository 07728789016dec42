import { z } from "zod";
import { AskerError } from "../command/asker-error.ts";
import { type Context, defineCommand, type Opening } from "../command/declare.ts";
import { FieldsError } from "../command/fields-error.ts";
import { lineOfTokens } from "../command/line.ts";
import { flagOf } from "../command/parse.ts";
import { checkedRecord } from "../curating/checked-record.ts";
import { fieldsError } from "../curating/fields.ts";
import { openedOn, shortVersion } from "../curating/opened.ts";
import type { RawRecord } from "../curating/records.ts";
import { objectsIn, own, sameJson } from "../curating/same-json.ts";
import { nothingChanges, saveEdit } from "../curating/save-edit.ts";
import { kindOf, type RecordKind } from "../knowledge/slug.ts";
import { changedMessage } from "../messages/changed-message.ts";
import { fillInMessage } from "../messages/fill-in.ts";
import { lineOf as shownBy } from "../messages/search-results.ts";
import { REASON_ARG, VERSION_ARG, WHICH_ARG } from "./curating-args.ts";
import { EDIT_ARGS } from "./edit-args.ts";
import { applied, changesAsValues, type EditKind, type EditValues, fieldsOf, writtenFields } from "./edit-fields.ts";
import { recordToChange, type Target } from "./record-to-change.ts";

const KINDS: readonly RecordKind[] = ["player", "product", "segment", "announcement"];

export const edit = defineCommand({
  name: "edit",
  help: "Change what a player, product, segment or announcement says",
  root: "admin",
  permission: "editor",
  changes: true,
  drafts: true,
  title: "Edit",
  submit: "Save",
  examples: [
    "/amw edit moore-threads --homepage https://www.mthreads.com",
    '/amw edit mtt-s5000 --alias "+S5000 card"',
    "/amw edit 2026-06-musacoder-first-domestic-gpu --segment +ai-clusters --tag -geopolitics",
  ],
  args: {
    which: {
      ...WHICH_ARG,
      schema: z.string({ error: "Edit what? Name a record, for example /amw edit moore-threads." }),
    },
    ...EDIT_ARGS,
    reason: { ...REASON_ARG, step: "Sources" },
    version: VERSION_ARG,
  },
  async opens({ which = "" }, context): Promise<Opening> {
    const target = await recordToChange(which, KINDS, context);
    const kind = kindOf(target.id);
    const part = partOf(target, target.stored.record);
    const isRetracted = own(part, "retracted") !== undefined;
    return {
      title: `Edit ${target.label}`,
      values: { ...writtenFields(kind, part, context.knowledge), version: shortVersion(target.stored) },
      asks: [...fieldsOf(kind).filter((field) => field !== "retracted" || isRetracted), "reason"],
    };
  },
  async run({ which, reason, version, ...values }, context) {
    const { knowledge, commands } = context;
    const target = await recordToChange(which, KINDS, context);
    const kind = kindOf(target.id);
    const given = onlyOf(kind, values, target, context);
    if (given.length === 0) return nothingSaid(target, kind, context);
    const { before, stale } = await openedOn(target.stored, version, context);
    const result = applied(kind, partOf(target, before), values, version !== undefined, knowledge);
    const after = withPart(target, before, result.record);
    const checked = checkedRecord(
      target.record,
      after,
      knowledge,
      commands.map(({ name }) => name),
    );
    const found = checked.ok ? undefined : fieldsError(checked.problems.map(asEdited), EDIT_ARGS, given[0] ?? "name");
    if (Object.keys(result.problems).length > 0) throw new FieldsError({ ...found?.problems, ...result.problems });
    if (stale) throw await stale(after, lineOf(target, kind, partOf(target, before), result.record, reason, context));
    if (sameJson(before, after)) throw nothingChanges();
    if (found) throw found;
    const change = await saveEdit(
      {
        records: [{ id: target.record, before: target.stored, record: after }],
        what: "edit",
        reason: reason ?? "",
      },
      context,
    );
    return changedMessage(change, {
      title: `Changed: ${target.label}`,
      sentence: `“${target.label}” is changed.`,
      shows: target.id,
    });
  },
});

/** The product, of a player's record, or the record itself. */
function partOf({ product }: Target, record: RawRecord): RawRecord {
  if (product === undefined) return record;
  const found = objectsIn(record, "products").find((one) => own(one, "id") === product);
  return found ?? {};
}

function withPart({ product }: Target, record: RawRecord, part: RawRecord): RawRecord {
  if (product === undefined) return part;
  return { ...record, products: objectsIn(record, "products").map((one) => (own(one, "id") === product ? part : one)) };
}

/** The fields that were given a value. Throws AskerError where one is of another kind of record. */
function onlyOf(kind: EditKind, values: EditValues, { id, label }: Target, { call }: Context): readonly string[] {
  const known: readonly string[] = fieldsOf(kind);
  const given = Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [name]));
  const other = given.find((name) => !known.includes(name));
  if (other === undefined) return given;
  throw new AskerError(
    "unknown-flag",
    { flag: flagOf(other), command: `edit of ${article(kind)}`, nearest: undefined, known: known.map(flagOf) },
    call.forms ? { typed: "", instead: [{ label: `Edit ${label}`, form: `edit ${shownBy(id)}` }] } : undefined,
  );
}

const article = (kind: EditKind): string => (kind === "announcement" ? "an announcement" : `a ${kind}`);

function nothingSaid({ id, label }: Target, kind: EditKind, { call }: Context) {
  if (call.forms) return fillInMessage(`Edit ${label}`, `Say what should change of “${label}”.`, `edit ${shownBy(id)}`);
  const flags = fieldsOf(kind).map((name) => `--${flagOf(name)}`);
  throw new AskerError("bad-argument", {
    problem: `Say what should change of “${label}”, for example /amw edit ${id} ${flags[0]} ${EDIT_ARGS[fieldsOf(kind)[0] ?? "name"].example}; there are ${flags.join(", ")}.`,
  });
}

/** The line that makes the same change of what the record says now. */
function lineOf(
  { id }: Target,
  kind: EditKind,
  before: RawRecord,
  after: RawRecord,
  reason: string | undefined,
  { knowledge }: Context,
): string {
  const flags = changesAsValues(kind, before, after, knowledge).map(({ field, value }) => ({
    name: flagOf(field),
    value,
  }));
  return lineOfTokens({
    words: ["edit", id],
    flags: [...flags, ...(reason === undefined ? [] : [{ name: "reason", value: reason }])],
  });
}

/** A player's products are what it makes; those of an announcement are what it is about. */
const asEdited = <One extends { readonly path: readonly (string | number)[] }>(problem: One): One =>
  problem.path[0] === "products" && typeof problem.path[1] === "number" && problem.path.length > 2
    ? { ...problem, path: ["makes"] }
    : problem;
