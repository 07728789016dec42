import { fold } from "../lookup/fold.ts";
import type { RawRecord } from "./records.ts";
import { canonical, isObject, listIn, own } from "./same-json.ts";
import { addressKey } from "./source-address.ts";

/** What two entries of a list are the same by. */
function keyOf(entry: unknown): string {
  if (typeof entry === "string") return entry.trim();
  if (!isObject(entry)) return canonical(entry);
  const { url, document, source, stance, id } = entry;
  if (typeof url === "string") return `url ${addressKey(url) ?? url}`;
  if (typeof document === "string") return `document ${document}`;
  if (typeof source === "string") return `evidence ${source} ${String(stance)}`;
  return typeof id === "string" ? `id ${id}` : canonical(entry);
}

/** The one list and what only the other has, each once. */
export function union(one: readonly unknown[], other: readonly unknown[]): readonly unknown[] {
  const found = new Map<string, unknown>();
  for (const entry of [...one, ...other]) if (!found.has(keyOf(entry))) found.set(keyOf(entry), entry);
  return [...found.values()];
}

/** The one record with what only the other says: keys that it lacks, and entries of lists that both have. */
export function withLacking(one: RawRecord, other: RawRecord, except: readonly string[]): RawRecord {
  const merged: Record<string, unknown> = { ...one };
  for (const [key, value] of Object.entries(other)) {
    if (except.includes(key)) continue;
    const before = own(one, key);
    if (before === undefined) merged[key] = value;
    else if (Array.isArray(before) && Array.isArray(value)) merged[key] = union(before, value);
  }
  return merged;
}

/** The aliases of the one with every name of the other, but for those that it answers to anyway. */
export function mergedAliases(one: RawRecord, other: RawRecord): readonly unknown[] {
  const known = new Set(
    [own(one, "id"), own(one, "name"), own(one, "nativeName")].map((name) => fold(String(name ?? ""))),
  );
  const names = [own(other, "name"), own(other, "nativeName"), ...listIn(other, "aliases"), own(other, "id")];
  return [...listIn(one, "aliases"), ...names].filter((name) => {
    const key = typeof name === "string" ? fold(name) : "";
    if (key === "" || known.has(key)) return false;
    known.add(key);
    return true;
  });
}
