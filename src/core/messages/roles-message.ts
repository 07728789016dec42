import type { Actor } from "../amw.ts";
import type { GroupRole, RoleBook } from "../curating/role-book.ts";
import type { Grant, GrantedRole } from "../curating/roles.ts";
import type { Action, Message, Text } from "../message/message.ts";
import { type Page, pagers } from "../message/pages.ts";
import { code, day, strong } from "../message/spans.ts";
import { capital, count, listed, range, sentence } from "./words.ts";

/** `an editor`; with no role, what the groups of the person's platform say. */
export const roleWords = (role: GrantedRole | "none" | undefined): string =>
  role === undefined || role === "none" ? "without a role" : `${role === "viewer" ? "a" : "an"} ${role}`;

interface Shown {
  readonly line: string;
  readonly forms: boolean;
}

/** Who may do what, and by whom. */
export function rolesMessage(book: RoleBook, page: Page<Grant>, { line, forms }: Shown): Message {
  const fixed = book.admins.map((actor): Text[] => [who(actor, book.nameOf(actor)), "admin", "AMW_ADMINS", "–"]);
  const given = page.items.map(({ actor, name, role, by, at }): Text[] => [
    who(actor, book.nameOf(actor) ?? name),
    role,
    by.name,
    [day(new Date(at))],
  ]);
  const rows = page.page === 1 ? [...fixed, ...given] : given;
  const all = fixed.length + page.total;
  const groups = Object.entries(book.groups);
  const actions: Action[] = [
    ...(forms ? [{ kind: "form", label: "Give a role", line: "roles" } as const] : []),
    ...pagers(page, line),
  ];
  if (all === 0 && groups.length === 0)
    return plain("Nobody has a role yet; give one, for example /amw roles @bo editor.", "Roles", actions);
  return {
    ...plain(
      all === 0
        ? "Nobody has a role of their own; groups give some."
        : `${capital(count(all, "person has", "people have"))} a role: ${listed(first(book, page))}.`,
      "Roles",
      actions,
    ),
    blocks: [
      ...(rows.length > 0
        ? [
            {
              kind: "table",
              columns: [{ label: "Who" }, { label: "Role" }, { label: "By" }, { label: "Since" }],
              rows,
            } as const,
          ]
        : []),
      ...(groups.length > 0
        ? [
            { kind: "heading", text: "By group, in config/amw.json" } as const,
            { kind: "list", items: groups.map(groupText) } as const,
          ]
        : []),
      {
        kind: "note",
        text: `${page.pages > 1 ? `${capital(range(page, "role"))}. ` : ""}A role that is given goes before a group's, and AMW_ADMINS before both.`,
      },
    ],
  };
}

const first = (book: RoleBook, { items }: Page<Grant>): string[] => {
  const names = [
    ...book.admins.map((actor) => `${book.nameOf(actor) ?? actor} (admin)`),
    ...items.map(({ actor, name, role }) => `${book.nameOf(actor) ?? name} (${role})`),
  ];
  return names.length > 5 ? [...names.slice(0, 5), `${names.length - 5} more`] : names;
};

const who = (actor: string, name: string | undefined): Text =>
  name === undefined || name === actor ? [code(actor)] : [strong(name), " ", code(actor)];

const groupText = ([group, role]: readonly [string, GroupRole]): Text => [code(group), `: ${role}`];

/** What one person may do, with buttons that change it. */
export function roleOfMessage({ id, name: called }: Actor, book: RoleBook): Message {
  const name = book.nameOf(id) ?? called;
  if (book.isFixed(id)) return plain(`${name} is an admin by AMW_ADMINS.`, name, []);
  const grant = book.grants().find(({ actor }) => actor === id);
  const change = (["viewer", "editor", "admin"] as const).filter((role) => role !== grant?.role);
  const text: Text = grant
    ? [`${name} is ${roleWords(grant.role)}, by ${grant.by.name}, since `, day(new Date(grant.at)), "."]
    : sentence(`${name} has no role of their own`);
  const summary = `${name} is ${roleWords(grant?.role)}.`;
  return {
    ...plain(summary, name, [
      ...change.map(
        (role) => ({ kind: "run", label: `Make ${name} ${roleWords(role)}`, line: `roles ${id} ${role}` }) as const,
      ),
      ...(grant ? [{ kind: "run", label: "Take the role away", line: `roles ${id} none` } as const] : []),
    ]),
    blocks: [{ kind: "paragraph", text }],
  };
}

interface Given {
  readonly name: string;
  readonly actor: string;
  readonly role: GrantedRole | undefined;
  readonly before: GrantedRole | undefined;
  readonly seq: number;
}

const MEANS: Readonly<Record<GrantedRole, string>> = {
  viewer: "may ask and propose, whatever a group would give them",
  editor: "may change the knowledge base and decide what is proposed",
  admin: "may do everything an editor may, and hand out roles",
};

/** A role was given or taken away. */
export function roleGiven({ name, actor, role, before, seq }: Given): Message {
  const said =
    role === undefined
      ? `${name} is no longer ${roleWords(before)}; what their groups give counts again.`
      : `${name} is ${roleWords(role)} now and ${MEANS[role]}.`;
  return {
    ...plain(said, role === undefined ? "Role taken away" : "Role given", [
      { kind: "run", label: "Undo", line: `undo ${seq}` },
      { kind: "run", label: "All roles", line: "roles" },
    ]),
    tone: "done",
    blocks: [
      { kind: "paragraph", text: said },
      { kind: "note", text: [code(actor), `, change ${seq}`] },
    ],
  };
}

const plain = (summary: string, title: string, actions: readonly Action[]): Message => ({
  summary,
  title,
  tone: "plain",
  blocks: [{ kind: "paragraph", text: summary }],
  actions,
  audience: "asker",
  about: [],
});
