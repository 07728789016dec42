import type { Suggestion } from "../amw.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import { kindOf, type RecordId } from "../knowledge/slug.ts";
import { suggest } from "../lookup/lookup.ts";
import { clip } from "../message/clip.ts";
import { recordLabel } from "../messages/record-label.ts";
import type { Command } from "./declare.ts";
import { flagOf } from "./parse.ts";
import { isLookup } from "./usage.ts";
import { playersInTheNews, shortLine, valuesOf } from "./values.ts";

const LABEL = 100;
const STARTERS = ["latest", "top", "map", "claims", "help"];

/** Completions of a line being typed, best first. */
export function complete(
  line: string,
  limit: number,
  knowledge: Knowledge,
  commands: readonly Command[],
): Suggestion[] {
  const typed = line.replace(/^\s*\/?amw\s+/i, "").trimStart();
  const [first = ""] = typed.split(/\s/, 1);
  const command = commands.find((one) => one.name === first.toLowerCase() && !isLookup(one));
  const found =
    typed === ""
      ? starters(knowledge, commands)
      : command && typed.length > first.length
        ? within(command, typed, knowledge, commands, limit)
        : named(typed, knowledge, commands, limit);
  return unique(found).slice(0, limit);
}

const commandSuggestion = (command: Command): Suggestion => ({
  label: clip(`${command.name} · ${command.help}`, LABEL),
  line: command.name,
});

function starters(knowledge: Knowledge, commands: readonly Command[]): Suggestion[] {
  return [
    ...STARTERS.flatMap((name) => commands.filter((command) => command.name === name).map(commandSuggestion)),
    ...playersInTheNews(knowledge).map((id) => recordSuggestion(id, knowledge)),
  ];
}

function named(typed: string, knowledge: Knowledge, commands: readonly Command[], limit: number): Suggestion[] {
  const lower = typed.toLowerCase();
  const begun = commands.filter((command) => command.name.startsWith(lower) && !isLookup(command));
  const hits = suggest(typed, knowledge.names, limit);
  const exact = hits.filter((hit) => hit.how === "exact");
  const rest = hits.filter((hit) => hit.how !== "exact");
  return [
    ...exact.map((hit) => recordSuggestion(hit.id, knowledge)),
    ...begun.map(commandSuggestion),
    ...rest.map((hit) => recordSuggestion(hit.id, knowledge)),
  ];
}

/** Completes the word at the end of a command's line: a flag's name, a flag's value, or the first argument. */
function within(
  command: Command,
  typed: string,
  knowledge: Knowledge,
  commands: readonly Command[],
  limit: number,
): Suggestion[] {
  const cut = Math.max(typed.lastIndexOf(" "), typed.lastIndexOf("\u3000"));
  const before = typed.slice(0, cut).trimEnd();
  const last = typed.slice(cut + 1);
  const flags = Object.entries(command.args).filter(
    ([name, arg]) => !arg.first && !before.includes(` --${flagOf(name)} `),
  );
  const offers = (begun: string): Suggestion[] =>
    flags
      .filter(([name]) => `--${flagOf(name)}`.startsWith(begun.toLowerCase()))
      .map(([name, arg]) => ({
        label: clip(`--${flagOf(name)} · ${arg.help}`, LABEL),
        line: `${before} --${flagOf(name)} `,
      }));
  if (last.startsWith("--")) return offers(last);
  const flag = flags.find(([name]) => before.endsWith(` --${flagOf(name)}`));
  const first = Object.values(command.args).find((arg) => arg.first);
  const arg = flag?.[1] ?? first;
  if (!arg) return [];
  // What comes before the last comma of a list stays.
  const listed = arg.kind === "words" || flag ? last : typed.slice(command.name.length).trim();
  const kept = flag ? listed.slice(0, Math.max(listed.lastIndexOf(","), listed.lastIndexOf("，")) + 1) : "";
  const base = arg.kind === "words" || flag ? before : command.name;
  const values = valuesOf(arg, listed.slice(kept.length), { knowledge, commands, limit });
  return [
    ...values.map(({ label, line }) => ({ label: clip(label, LABEL), line: `${base} ${kept}${line}` })),
    ...(last === "" && !flag ? offers("--") : []),
  ];
}

export function recordSuggestion(id: RecordId, knowledge: Knowledge): Suggestion {
  const kind = kindOf(id);
  const label = recordLabel(id, knowledge);
  return { label: clip(kind === "product" ? label : `${label} · ${kind}`, LABEL), line: shortLine(id, knowledge) };
}

function unique(suggestions: readonly Suggestion[]): Suggestion[] {
  const seen = new Set<string>();
  return suggestions.filter(({ line }) => !seen.has(line) && seen.add(line));
}
