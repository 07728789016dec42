import { expect, test } from "vitest";
import { commandListProblems, commandProblems } from "../../fakes/discord/command-rules.ts";
import { modalProblems } from "../../fakes/discord/modal-rules.ts";

const many = <T>(n: number, one: (i: number) => T): T[] => Array.from({ length: n }, (_, i) => one(i));
const input = (rest: object = {}) => ({ type: 4, style: 1, custom_id: "a", ...rest });
const option = (i: number) => ({ label: `${i}`.padEnd(100, "x"), value: `${i}`.padEnd(100, "x") });
const select = (rest: object = {}) => ({ type: 3, custom_id: "a", options: many(25, option), ...rest });
const label = (component: object, rest: object = {}) => ({ type: 18, label: "L", component, ...rest });
const modal = (...components: object[]) => ({ custom_id: "m", title: "T", components });

test("a modal at every limit is right", () => {
  const full = modal(
    ...many(4, (i) =>
      label(input({ custom_id: `${i}`.padEnd(100, "x"), value: "v".repeat(4000), placeholder: "p".repeat(100) }), {
        label: "l".repeat(45),
        description: "d".repeat(100),
      }),
    ),
    label(select({ min_values: 0, required: false })),
  );
  expect(modalProblems({ ...full, title: "t".repeat(45), custom_id: "c".repeat(100) })).toEqual([]);
});

test.each([
  ["no components", modal()],
  ["six components", modal(...many(6, (i) => label(input({ custom_id: `${i}` }))))],
  ["a long title", { ...modal(label(input())), title: "t".repeat(46) }],
  ["no title", { ...modal(label(input())), title: " " }],
  ["a long custom_id", { ...modal(label(input())), custom_id: "c".repeat(101) }],
  ["one custom_id twice", modal(label(input()), label(select()))],
  ["a text input without a label", modal(input())],
  ["a row instead of a label", modal({ type: 1, components: [input()] })],
  ["a button in a label", modal(label({ type: 2, style: 2, label: "b", custom_id: "a" }))],
  ["a long label", modal(label(input(), { label: "l".repeat(46) }))],
  ["a long description", modal(label(input(), { description: "d".repeat(101) }))],
  ["an empty description", modal(label(input(), { description: "" }))],
  ["a label of the input's own", modal(label(input({ label: "own" })))],
  ["a long value", modal(label(input({ value: "v".repeat(4001) })))],
  ["a value longer than it takes", modal(label(input({ value: "vv", max_length: 1 })))],
  ["a long placeholder", modal(label(input({ placeholder: "p".repeat(101) })))],
  ["26 options", modal(label(select({ options: many(26, option) })))],
  ["no options", modal(label(select({ options: [] })))],
  ["an option twice", modal(label(select({ options: [option(1), option(1)] })))],
  ["a required select that takes none", modal(label(select({ min_values: 0 })))],
  ["two defaults for one", modal(label(select({ options: many(2, (i) => ({ ...option(i), default: true })) })))],
])("a modal with %s is refused", (_, wrong) => expect(modalProblems(wrong)).not.toEqual([]));

const sub = (name: string, options: object[] = []) => ({ type: 1, name, description: "d", options });
const text = (name: string, rest: object = {}) => ({ type: 3, name, description: "d", ...rest });
const root = (...options: object[]) => ({ name: "amw-watch", description: "d", options });

test("structured commands at every limit are right", () => {
  const one = sub("add", [text("a", { required: true }), text("b", { choices: [{ name: "n", value: "v" }] })]);
  expect(commandProblems({ ...root(one), contexts: [0], default_member_permissions: "32" })).toEqual([]);
  expect(commandProblems({ name: "Ask AMW about this", type: 3 })).toEqual([]);
});

test.each([
  ["26 subcommands", root(...many(26, (i) => sub(`s${i}`)))],
  [
    "26 options of a subcommand",
    root(
      sub(
        "add",
        many(26, (i) => text(`o${i}`)),
      ),
    ),
  ],
  ["an option beside subcommands", root(sub("add"), text("a"))],
  ["a subcommand in a subcommand", root(sub("add", [sub("more")]))],
  ["required after optional in a subcommand", root(sub("add", [text("a"), text("b", { required: true })]))],
  ["a long choice", root(sub("add", [text("a", { choices: [{ name: "n", value: "v".repeat(101) }] })]))],
  ["26 choices", root(sub("add", [text("a", { choices: many(26, (i) => ({ name: `${i}`, value: `${i}` })) })]))],
  ["choices beside completion", root(sub("add", [text("a", { autocomplete: true, choices: [] })]))],
  ["completion of a boolean", root(sub("add", [{ ...text("a"), type: 5, autocomplete: true }]))],
  [
    "8001 characters",
    root(
      ...many(25, (i) =>
        sub(
          `s${i}`,
          many(4, (n) => text(`o${n}`, { description: "d".repeat(99) })),
        ),
      ),
    ),
  ],
  ["a place that there is not", { ...root(sub("add")), contexts: [3] }],
  ["permissions in words", { ...root(sub("add")), default_member_permissions: "ManageGuild" }],
  ["a description of a menu entry", { name: "Ask", type: 3, description: "d" }],
  ["a long name of a menu entry", { name: "a".repeat(33), type: 3 }],
])("a command with %s is refused", (_, wrong) => expect(commandProblems(wrong)).not.toEqual([]));

test("a list of commands has its limits", () => {
  const named = (i: number) => ({ name: `c${i}`, description: "d" });
  expect(commandListProblems(many(100, named))).toEqual([]);
  expect(commandListProblems(many(101, named))).not.toEqual([]);
  expect(commandListProblems([named(1), named(1)])).not.toEqual([]);
  expect(commandListProblems(many(6, (i) => ({ name: `m${i}`, type: 3 })))).not.toEqual([]);
  expect(commandListProblems([{ ...named(1), contexts: [0] }], true)).not.toEqual([]);
  expect(commandListProblems("all")).not.toEqual([]);
});
