import { createHash } from "node:crypto";
import type { EditableKind, RawRecord } from "../../core/curating/records.ts";
import { type KeySchema, propertiesOf } from "../../core/knowledge/misspelt-keys.ts";
import { jsonSchema } from "./json-schema.ts";
import { schemaAddress } from "./record-kinds.ts";

/** What a record's file says: keys in the order of its schema, `$schema` first; keys that AMW does not know stay where they stand. */
export function recordText(kind: EditableKind, record: RawRecord): string {
  const { $schema, ...rest } = record;
  const whole = { $schema: $schema ?? schemaAddress(kind), ...rest };
  return `${JSON.stringify(inOrder(schemaOf(kind), whole), undefined, 2)}\n`;
}

/** Changes with every byte of the text. */
export const versionOf = (text: string): string => createHash("sha256").update(text).digest("base64url").slice(0, 16);

const SCHEMAS = new Map<EditableKind, KeySchema>();

function schemaOf(kind: EditableKind): KeySchema {
  const made = SCHEMAS.get(kind) ?? (jsonSchema(kind) as KeySchema);
  SCHEMAS.set(kind, made);
  return made;
}

function inOrder(schema: KeySchema, value: unknown): unknown {
  if (Array.isArray(value)) {
    const { items } = schema;
    return items ? value.map((item) => inOrder(items, item)) : value;
  }
  if (typeof value !== "object" || value === null) return value;
  const known = propertiesOf(schema);
  const keys = Object.keys(value);
  const order = [...unknownAfter(undefined, keys, known)];
  for (const key of Object.keys(known)) if (keys.includes(key)) order.push(key, ...unknownAfter(key, keys, known));
  const entries: Readonly<Record<string, unknown>> = { ...value };
  return Object.fromEntries(order.map((key) => [key, inOrder(own(known, key) ?? {}, entries[key])]));
}

/** The keys that the schema does not know and that follow that key, or nothing. */
function unknownAfter(key: string | undefined, keys: readonly string[], known: Known): readonly string[] {
  const from = key === undefined ? 0 : keys.indexOf(key) + 1;
  const to = keys.findIndex((one, i) => i >= from && own(known, one) !== undefined);
  return keys.slice(from, to < 0 ? undefined : to);
}

type Known = Readonly<Record<string, KeySchema>>;

const own = (known: Known, key: string): KeySchema | undefined => (Object.hasOwn(known, key) ? known[key] : undefined);
