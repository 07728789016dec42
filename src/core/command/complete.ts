import type { Suggestion } from "../amw.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import type { RecordId } from "../knowledge/slug.ts";
import { fold } from "../lookup/fold.ts";
import { suggest } from "../lookup/lookup.ts";
import { NAME_RANKS, type NameHit } from "../lookup/name-index.ts";
import { clip } from "../message/clip.ts";
import { recordLabel } from "../messages/record-label.ts";
import type { Arg, Command, Suggests } from "./declare.ts";
import { flagOf } from "./parse.ts";
import { quote } from "./tokens.ts";
import { isLookup } from "./usage.ts";

const LABEL = 100;
/** Names to offer to someone who has typed nothing: the players of the newest announcements. */
const NEWEST = 40;
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
  const players = new Set(knowledge.announcements.slice(0, NEWEST).flatMap((head) => head.players.slice(0, 1)));
  return [
    ...STARTERS.flatMap((name) => commands.filter((command) => command.name === name).map(commandSuggestion)),
    ...[...players]
      .filter((slug) => knowledge.players.has(slug))
      .map((slug) => recordSuggestion(`player:${slug}`, knowledge)),
  ];
}

function named(typed: string, knowledge: Knowledge, commands: readonly Command[], limit: number): Suggestion[] {
  const lower = typed.toLowerCase();
  const begun = commands.filter((command) => command.name.startsWith(lower) && !isLookup(command));
  const hits = suggest(typed, knowledge.names, limit);
  const exact = hits.filter((hit) => hit.how === "exact");
  // Among names that begin alike, whoever makes things comes before the things.
  const rest = hits.filter((hit) => hit.how !== "exact").sort((a, b) => standing(a) - standing(b));
  return [
    ...exact.map((hit) => recordSuggestion(hit.id, knowledge)),
    ...begun.map(commandSuggestion),
    ...rest.map((hit) => recordSuggestion(hit.id, knowledge)),
  ];
}

const standing = ({ id, rank }: NameHit): number => NAME_RANKS.indexOf(rank) * 2 + (id.startsWith("player:") ? 0 : 1);

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
  const flags = Object.entries(command.args).filter(([, arg]) => !arg.first);
  if (last.startsWith("--")) {
    return flags
      .filter(([name]) => `--${flagOf(name)}`.startsWith(last.toLowerCase()) && !before.includes(` --${flagOf(name)} `))
      .map(([name, arg]) => ({
        label: clip(`--${flagOf(name)} · ${arg.help}`, LABEL),
        line: `${before} --${flagOf(name)} ${arg.example}`,
      }));
  }
  const flag = flags.find(([name]) => before.endsWith(` --${flagOf(name)}`));
  if (flag) return valuesOf(flag[1], last, before, knowledge, commands, limit);
  const first = Object.values(command.args).find((arg) => arg.first);
  if (!first) return [];
  if (first.kind === "words") return valuesOf(first, last, before, knowledge, commands, limit);
  return valuesOf(first, typed.slice(command.name.length).trim(), command.name, knowledge, commands, limit);
}

function valuesOf(
  arg: Arg,
  typed: string,
  before: string,
  knowledge: Knowledge,
  commands: readonly Command[],
  limit: number,
): Suggestion[] {
  const choices = (arg.choices ?? []).filter((choice) => choice.startsWith(typed.toLowerCase()));
  if (choices.length > 0) return choices.map((choice) => ({ label: choice, line: `${before} ${quote(choice)}` }));
  if (arg.suggest === "command")
    return commands
      .filter((one) => one.name.startsWith(typed.toLowerCase()))
      .map((one) => ({ label: clip(`${one.name} · ${one.help}`, LABEL), line: `${before} ${one.name}` }));
  if (!arg.suggest) return [];
  return ofKind(arg.suggest, typed, knowledge, limit).map((id) => ({
    label: clip(recordLabel(id, knowledge), LABEL),
    line: `${before} ${shortLine(id, knowledge)}`,
  }));
}

const KINDS: Readonly<Record<Exclude<Suggests, "command">, readonly string[]>> = {
  player: ["player:"],
  segment: ["segment:"],
  "player-or-segment": ["player:", "segment:"],
  announcement: ["announcement:"],
  any: ["player:", "product:", "segment:", "announcement:"],
};

function ofKind(kind: Exclude<Suggests, "command">, typed: string, knowledge: Knowledge, limit: number): RecordId[] {
  const wanted = (id: RecordId): boolean => KINDS[kind].some((prefix) => id.startsWith(prefix));
  if (typed !== "")
    return suggest(typed, knowledge.names, limit * 4)
      .map((hit) => hit.id)
      .filter(wanted)
      .slice(0, limit);
  const players = [
    ...new Set(knowledge.announcements.slice(0, NEWEST * 2).flatMap((head) => head.players.slice(0, 1))),
  ];
  return (
    [
      ...players.filter((slug) => knowledge.players.has(slug)).map((slug): RecordId => `player:${slug}`),
      ...[...knowledge.segments.keys()].map((slug): RecordId => `segment:${slug}`),
      ...knowledge.announcements.slice(0, limit).map((head): RecordId => `announcement:${head.id}`),
    ] as const
  )
    .filter(wanted)
    .slice(0, limit);
}

function recordSuggestion(id: RecordId, knowledge: Knowledge): Suggestion {
  const kind = id.slice(0, id.indexOf(":"));
  const label = recordLabel(id, knowledge);
  return { label: clip(kind === "product" ? label : `${label} · ${kind}`, LABEL), line: shortLine(id, knowledge) };
}

/** The slug, or kind and slug where another record would answer to the slug. */
function shortLine(id: RecordId, knowledge: Knowledge): string {
  const slug = id.slice(id.indexOf(":") + 1);
  return knowledge.names.exact(fold(slug))[0]?.id === id ? slug : id;
}

function unique(suggestions: readonly Suggestion[]): Suggestion[] {
  const seen = new Set<string>();
  return suggestions.filter(({ line }) => !seen.has(line) && seen.add(line));
}
