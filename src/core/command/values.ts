import type { Suggestion } from "../amw.ts";
import { zonesLike } from "../digest/reading/zone.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import { type RecordId, type RecordKind, recordId, slugOf } from "../knowledge/slug.ts";
import { fold } from "../lookup/fold.ts";
import { suggest } from "../lookup/lookup.ts";
import { recordLabel } from "../messages/record-label.ts";
import { countryName } from "../messages/words.ts";
import type { Arg, Command, Suggests } from "./declare.ts";
import { quote } from "./tokens.ts";

export interface Around {
  readonly knowledge: Knowledge;
  readonly commands: readonly Command[];
  readonly limit: number;
}

/** How far back to look for the players in the news. */
const NEWS = 80;
const SPANS = ["7d", "30d", "1y"];

/** What an argument can hold that begins as typed, best first; `line` is the value as it is written. */
export function valuesOf(arg: Arg, typed: string, around: Around): Suggestion[] {
  const { knowledge, commands, limit } = around;
  const key = fold(typed);
  const begins = (text: string): boolean => key === "" || fold(text).startsWith(key);
  const plain = (values: readonly string[], label = (value: string) => value): Suggestion[] =>
    values
      .filter((value) => begins(value) || begins(label(value)))
      .map((value) => ({ label: label(value), line: quote(value) }));
  const choices = plain(arg.choices ?? [], (value) => arg.choiceLabels?.[value] ?? value);
  if (choices.length > 0) return choices;
  if (arg.kind === "date") return plain(dates(knowledge));
  switch (arg.suggest) {
    case undefined:
      return [];
    case "command":
      return commands
        .filter((command) => begins(command.name))
        .map((command) => ({ label: `${command.name} · ${command.help}`, line: command.name }));
    case "region":
      return plain(knowledge.regions, (code) => `${code} · ${countryName(code)}`);
    case "timezone":
      return zonesLike(typed, limit).map(({ label, zone }) => ({ label, line: zone }));
    // Names of the channel's digests are kept, not known.
    case "subscription":
      return [];
    case "tag":
      return plain(knowledge.tags);
    default:
      return records(arg.suggest, typed, knowledge, limit).map((id) => ({
        label: recordLabel(id, knowledge),
        line: shortLine(id, knowledge),
      }));
  }
}

/** The newest month and year there is something of, and spans back from today. */
function dates(knowledge: Knowledge): string[] {
  const newest = knowledge.announcements[0]?.date ?? "";
  return [...new Set([newest.slice(0, 7), newest.slice(0, 4), ...SPANS])].filter(Boolean);
}

const KINDS: Readonly<
  Record<Exclude<Suggests, "command" | "region" | "tag" | "timezone" | "subscription">, readonly RecordKind[]>
> = {
  player: ["player"],
  segment: ["segment"],
  "player-or-segment": ["player", "segment"],
  announcement: ["announcement"],
  any: ["player", "product", "segment", "announcement"],
};

function records(kind: keyof typeof KINDS, typed: string, knowledge: Knowledge, limit: number): RecordId[] {
  const wanted = (id: RecordId): boolean => KINDS[kind].some((one) => id.startsWith(`${one}:`));
  const found =
    typed === "" ? inTheNews(knowledge, limit) : suggest(typed, knowledge.names, limit * 4).map((hit) => hit.id);
  return found.filter(wanted).slice(0, limit);
}

/** What to offer before anything is typed: the players of the newest announcements, the segments, the newest announcements. */
function inTheNews(knowledge: Knowledge, limit: number): RecordId[] {
  return [
    ...playersInTheNews(knowledge),
    ...[...knowledge.segments.keys()].map((slug) => recordId("segment", slug)),
    ...knowledge.announcements.slice(0, limit).map((head) => recordId("announcement", head.id)),
  ];
}

export const playersInTheNews = (knowledge: Knowledge): RecordId[] =>
  [...new Set(knowledge.announcements.slice(0, NEWS).flatMap((head) => head.players.slice(0, 1)))]
    .filter((slug) => knowledge.players.has(slug))
    .map((slug) => recordId("player", slug));

/** The slug, or kind and slug where another record would answer to the slug. */
export function shortLine(id: RecordId, knowledge: Knowledge): string {
  const slug = slugOf(id);
  return knowledge.names.exact(fold(slug))[0]?.id === id ? slug : id;
}
