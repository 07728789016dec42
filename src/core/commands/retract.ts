import { z } from "zod";
import { AskerError } from "../command/asker-error.ts";
import { type Context, defineCommand } from "../command/declare.ts";
import { checkEdit } from "../curating/check-edit.ts";
import { referrersOf } from "../curating/referrers.ts";
import { isObject, listIn, own } from "../curating/same-json.ts";
import { saveEdit } from "../curating/save-edit.ts";
import { kindOf, type RecordId } from "../knowledge/slug.ts";
import { clipWords } from "../message/clip-words.ts";
import { changedMessage } from "../messages/changed-message.ts";
import { recordLabel } from "../messages/record-label.ts";
import { lineOf } from "../messages/search-results.ts";
import { count, listed, onDate } from "../messages/words.ts";
import { neededReason, WHICH_ARG } from "./curating-args.ts";
import { isoDay } from "./dates.ts";
import { recordToChange, type Target } from "./record-to-change.ts";

export const retract = defineCommand({
  name: "retract",
  help: "Mark an announcement as retracted; remove what nothing names",
  root: "admin",
  permission: "editor",
  changes: true,
  drafts: true,
  title: "Retract",
  submit: "Retract",
  examples: ['/amw retract 2026-06-huawei-12b --reason "The source took it back."'],
  args: {
    record: {
      ...WHICH_ARG,
      help: "An announcement, or a player, product or segment that nothing names",
      example: "2026-06-huawei-12b",
      schema: z.string({ error: "Retract what? Name an announcement, for example /amw retract 2026-06-huawei-12b." }),
    },
    reason: neededReason("Say in a sentence why it is retracted."),
  },
  async opens({ record = "" }, context) {
    const target = await recordToChange(record, ["announcement", "player", "product", "segment"], context);
    if (target.kind === "announcement") notRetracted(target);
    else nothingNames(target.id, target.label, context);
    return { title: "Retract", note: `“${target.label}” is ${fate(target)}; Undo takes it back.` };
  },
  async run({ record, reason }, context) {
    const target = await recordToChange(record, ["announcement", "player", "product", "segment"], context);
    return target.kind === "announcement" ? mark(target, reason, context) : remove(target, reason, context);
  },
});

const fate = ({ kind }: Target): string =>
  kind === "announcement" ? "marked as retracted and stays where it was posted, with a correction" : "removed";

function notRetracted({ stored, label }: Target): void {
  const retracted = own(stored.record, "retracted");
  if (!isObject(retracted)) return;
  throw new AskerError("bad-argument", {
    problem: `“${label}” was retracted ${onDate(String(retracted.date))} already: ${String(retracted.reason)}`,
  });
}

async function mark(target: Target, reason: string, context: Context) {
  const { record: id, stored, label } = target;
  notRetracted(target);
  const retracted = { date: isoDay(context.now), by: context.call.actor.id, reason };
  const after = { ...stored.record, retracted };
  const change = await saveEdit({ records: [{ id, before: stored, record: after }], what: "retract", reason }, context);
  return changedMessage(change, {
    title: `Retracted: ${label}`,
    sentence: `“${label}” is retracted; where it was posted, a correction says so.`,
  });
}

async function remove({ id, record, stored, product, label }: Target, reason: string, context: Context) {
  nothingNames(id, label, context);
  const after =
    product === undefined
      ? undefined
      : {
          ...stored.record,
          products: listIn(stored.record, "products").filter((one) => !isObject(one) || one.id !== product),
        };
  const [problem] = checkEdit([{ id: record, record: after }], context.knowledge);
  if (problem)
    throw new AskerError("bad-argument", {
      problem: `${recordLabel(problem.record, context.knowledge)}: ${problem.text}`,
    });
  const change = await saveEdit(
    { records: [{ id: record, before: stored, record: after }], what: "retract", reason },
    context,
  );
  return changedMessage(change, {
    title: `Removed: ${label}`,
    sentence: `“${label}” is removed; Undo brings it back.`,
  });
}

const NAMED = 3;
const NAME = 60;
const BUTTONS = 3;

/** Throws AskerError that names what names it, its products' announcements among it. */
function nothingNames(id: RecordId, label: string, { knowledge }: Pick<Context, "knowledge">): void {
  const products: readonly RecordId[] =
    kindOf(id) === "player"
      ? (knowledge.players.get(id.slice("player:".length))?.products ?? []).map((one) => `product:${one.id}` as const)
      : [];
  const all = [...new Set([id, ...products].flatMap((one) => referrersOf(one, knowledge)))];
  if (all.length === 0) return;
  const shown = all.slice(0, NAMED).map((one) => `“${clipWords(recordLabel(one, knowledge), NAME)}”`);
  const more = all.length - shown.length;
  const names = listed(more > 0 ? [...shown, count(more, "other")] : shown);
  throw new AskerError(
    "bad-argument",
    {
      problem: `“${label}” cannot be removed while ${names} ${all.length === 1 ? "names" : "name"} it; take it out there first, or merge it into another with /amw merge.`,
    },
    {
      typed: "",
      instead: all.slice(0, BUTTONS).map((one) => ({ label: recordLabel(one, knowledge), line: lineOf(one) })),
    },
  );
}
