import type { Text } from "../message/message.ts";
import { strong } from "../message/spans.ts";
import { labelOf } from "./field-labels.ts";
import { canonical, isObject, sameJson } from "./same-json.ts";
import { partDifferences, quoted, shown } from "./value-difference.ts";

type Json = Readonly<Record<string, unknown>>;
type KeyOf = (entry: Json) => unknown;

/** Entries by what names them: id (products, claims), address or title (sources), source (evidence). */
const KEYS: readonly KeyOf[] = [({ id }) => id, ({ url, document }) => url ?? document, ({ source }) => source];

/**
 * What changed in a list: entries that came, went or changed, else their order. At least one where the lists differ.
 * `one`: what people call an entry. `changed`: what differs of an entry that has a name.
 */
export function listDifferences(
  one: string,
  was: readonly unknown[],
  is: readonly unknown[],
  changed: (name: string, was: Json, is: Json) => readonly Text[] = (name, before, after) =>
    partDifferences(before, after, (key) => `${one} ${name}, ${labelOf(key).toLowerCase()}`),
): readonly Text[] {
  const keyOf = KEYS.find((key) => isNamedBy(key, was) && isNamedBy(key, is));
  const [before, after] = [named(was, keyOf), named(is, keyOf)];
  const told = [
    ...[...after].filter(([key]) => !before.has(key)).map(([, entry]) => came(one, entry)),
    ...[...before].filter(([key]) => !after.has(key)).map(([, entry]) => went(one, entry)),
    ...[...before].flatMap(([key, entry]): readonly Text[] => {
      const now = after.get(key);
      return isObject(entry) && isObject(now) && !sameJson(entry, now) ? changed(key, entry, now) : [];
    }),
  ];
  if (told.length > 0 || sameJson(was, is)) return told;
  return [[strong(`${one}: another order`), `: ${is.map(nameOf).join(", ")}`]];
}

const isNamedBy = (keyOf: KeyOf, list: readonly unknown[]): boolean => {
  const keys = list.map((entry) => (isObject(entry) ? keyOf(entry) : undefined));
  return keys.every((key) => typeof key === "string") && new Set(keys).size === keys.length;
};

/** Each entry under its name; where there are no names, under all that it says, and the second of two with a number. */
function named(list: readonly unknown[], keyOf: KeyOf | undefined): ReadonlyMap<string, unknown> {
  const entries = new Map<string, unknown>();
  for (const entry of list) {
    const key = keyOf && isObject(entry) ? String(keyOf(entry)) : canonical(entry);
    let free = key;
    for (let i = 2; entries.has(free); i++) free = `${key} ${i}`;
    entries.set(free, entry);
  }
  return entries;
}

const came = (one: string, entry: unknown): Text =>
  typeof entry === "string" && entry.length <= SHORT
    ? [strong(`${one} ${entry}`), " added"]
    : [strong(`${one} added`), `: ${quoted(nameOf(entry))}`];
const went = (one: string, entry: unknown): Text =>
  typeof entry === "string" && entry.length <= SHORT
    ? [strong(`${one} ${entry}`), " removed"]
    : [strong(`${one} removed`), `: ${quoted(nameOf(entry))}`];

const SHORT = 60;

/** What people know an entry by. */
function nameOf(entry: unknown): string {
  if (!isObject(entry)) return shown(entry);
  const { name, text, publisher, url, document, id } = entry;
  if (typeof text === "string") return text;
  if (typeof publisher === "string") return [publisher, url ?? document].filter(Boolean).map(shown).join(", ");
  if (typeof name === "string") return typeof id === "string" ? `${name} (${id})` : name;
  return shown(entry);
}
