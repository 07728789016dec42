import { z } from "zod";
import { nearest } from "../lookup/nearest.ts";
import { AskerError, runInstead } from "./asker-error.ts";
import type { Arg, Command } from "./declare.ts";
import type { Flag, Tokens } from "./tokens.ts";

/** Flags that every line takes: they say how to show the answer, not what to answer. */
export interface Showing {
  /** Page of a list. */
  readonly page: number;
  /** Part of a message that is too long for one. */
  readonly part: number;
  readonly share: boolean;
  /** Step of a form, where it is asked step by step. */
  readonly step: number;
  /** A form without what was typed into it before. */
  readonly afresh: boolean;
}

const MOST = 100_000;

const SHOWING: readonly string[] = ["page", "part", "share", "step", "afresh"] satisfies (keyof Showing)[];

/** Takes the flags that say how to show an answer, or a form, out of the tokens. */
export function showing(tokens: Tokens): { readonly rest: Tokens; readonly showing: Showing } {
  const counts = { page: 1, part: 1, step: 1 };
  const lone = { share: false, afresh: false };
  const flags: Flag[] = [];
  for (const flag of tokens.flags) {
    const { name } = flag;
    if (name === "page" || name === "part" || name === "step") counts[name] = countOf(flag);
    else if (name === "share" || name === "afresh") {
      if (flag.value !== undefined) throw new AskerError("flag-with-value", { flag: name });
      lone[name] = true;
    } else flags.push(flag);
  }
  return { rest: { words: tokens.words, flags }, showing: { ...counts, ...lone } };
}

/** The same for what only opens a form: flags that are wrong say nothing. */
export function showingLeniently(tokens: Tokens): { readonly rest: Tokens; readonly showing: Showing } {
  const right = tokens.flags.filter(
    (flag) => !SHOWING.includes(flag.name) || !isRefused(() => showing({ words: [], flags: [flag] })),
  );
  return showing({ words: tokens.words, flags: right });
}

function isRefused(work: () => unknown): boolean {
  try {
    work();
    return false;
  } catch {
    return true;
  }
}

function countOf({ name, value }: Flag): number {
  if (value === undefined) throw new AskerError("flag-without-value", { flag: name, example: `--${name} 2` });
  const count = Number(value);
  if (!Number.isInteger(count) || count < 1 || count > MOST)
    throw new AskerError("bad-value", { flag: name, value, problem: "write a whole number from 1 up." });
  return count;
}

/** What was typed, bound to the command's arguments and checked by their schemas. Throws AskerError. */
export function parse(command: Command, words: readonly string[], flags: readonly Flag[]): Record<string, unknown> {
  const names = Object.keys(command.args).filter((name) => !command.args[name]?.first);
  for (const word of words) {
    const meant = /^-(\p{L}[\p{L}-]*)/u.exec(word)?.[1];
    if (meant && names.map(flagOf).includes(meant)) throw new AskerError("one-dash", { flag: meant });
  }
  for (const { name, value } of flags) {
    const arg = Object.entries(command.args).find(([known, one]) => !one.first && flagOf(known) === name)?.[1];
    if (arg === undefined) throw unknownFlag(name, command.name, names.map(flagOf));
    if (value === undefined)
      throw new AskerError("flag-without-value", { flag: name, example: `--${name} ${arg.example}` });
  }
  const typed = typedFlags(command, flags);
  const values: Record<string, unknown> = {};
  for (const [name, arg] of Object.entries(command.args)) {
    const input = arg.first ? firstInput(arg, words) : typed.get(name);
    values[name] = checked(name, arg, input);
  }
  const takesWords = Object.values(command.args).some((arg) => arg.first);
  if (!takesWords && words.length > 0 && names.length > 0)
    throw new AskerError("stray-words", {
      command: command.name,
      extra: words.join(" "),
      flag: names.map(flagOf)[0] ?? "",
    });
  if (!takesWords && words.length > 0)
    throw new AskerError(
      "too-many-words",
      { command: command.name, extra: words.join(" ") },
      runInstead(command.name, command.name),
    );
  return values;
}

/** What was typed for each argument that has a flag; a flag that comes again adds to what it said before. */
export function typedFlags(command: Command, flags: readonly Flag[]): ReadonlyMap<string, string> {
  const typed = new Map<string, string>();
  for (const [name, arg] of Object.entries(command.args)) {
    const values = flags.flatMap((flag) =>
      flag.name === flagOf(name) && flag.value !== undefined ? [flag.value] : [],
    );
    if (!arg.first && values.length > 0) typed.set(name, values.join(arg.lines ? "\n" : ","));
  }
  return typed;
}

function unknownFlag(flag: string, command: string, known: readonly string[]): AskerError {
  const meant = nearest(flag, known);
  return new AskerError(
    "unknown-flag",
    { flag, command, nearest: meant, known },
    meant ? { typed: flag, instead: [{ label: `Use --${meant}`, text: meant }] } : undefined,
  );
}

/** `minNovelty` is typed `--min-novelty`. */
export const flagOf = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** What the words are to the argument that needs no flag. */
export function firstInput(arg: Arg, words: readonly string[]): unknown {
  if (arg.kind === "words") return words;
  return words.length === 0 ? undefined : words.join(" ");
}

/** Whether the command cannot be run without the argument. */
export const isRequired = (arg: Arg): boolean =>
  arg.needed ?? !arg.schema.safeParse(arg.first ? firstInput(arg, []) : undefined).success;

function checked(name: string, arg: Arg, input: unknown): unknown {
  const result = (arg.schema as z.ZodType).safeParse(input);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const problem = issue?.message ?? "It is not valid.";
  if (arg.first) throw new AskerError("bad-argument", { problem });
  const [flag, value] = [flagOf(name), String(input)];
  const meant = issue?.code === "custom" ? Instead.safeParse(issue.params).data?.instead : undefined;
  throw new AskerError(
    "bad-value",
    { flag, value, problem: lowerFirst(problem) },
    meant && { typed: value, flag, instead: meant.map((text) => ({ label: text, text })) },
  );
}

/** What a schema knows was probably meant. */
const Instead = z.object({ instead: z.array(z.string()).min(1) });

const lowerFirst = (sentence: string): string =>
  /^(?:AMW|I) /.test(sentence) ? sentence : sentence.charAt(0).toLowerCase() + sentence.slice(1);
