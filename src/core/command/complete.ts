import type { Suggestion } from "../amw.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import { kindOf, type RecordId } from "../knowledge/slug.ts";
import { fold } from "../lookup/fold.ts";
import { suggest } from "../lookup/lookup.ts";
import { nearest } from "../lookup/nearest.ts";
import { clip } from "../message/clip.ts";
import { recordLabel } from "../messages/record-label.ts";
import type { Arg, Command } from "./declare.ts";
import { flagOf } from "./parse.ts";
import { isLookup } from "./usage.ts";
import { type Around, playersInTheNews, shortLine, valuesOf } from "./values.ts";
import { wholeCommand, wholeFlag, wholeWords } from "./whole-lines.ts";

const LABEL = 100;
/** What phones make of `--` as it is typed. */
const PHONE_DASHES = /(?<=\s)(?:—|–{1,2}|―|－{1,2})(?=\p{L}|$)/gu;
const STARTERS = ["latest", "top", "map", "claims", "help"];

interface Completing extends Around {
  /** Each completion is sent as it is chosen. */
  readonly whole: boolean;
}

/** Completions of a line being typed, best first. */
export function complete(line: string, around: Completing): Suggestion[] {
  const { commands, limit } = around;
  const typed = line
    .replace(/^\s*\/?amw\s+/i, "")
    .replace(PHONE_DASHES, "--")
    .trimStart();
  const command = begunCommand(typed, commands);
  const found =
    typed === ""
      ? starters(around)
      : command
        ? [...secondWords(typed, around), ...within(command, typed, around)]
        : named(typed, around);
  return unique(found).slice(0, limit);
}

/** The command whose name is typed and followed by a space, the one of two words before the one of one. */
function begunCommand(typed: string, commands: readonly Command[]): Command | undefined {
  const lower = typed.toLowerCase();
  return commands
    .filter((one) => !isLookup(one) && /^\s/.test(lower.slice(one.name.length)) && lower.startsWith(one.name))
    .sort((a, b) => b.name.length - a.name.length)[0];
}

/** The commands of two words whose second one is begun: `digest su` may be `digest subscribe`. */
function secondWords(typed: string, around: Completing): Suggestion[] {
  const lower = typed.toLowerCase();
  return around.commands
    .filter(({ name }) => lower.includes(" ") && name.startsWith(lower))
    .flatMap((command) => commandSuggestion(command, around));
}

function commandSuggestion(command: Command, around: Completing): Suggestion[] {
  const line = around.whole ? wholeCommand(command, around) : command.name;
  return line === undefined ? [] : [{ label: clip(`${line} · ${command.help}`, LABEL), line }];
}

function starters(around: Completing): Suggestion[] {
  const { knowledge, commands } = around;
  return [
    ...STARTERS.flatMap((name) =>
      commands.filter((command) => command.name === name).flatMap((command) => commandSuggestion(command, around)),
    ),
    ...playersInTheNews(knowledge).map((id) => recordSuggestion(id, knowledge)),
  ];
}

function named(typed: string, around: Completing): Suggestion[] {
  const { knowledge, commands, limit } = around;
  const lower = typed.toLowerCase();
  const asked = commands.filter((command) => !isLookup(command));
  const begun = asked.filter((command) => command.name.startsWith(lower));
  const hits = suggest(typed, knowledge.names, limit);
  const [exact, rest] = [hits.filter((hit) => hit.how === "exact"), hits.filter((hit) => hit.how !== "exact")];
  const meant =
    hits.length + begun.length > 0
      ? undefined
      : nearest(
          lower,
          asked.map(({ name }) => name),
        );
  return [
    ...exact.map((hit) => recordSuggestion(hit.id, knowledge)),
    ...begun.flatMap((command) => commandSuggestion(command, around)),
    ...rest.map((hit) => recordSuggestion(hit.id, knowledge)),
    ...asked.filter(({ name }) => name === meant).flatMap((command) => commandSuggestion(command, around)),
  ];
}

