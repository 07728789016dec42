import type { Caller } from "../amw.ts";
import type { Desk } from "../digest/desk.ts";
import { capital } from "../messages/words.ts";
import type { Also, Arg, Command, Suggests } from "./declare.ts";
import { lineOfTokens } from "./line.ts";
import { firstInput, flagOf, isRequired, typedFlags } from "./parse.ts";
import { quote, type Tokens, tokenize } from "./tokens.ts";
import { isLookup } from "./usage.ts";

/** One control of a form: an argument of the command, in the order it is declared. */
export interface Field {
  /** The argument's name, which is the key of what is filled in. */
  readonly name: string;
  readonly label: string;
  readonly help: string;
  readonly kind: Arg["kind"];
  /** What may be chosen: nothing else where `kind` is `choice`; empty where nothing is offered. */
  readonly choices: readonly string[];
  /** What people read for a choice, where that is not the choice itself. */
  readonly choiceLabels?: Arg["choiceLabels"] | undefined;
  /** Whether several may be chosen or written; `value` then separates them by commas. */
  readonly several?: boolean | undefined;
  readonly suggest: Suggests | undefined;
  readonly required: boolean;
  readonly example: string;
  /** What the line says already; empty where it says nothing. */
  readonly value: string;
  /** What stands before its value in a line, `search --player ` or nothing: completing such a line completes the value. */
  readonly lead: string;
}

/** A command to fill in instead of typing it. */
export interface Form {
  /** What `filled` and `hint` know the form by: the command's name, and what the form keeps of the line. */
  readonly command: string;
  readonly title: string;
  /** What the button says that runs it; `Show` unless told. */
  readonly submit?: string | undefined;
  readonly fields: readonly Field[];
  /** Further buttons: `filled` gives the line of that command for the same values. */
  readonly also?: readonly Also[] | undefined;
  /** Whether `hint` has something to say of what is filled in. */
  readonly hints?: boolean | undefined;
}

/**
 * What was filled in: a line to answer, or a sentence for each field that needs a change. `typed` is the line that opens
 * the form again with all that was filled in.
 */
export type Filled =
  | { readonly line: string; readonly problems?: never }
  | { readonly problems: Readonly<Record<string, string>>; readonly typed: string; readonly line?: never };

/** Key under which a surface with few controls may put the fields it had no room for, written as flags. */
export const MORE = "more";

interface Asked {
  readonly caller: Caller;
  readonly desk: Desk;
}

/** The form of the command, filled with what the words and flags say; else with what is known of who asks. */
export function formOf(command: Command, { words, flags }: Tokens, from?: Asked): Form {
  const typed = typedFlags(command, flags);
  const valueIn = (name: string, arg: Arg): string => {
    const said = arg.first ? wordsText(arg, words) : typed.get(name);
    if (said !== undefined && said !== "") return arg.tidy?.(said) ?? said;
    return (from && arg.initial?.(from.caller, from.desk)) ?? "";
  };
  const kept = Object.values(command.args).some((arg) => arg.first && arg.kept) ? words : [];
  return {
    command: [command.name, ...kept.map(quote)].join(" "),
    title: isLookup(command) ? "Ask AMW" : (command.title ?? capital(command.name)),
    submit: command.submit,
    also: command.also,
    hints: command.hint !== undefined,
    fields: Object.entries(command.args)
      .filter(([, arg]) => !arg.kept)
      .map(([name, arg]) => ({
        name,
        label: capital(arg.field ?? arg.label ?? flagOf(name).replaceAll("-", " ")),
        help: arg.help,
        kind: arg.kind,
        choices: arg.choices ?? [],
        choiceLabels: arg.choiceLabels,
        several: arg.several,
        suggest: arg.suggest,
        required: isRequired(arg),
        example: arg.example,
        value: valueIn(name, arg),
        lead: `${isLookup(command) ? "" : `${command.name} `}${arg.first ? "" : `--${flagOf(name)} `}`,
      })),
  };
}

const wordsText = (arg: Arg, words: readonly string[]): string =>
  arg.kind === "words" ? words.map(quote).join(" ") : words.join(" ");

/**
 * The line that was filled in, each value checked by its argument's schema. Empty values count as not given. `kept` are
 * the words that the form did not ask for.
 */
export function filledIn(
  command: Command,
  values: Readonly<Record<string, string>>,
  kept: readonly string[] = [],
): Filled {
  const more = tokenize(values[MORE] ?? "");
  const problems: Record<string, string> = {};
  const flags = [...more.flags];
  let first: Tokens = { words: [], flags: [] };
  for (const [name, arg] of Object.entries(command.args)) {
    const value = arg.kept ? kept.map(quote).join(" ") : (values[name] ?? "").trim();
    // What is typed into the first field may hold flags, as a line may.
    if (arg.first) first = tokenize(value);
    else if (value !== "") flags.push({ name: flagOf(name), value });
    const input = arg.first ? firstInput(arg, first.words) : value === "" ? undefined : value;
    const result = arg.schema.safeParse(input);
    if (!result.success) problems[name] = result.error.issues[0]?.message ?? "It is not valid.";
  }
  const name = isLookup(command) ? [] : command.name.split(" ");
  const line = lineOfTokens({ words: [...name, ...first.words, ...more.words], flags: [...first.flags, ...flags] });
  return Object.keys(problems).length > 0 ? { problems, typed: line } : { line };
}

/** The values that are given and right, each as its argument's schema gives it. */
export function rightValues(command: Command, values: Readonly<Record<string, string>>): Record<string, unknown> {
  const right: Record<string, unknown> = {};
  for (const [name, arg] of Object.entries(command.args)) {
    const value = (values[name] ?? "").trim();
    const input = arg.first ? firstInput(arg, tokenize(value).words) : value === "" ? undefined : value;
    const result = arg.schema.safeParse(input);
    if (result.success) right[name] = result.data;
  }
  return right;
}
