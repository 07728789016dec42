import { z } from "zod";
import { AskerError, runInstead } from "../command/asker-error.ts";
import { type Context, defineCommand } from "../command/declare.ts";
import type { Change } from "../curating/audit.ts";
import { isUndoable, mayUndo } from "../curating/may-undo.ts";
import { takeBack } from "../curating/taking-back.ts";
import { undoneMessage } from "../messages/undone-message.ts";
import { listed } from "../messages/words.ts";
import { REASON_ARG } from "./curating-args.ts";
import { give } from "./roles.ts";

/** How far back to look for somebody's own last change. */
const MOST = 100;

export const undo = defineCommand({
  name: "undo",
  root: "admin",
  help: "Take back a change, your own last one unless told",
  permission: "editor",
  personal: true,
  changes: true,
  examples: ["/amw undo", "/amw undo 12", '/amw undo 12 --reason "The source was wrong"'],
  args: {
    change: {
      kind: "text",
      first: true,
      help: "Its number, as history and audit say",
      example: "12",
      schema: z
        .string()
        .transform((text) => text.trim().replace(/^(?:change\s+)?#?/i, ""))
        .pipe(z.string().regex(/^[1-9]\d{0,14}$/, { error: "Give the number of a change, for example /amw undo 12." }))
        .transform(Number)
        .optional(),
    },
    reason: REASON_ARG,
  },
  async run({ change: seq, reason = "" }, context) {
    const change = seq === undefined ? await ownLast(context) : await changeOf(seq, context);
    if (change.role) {
      const { actor, name, before } = change.role;
      stillHolds(change, context);
      return give({ id: actor, name }, before, context, change.seq);
    }
    return undoneMessage(change, await takeBack(change, reason, context), context.knowledge);
  },
});

async function ownLast({ call, role, desk }: Context): Promise<Change> {
  const { changes } = await desk.state.audit.list({ by: call.actor.id, limit: MOST, offset: 0 });
  for (const change of changes) {
    if (change.undoes !== undefined || !mayUndo(change, call.actor, role)) continue;
    if (!(await isTakenBack(change, desk))) return change;
  }
  throw new AskerError(
    "bad-argument",
    {
      problem:
        "You have changed nothing that is left to take back; give the number of a change, for example /amw undo 12.",
    },
    role === "admin" ? runInstead("All changes", "audit") : undefined,
  );
}

/** Whether the change is taken back, and what took it back is not. */
async function isTakenBack({ undoneBy }: Change, desk: Context["desk"]): Promise<boolean> {
  if (undoneBy === undefined) return false;
  const later = await desk.state.audit.find(undoneBy);
  return later === undefined || !(await isTakenBack(later, desk));
}

async function changeOf(seq: number, { call, role, desk }: Context): Promise<Change> {
  const change = await desk.state.audit.find(seq);
  if (change === undefined) throw wrong(`There is no change ${seq}; /amw history lists those of a record.`);
  if (!isUndoable(change))
    throw wrong(`Change ${seq} changed no record and no role, so there is nothing to take back.`);
  if (!mayUndo(change, call.actor, role)) throw notTheirs(change, { call, desk });
  if (await isTakenBack(change, desk)) {
    const later = change.undoneBy === undefined ? undefined : await desk.state.audit.find(change.undoneBy);
    throw new AskerError(
      "bad-argument",
      { problem: `${later?.by.name ?? "Somebody"} took change ${seq} back already, with change ${change.undoneBy}.` },
      later && mayUndo(later, call.actor, role)
        ? runInstead(`Undo change ${later.seq}`, `undo ${later.seq}`)
        : undefined,
    );
  }
  return change;
}

function notTheirs({ seq, by, role }: Change, { call, desk }: Pick<Context, "call" | "desk">): AskerError {
  const admins = desk.roles.helpers("admin", call);
  const who = [...new Set([...(role ? [] : [by.name]), ...(admins.length > 0 ? admins : ["an AMW admin"])])];
  return wrong(`Change ${seq} is ${by.name}'s, and editors take back their own; ask ${listed(who, "or")}.`);
}

/** Throws AskerError where the role has become another one since. */
function stillHolds({ seq, role }: Change, { desk }: Context): void {
  const now = desk.roles.grants().find(({ actor }) => actor === role?.actor)?.role;
  if (now !== role?.after)
    throw new AskerError(
      "bad-argument",
      {
        problem: `${role?.name}'s role was changed again since change ${seq}; set it as it should be, for example /amw roles @bo editor.`,
      },
      runInstead("All roles", "roles"),
    );
}

const wrong = (problem: string): AskerError => new AskerError("bad-argument", { problem });
