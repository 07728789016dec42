import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { Settings } from "../../core/settings.ts";
import { FILE_KINDS, type FileKind, SCHEMAS } from "./record-kinds.ts";

const schemaFile = (kind: FileKind): string => `${kind}.schema.json`;

/** The JSON Schema of one kind of file: what may be written, before defaults are filled in. */
export const jsonSchema = (kind: FileKind): z.core.JSONSchema.BaseSchema =>
  z.toJSONSchema(SCHEMAS[kind], { io: "input" });

/** File name to schema. */
export const jsonSchemas = (): Readonly<Record<string, z.core.JSONSchema.BaseSchema>> =>
  Object.fromEntries([
    ["amw.schema.json", z.toJSONSchema(Settings, { io: "input" })],
    ...FILE_KINDS.map((kind) => [schemaFile(kind), jsonSchema(kind)] as const),
  ]);

/** The schema files as they are on disk. */
export const schemaText = (schema: z.core.JSONSchema.BaseSchema): string => `${JSON.stringify(schema, undefined, 2)}\n`;

/** Writes the JSON Schemas that editors complete and check with. */
export async function writeJsonSchemas(dir: string): Promise<void> {
  await mkdir(dir, { recursive: true });
  for (const [name, schema] of Object.entries(jsonSchemas())) await writeFile(join(dir, name), schemaText(schema));
}
