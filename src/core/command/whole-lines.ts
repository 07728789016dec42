import type { Suggestion } from "../amw.ts";
import type { Arg, Command } from "./declare.ts";
import { flagOf } from "./parse.ts";
import { tokenize } from "./tokens.ts";
import { type Around, valuesOf } from "./values.ts";

/**
 * A line of the command that can be answered: its name where that is enough, as its first example tells, else with
 * values that there are; undefined where there are none.
 */
export function wholeCommand(command: Command, around: Around): string | undefined {
  if (command.examples[0]?.replace(/^\/amw\s+/, "") === command.name) return command.name;
  const arg = Object.values(command.args).find(({ first }) => first);
  if (!arg) return command.name;
  const least = arg.least ?? 1;
  const values = valuesOf(arg, "", { ...around, limit: least }).slice(0, least);
  return values.length < least ? undefined : [command.name, ...values.map(({ line }) => line)].join(" ");
}

/** The flag with the first of its values; undefined where there is none. */
export function wholeFlag(name: string, arg: Arg, around: Around): string | undefined {
  const [value] = valuesOf(arg, "", { ...around, limit: 1 });
  return value && `--${flagOf(name)} ${value.line}`;
}

/**
 * The words that can come after `before`, with others until there are as many as the command needs; none that is there
 * already. `before` goes without the command's name.
 */
export function wholeWords(arg: Arg, before: string, values: readonly Suggestion[], around: Around): Suggestion[] {
  const there = tokenize(before).words;
  const next = values.filter(({ line }) => !there.includes(line));
  if (there.length + 1 >= (arg.least ?? 1)) return next;
  const each = Math.max(1, Math.floor(around.limit / next.length));
  const others = valuesOf(arg, "", { ...around, limit: each + 1 });
  const sets = next.map((value) => others.filter(({ line }) => line !== value.line).slice(0, each));
  const pairs = next.flatMap((value, i) => (sets[i] ?? []).map((other) => [value, other] as const));
  const known = new Set<string>();
  return pairs
    .filter(([a, b]) => !known.has(`${b.line} ${a.line}`) && known.add(`${a.line} ${b.line}`))
    .map(([a, b]) => ({ label: `${a.label} and ${b.label}`, line: `${a.line} ${b.line}` }));
}
