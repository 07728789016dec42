import type { Caller } from "../amw.ts";
import type { Desk } from "../digest/desk.ts";
import { capital } from "../messages/words.ts";
import type { Also, Arg, Command, Opening, Suggests } from "./declare.ts";
import { lineOfTokens } from "./line.ts";
import { firstInput, flagOf, isRequired, typedFlags } from "./parse.ts";
import { type Step, stepsOf } from "./steps.ts";
import { type Flag, quote, type Tokens, tokenize, unquoted } from "./tokens.ts";
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
  /** Title of the step that it belongs to, which is its heading where all steps are shown at once. */
  readonly step?: string | undefined;
}

/** What was typed into the form before and not saved. */
export interface FormDraft {
  /** When it was kept, in milliseconds. */
  readonly at: number;
  /** One sentence that says so. */
  readonly note: string;
  /** The line that opens the form without it, and forgets it. */
  readonly afresh: string;
}

/** A command to fill in instead of typing it. */
export interface Form {
  /** What `filled`, `keep` and `hint` know the form by: the command's name, and what the form keeps of the line. */
  readonly command: string;
  readonly title: string;
  /** What the button says that runs it; `Show` unless told. */
  readonly submit?: string | undefined;
  readonly fields: readonly Field[];
  /** Further buttons: `filled` gives the line of that command for the same values. */
  readonly also?: readonly Also[] | undefined;
  /** Whether `hint` has something to say of what is filled in. */
  readonly hints?: boolean | undefined;
  /** One sentence above the fields. */
  readonly note?: string | undefined;
  /** Whether what is filled in is kept until it is saved. */
  readonly drafts?: boolean | undefined;
  /** Whether what it runs changes something, so that nothing does it again without being asked. */
  readonly changes?: boolean | undefined;
  /** Undefined where the form holds nothing of one. */
  readonly draft?: FormDraft | undefined;
  /** In what steps to ask for the fields, where the caller has not room for all at once (`Caller.controls`). */
  readonly steps?: readonly Step[] | undefined;
  /** Which of the steps to ask for now, from 1. */
  readonly step?: number | undefined;
}

/** The step that comes after one that was filled in. */
export interface NextStep {
  /** From 1. */
  readonly step: number;
  readonly of: number;
  /** Empty where it has none. */
  readonly title: string;
  /** The line of what is filled in so far, where nothing else is needed. */
  readonly line?: string | undefined;
}

/**
 * What was filled in: a line to answer, a sentence for each field that needs a change, or, of a form that is asked step by
 * step, the next step. `typed` is the line that opens the form again with all that was filled in, at the step that is due.
 */
export type Filled =
  | { readonly line: string; readonly problems?: never; readonly next?: never }
  | {
      readonly problems: Readonly<Record<string, string>>;
      readonly typed: string;
      /** Where they are, of a form that is asked step by step. */
      readonly step?: number | undefined;
      readonly line?: never;
      readonly next?: never;
    }
  | { readonly next: NextStep; readonly typed: string; readonly line?: never; readonly problems?: never };

/** Key under which a surface with few controls may put the fields it had no room for, written as flags. */
export const MORE = "more";

/** What a form can hold besides what the line says. */
interface Known {
  readonly caller?: Caller;
  readonly desk?: Desk;
  readonly opening?: Opening | undefined;
  /** What the draft holds, by the names of the arguments. */
  readonly drafted?: Readonly<Record<string, string>> | undefined;
}

/** The form of the command, filled with what the words and flags say; else with what is known. */
export function formOf(command: Command, tokens: Tokens, { caller, desk, opening, drafted }: Known = {}): Form {
  const said = saidIn(command, tokens);
  const valueIn = (name: string, arg: Arg): string =>
    said[name] ?? drafted?.[name] ?? opening?.values?.[name] ?? (caller && desk && arg.initial?.(caller, desk)) ?? "";
  const fields = asked(command, opening).map(([name, arg]): Field => fieldOf(command, name, arg, valueIn(name, arg)));
  const keptFlags = Object.entries(command.args).flatMap(([name, arg]): Flag[] => {
    const value = arg.kept && !arg.first ? valueIn(name, arg) : "";
    return value === "" ? [] : [{ name: flagOf(name), value }];
  });
  return {
    command: lineOfTokens({ words: [...command.name.split(" "), ...keptWords(command, tokens)], flags: keptFlags }),
    title: isLookup(command) ? "Ask AMW" : (opening?.title ?? command.title ?? capital(command.name)),
    submit: command.submit,
    also: command.also,
    hints: command.hint !== undefined,
    note: opening?.note,
    drafts: command.drafts,
    changes: command.managers || command.changes || command.drafts,
    fields,
    steps: command.drafts ? stepsOf(fields, caller?.controls) : undefined,
  };
}

