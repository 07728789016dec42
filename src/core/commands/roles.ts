import { z } from "zod";
import type { Actor } from "../amw.ts";
import { AskerError, runInstead } from "../command/asker-error.ts";
import { type Context, defineCommand } from "../command/declare.ts";
import { personNamed } from "../curating/person.ts";
import type { GrantedRole } from "../curating/roles.ts";
import { whereOf } from "../curating/save-edit.ts";
import type { Message } from "../message/message.ts";
import { pageOf } from "../message/pages.ts";
import { roleGiven, roleOfMessage, rolesMessage, roleWords } from "../messages/roles-message.ts";
import { capital } from "../messages/words.ts";

const GIVEN = ["viewer", "editor", "admin", "none"] as const;
const PAGE = 20;

export const roles = defineCommand({
  name: "roles",
  root: "admin",
  help: "Who may change what, and giving and taking roles",
  permission: "admin",
  personal: true,
  changes: true,
  examples: ["/amw roles", "/amw roles @bo editor", "/amw roles discord:456 none"],
  title: "Give a role",
  submit: "Save",
  pages: true,
  args: {
    who: {
      kind: "text",
      first: true,
      label: "person",
      help: "A mention, an id such as slack:T1/U123 or discord:456, or the name of somebody who has a role",
      example: "@bo",
      schema: z.string().optional(),
    },
    role: {
      kind: "choice",
      trails: true,
      help: "What they may do from now on; viewer looks only, whatever their groups may, and none goes by their groups",
      example: "editor",
      choices: GIVEN,
      schema: z
        .string()
        .transform((text) => text.trim().toLowerCase())
        .pipe(z.enum(GIVEN, { error: "Choose a role: viewer, editor, admin, or none to take it away." }))
        .optional(),
    },
  },
  async run({ who, role }, context): Promise<Message> {
    const { call, desk, page, line } = context;
    if (who === undefined && role === undefined)
      return rolesMessage(desk.roles, pageOf(desk.roles.grants(), page, PAGE), { line, forms: call.forms ?? false });
    if (who === undefined)
      throw new AskerError("bad-argument", { problem: `Who shall be ${roleWords(role)}? Mention them.` });
    const person = personNamed(who, call, desk.roles);
    if (role === undefined) return roleOfMessage(person, desk.roles);
    return give(person, role === "none" ? undefined : role, context);
  },
});

/** Gives the person the role, or takes it away, and notes it. Throws AskerError where that is not possible. */
export async function give(
  person: Actor,
  role: GrantedRole | undefined,
  context: Context,
  undoes?: number,
): Promise<Message> {
  const { call, desk, now } = context;
  const name = desk.roles.nameOf(person.id) ?? person.name;
  if (desk.roles.isFixed(person.id))
    throw new AskerError(
      "bad-argument",
      {
        problem: `${name} is an admin by AMW_ADMINS, which goes before every role; change it there and start AMW again.`,
      },
      runInstead("All roles", "roles"),
    );
  const given = await desk.roles.give(person, role, call, now.getTime());
  if (given.outcome === "last-admin")
    throw new AskerError("bad-argument", {
      problem: `${name} is the last admin; make somebody else an admin first, for example /amw roles @bo admin.`,
    });
  if (given.outcome === "unchanged")
    throw new AskerError(
      "bad-argument",
      { problem: role === undefined ? `${name} has no role to take away.` : `${name} is ${roleWords(role)} already.` },
      runInstead("All roles", "roles"),
    );
  const before = given.before?.role;
  const change = await desk.state.audit.note({
    at: now.getTime(),
    by: call.actor,
    where: whereOf(context),
    what: undoes === undefined ? "roles" : "undo",
    reason: "",
    note: capital(`${name} is ${roleWords(role)} now; before, ${roleWords(before)}`),
    role: { actor: person.id, name, before, after: role },
    ...(undoes === undefined ? {} : { undoes }),
  });
  return roleGiven({ name, actor: person.id, role, before, seq: change.seq });
}
