import { editsWithin } from "../lookup/edit-distance.ts";
import type { RecordPath } from "./finding.ts";

/** The part of a JSON Schema that says which keys an object can have. */
export interface KeySchema {
  readonly properties?: Readonly<Record<string, KeySchema>>;
  readonly items?: KeySchema;
  readonly anyOf?: readonly KeySchema[];
}

interface MisspeltKey {
  readonly path: RecordPath;
  readonly text: string;
}

/** Keys that are not known but look like one that is known and missing ("summry"). Other unknown keys are welcome. */
export function misspeltKeys(schema: KeySchema, value: unknown, path: RecordPath = []): readonly MisspeltKey[] {
  if (Array.isArray(value)) {
    const { items } = schema;
    return items ? value.flatMap((item: unknown, i) => misspeltKeys(items, item, [...path, i])) : [];
  }
  if (typeof value !== "object" || value === null) return [];
  const known = propertiesOf(schema);
  const missing = Object.keys(known).filter((key) => !(key in value));
  return Object.entries(value).flatMap(([key, inner]): readonly MisspeltKey[] => {
    const deeper = Object.hasOwn(known, key) ? known[key] : undefined;
    if (deeper) return misspeltKeys(deeper, inner, [...path, key]);
    const meant = missing.find((candidate) => looksLike(key, candidate));
    return meant
      ? [{ path: [...path, key], text: `\`${key}\` is no key that AMW reads: did you mean \`${meant}\`?` }]
      : [];
  });
}

/** The keys that an object may have. */
export const propertiesOf = ({ properties, anyOf }: KeySchema): Readonly<Record<string, KeySchema>> =>
  Object.assign({}, ...(anyOf ?? []).map(propertiesOf), properties) as Readonly<Record<string, KeySchema>>;

function looksLike(typed: string, known: string): boolean {
  const [a, b] = [plain(typed), plain(known)];
  if (a === b || letters(a) === letters(b)) return true;
  const most = b.length >= 6 ? 2 : b.length >= 4 ? 1 : 0;
  return editsWithin(a, b, most) <= most;
}

const plain = (key: string): string => key.toLowerCase().replace(/[^a-z0-9]/g, "");
const letters = (key: string): string => [...key].sort().join("");
