import { editsWithin } from "../../lookup/edit-distance.ts";
import { fold } from "../../lookup/fold.ts";
import { listed } from "../../messages/words.ts";
import { type Read, right, simple, wrong } from "./read.ts";
import { ABBREVIATIONS, COMMON_ZONES, MORE_ZONES, PLACES } from "./zone-names.ts";

interface Name {
  readonly key: string;
  readonly zone: string;
  /** The place, where it is not in the zone's own name. */
  readonly place?: string;
}

const ZONES: readonly string[] = [...new Set([...MORE_ZONES, ...Intl.supportedValuesOf("timeZone")])];
const cityOf = (zone: string): string => zone.slice(zone.lastIndexOf("/") + 1).replaceAll("_", " ");

/** Cities before whole names, so that `ber` finds Berlin. */
const NAMES: readonly Name[] = [
  ...COMMON_ZONES.map((zone) => ({ key: fold(cityOf(zone)), zone })),
  ...ZONES.map((zone) => ({ key: fold(cityOf(zone)), zone })),
  ...Object.entries(PLACES).map(([place, zone]) => ({ key: fold(place), zone, place })),
  ...ZONES.map((zone) => ({ key: fold(zone), zone })),
];
const EXACT: ReadonlyMap<string, string> = new Map(NAMES.map(({ key, zone }) => [key, zone] as const).reverse());

const HOW = "name a city or a zone such as Berlin, Asia/Shanghai or UTC";
const NEAREST = 3;
const MOST_EDITS = 2;

/** A zone by its name, a city or a common abbreviation, as an IANA name. */
export function readZone(text: string): Read<string> {
  const typed = simple(text)
    .replace(/ (?:time|timezone|zone)$/u, "")
    .replace(/^(?:in|the) /u, "");
  const [abbreviated, ...others] = ABBREVIATIONS[typed] ?? [];
  if (abbreviated !== undefined && others.length === 0) return right(abbreviated);
  if (abbreviated !== undefined) {
    const zones = [abbreviated, ...others];
    return wrong(`“${typed.toUpperCase()}” means several zones; say which: ${listed(zones, "or")}.`, zones);
  }
  if (/^(?:utc|gmt)? ?[+-] ?\d/u.test(typed))
    return wrong("A digest follows the clocks of a place, so name a city there, for example Berlin or New York.");
  const key = fold(typed);
  const zone = EXACT.get(key) ?? otherName(typed);
  if (zone !== undefined) return right(zone);
  const meant = key === "" ? [] : nearestZones(key);
  return wrong(
    meant.length > 0
      ? `I know no zone “${text.trim()}”; did you mean ${listed(meant, "or")}?`
      : `I know no zone “${text.trim()}”; ${HOW}.`,
    meant,
  );
}

/** Zones that begin as typed, by city, place or whole name, then near spellings, each once; the common ones where nothing is typed. */
export function zonesLike(typed: string, limit: number): readonly { readonly label: string; readonly zone: string }[] {
  const key = fold(typed);
  const common = COMMON_ZONES.map((zone): Name => ({ key: "", zone }));
  const abbreviated = (ABBREVIATIONS[simple(typed)] ?? []).map((zone): Name => ({ key, zone }));
  const begun = key === "" ? common : [...abbreviated, ...NAMES.filter((name) => name.key.startsWith(key))];
  const found = begun.length > 0 ? begun : nearestZones(key).map((zone): Name => ({ key, zone }));
  const seen = new Set<string>();
  return found
    .filter(({ zone }) => !seen.has(zone) && seen.add(zone))
    .slice(0, limit)
    .map(({ zone, place }) => ({ zone, label: place ? `${zone} · ${place}` : zone }));
}

/** A name that the engine knows and does not list, such as `US/Pacific`; one of a fixed offset is no place. */
function otherName(typed: string): string | undefined {
  if (!/^[a-z]+(?:[/_+-][a-z_-]+)+$/.test(typed)) return undefined;
  try {
    return new Intl.DateTimeFormat("en", { timeZone: typed }).resolvedOptions().timeZone;
  } catch {
    return undefined;
  }
}

function nearestZones(key: string): string[] {
  const begun = key.length < 3 ? [] : NAMES.filter((name) => name.key.startsWith(key));
  const near = NAMES.map((name) => ({ ...name, edits: editsWithin(key, name.key, editsFor(key)) }))
    .filter(({ edits }) => edits <= editsFor(key))
    .sort((a, b) => a.edits - b.edits);
  return [...new Set([...begun, ...near].map(({ zone }) => zone))].slice(0, NEAREST);
}

const editsFor = (key: string): number => (key.length < 4 ? 0 : key.length < 7 ? 1 : MOST_EDITS);