/** Completes the word at the end of a command's line: a flag's name, a flag's value, or the first argument. */
function within(command: Command, typed: string, around: Completing): Suggestion[] {
  const cut = cutOf(typed, around.knowledge);
  const before = typed.slice(0, cut).trimEnd();
  const last = typed.slice(cut + 1);
  const flags = Object.entries(command.args).filter(
    ([name, arg]) => !arg.first && !before.includes(` --${flagOf(name)} `),
  );
  const offers = (begun: string): Suggestion[] =>
    flags
      .filter(([name]) => `--${flagOf(name)}`.startsWith(begun.toLowerCase()))
      .flatMap(([name, arg]) => {
        const flag = around.whole ? wholeFlag(name, arg, around) : `--${flagOf(name)} `;
        if (flag === undefined) return [];
        return [{ label: clip(`${flag.trim()} · ${arg.help}`, LABEL), line: `${before} ${flag}` }];
      });
  if (last.startsWith("--")) return offers(last);
  const flag = flags.find(([name]) => before.endsWith(` --${flagOf(name)}`));
  const first = Object.values(command.args).find((arg) => arg.first);
  const arg = flag?.[1] ?? first;
  const bare = around.whole && before === command.name && last === "" ? commandSuggestion(command, around) : [];
  if (!arg) return [...bare, ...(last === "" ? offers("--") : [])];
  // What comes before the last comma of a list stays.
  const listed = arg.kind === "words" || flag ? last : typed.slice(command.name.length).trim();
  const kept = flag ? listed.slice(0, Math.max(listed.lastIndexOf(","), listed.lastIndexOf("，")) + 1) : "";
  const base = arg.kind === "words" || flag ? before : command.name;
  const values = valuesOf(arg, listed.slice(kept.length), around);
  if (!flag && values.length === 0 && isNameInstead(arg, listed, around.knowledge)) {
    return playersInstead(command, listed, around);
  }
  const whole =
    around.whole && arg.kind === "words" ? wholeWords(arg, before.slice(command.name.length), values, around) : values;
  return [
    ...bare,
    ...whole.map(({ label, line }) => ({ label: clip(label, LABEL), line: `${base} ${kept}${line}` })),
    ...(last === "" && !flag ? offers("--") : []),
  ];
}

/** True for `huawei` in `latest huawei`, where a number or a date belongs. */
const isNameInstead = (arg: Arg, typed: string, knowledge: Knowledge): boolean =>
  arg.suggest === undefined && /^\p{L}/u.test(typed) && knowledge.names.prefix(fold(typed), 1).length > 0;

/** `latest huawei` means `latest --player huawei`. */
function playersInstead({ name, args }: Command, typed: string, around: Completing): Suggestion[] {
  const { player } = args;
  if (!player) return [];
  return valuesOf(player, typed, around).map(({ label, line }) => ({
    label: clip(label, LABEL),
    line: `${name} --player ${line}`,
  }));
}

/** Where the word at the end begins; a name of several words, as a flag's value, is one. */
function cutOf(typed: string, knowledge: Knowledge): number {
  const flag = typed.slice(Math.max(0, typed.lastIndexOf(" --")));
  const value = /^\s--[\p{L}-]+\s+([^\s-].*\s.*\S)$/u.exec(flag)?.[1] ?? "";
  if (value !== "" && knowledge.names.prefix(fold(value), 1).length > 0) return typed.length - value.length - 1;
  return Math.max(typed.lastIndexOf(" "), typed.lastIndexOf("\u3000"));
}

/** The record by its label, cut to what a suggestion holds, and the shortest line that asks for it. */
export function recordSuggestion(id: RecordId, knowledge: Knowledge): Suggestion {
  const kind = kindOf(id);
  const label = recordLabel(id, knowledge);
  return { label: clip(kind === "product" ? label : `${label} · ${kind}`, LABEL), line: shortLine(id, knowledge) };
}

function unique(suggestions: readonly Suggestion[]): Suggestion[] {
  const seen = new Set<string>();
  return suggestions.filter(({ line }) => !seen.has(line) && seen.add(line));
}