/** What the line says of each argument, as its control holds it. */
export function saidIn(command: Command, { words, flags }: Tokens): Readonly<Record<string, string>> {
  const typed = typedFlags(command, flags);
  return Object.fromEntries(
    Object.entries(command.args).flatMap(([name, arg]) => {
      const said = arg.first ? wordsText(arg, words) : typed.get(name);
      return said === undefined || said === "" ? [] : [[name, arg.tidy?.(said) ?? said]];
    }),
  );
}

/** The words of the line that its form keeps. */
export const keptWords = ({ args }: Command, { words }: Tokens): readonly string[] =>
  Object.values(args).some((arg) => arg.first && arg.kept) ? words : [];

/** The arguments that the form asks for. */
export const asked = ({ args }: Command, opening?: Opening): [string, Arg][] =>
  Object.entries(args).filter(([name, arg]) => !arg.kept && (opening?.asks?.includes(name) ?? true));

const fieldOf = (command: Command, name: string, arg: Arg, value: string): Field => ({
  name,
  label: labelOf(name, arg),
  help: arg.help,
  kind: arg.kind,
  choices: arg.choices ?? [],
  choiceLabels: arg.choiceLabels,
  several: arg.several,
  suggest: arg.suggest,
  required: isRequired(arg),
  example: unquoted(arg.example),
  value,
  lead: `${isLookup(command) ? "" : `${command.name} `}${arg.first ? "" : `--${flagOf(name)} `}`,
  step: arg.step,
});

/** What a form calls the argument. */
export const labelOf = (name: string, { field, label }: Arg): string =>
  capital(field ?? label ?? flagOf(name).replaceAll("-", " "));

const wordsText = (arg: Arg, words: readonly string[]): string =>
  arg.kind === "words" ? words.map(quote).join(" ") : words.join(" ");

/** What is typed into the field of the argument without a flag may hold flags, as a line may; not what is long text. */
const firstTokens = ({ kind }: Arg, value: string): Tokens =>
  kind !== "paragraph" ? tokenize(value) : { words: value === "" ? [] : [value], flags: [] };

const NOTHING: Tokens = { words: [], flags: [] };

/** A line, or what is wrong with it by the names of the arguments; `line` stands there in either case. */
export interface Checked {
  readonly line: string;
  readonly problems: Readonly<Record<string, string>>;
}

/**
 * The line that was filled in, each value checked by its argument's schema. Empty values count as not given. `kept`: what
 * the form did not ask for.
 */
export function filledIn(command: Command, values: Readonly<Record<string, string>>, kept: Tokens = NOTHING): Checked {
  const more = tokenize(values[MORE] ?? "");
  const problems: Record<string, string> = {};
  const flags = [...more.flags];
  let first = NOTHING;
  for (const [name, arg] of Object.entries(command.args)) {
    const value = givenTo(name, arg, values, kept);
    if (arg.first) first = arg.kept ? { words: kept.words, flags: [] } : firstTokens(arg, value);
    else if (value !== "") flags.push({ name: flagOf(name), value });
    else if (arg.emptied !== undefined && Object.hasOwn(values, name))
      flags.push({ name: flagOf(name), value: arg.emptied });
    const result = arg.schema.safeParse(inputOf(arg, value, first.words));
    if (!result.success) problems[name] = result.error.issues[0]?.message ?? "It is not valid.";
  }
  const name = isLookup(command) ? [] : command.name.split(" ");
  const line = lineOfTokens({ words: [...name, ...first.words, ...more.words], flags: [...first.flags, ...flags] });
  return { line, problems };
}

/** The values that are given and right, each as its argument's schema gives it. */
export function rightValues(
  command: Command,
  values: Readonly<Record<string, string>>,
  kept: Tokens = NOTHING,
): Record<string, unknown> {
  const right: Record<string, unknown> = {};
  for (const [name, arg] of Object.entries(command.args)) {
    const value = givenTo(name, arg, values, kept);
    const words = arg.first && arg.kept ? kept.words : firstTokens(arg, value).words;
    const result = arg.schema.safeParse(inputOf(arg, value, words));
    if (result.success) right[name] = result.data;
  }
  return right;
}

function givenTo(name: string, arg: Arg, values: Readonly<Record<string, string>>, kept: Tokens): string {
  if (!arg.kept) return (values[name] ?? "").trim();
  return kept.flags.find((flag) => flag.name === flagOf(name))?.value ?? "";
}

const inputOf = (arg: Arg, value: string, words: readonly string[]): unknown =>
  arg.first ? firstInput(arg, words) : value === "" ? undefined : value;
