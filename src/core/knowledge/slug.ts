import { z } from "zod";

/** A record's name in files, commands and buttons: `moore-threads`, `mtt-s5000`, `2026-06-musacoder`. */
export const Slug = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, { error: "Write a slug: lower-case letters, digits and single hyphens." })
  .max(80, { error: "Keep a slug to 80 characters." });
export type Slug = z.infer<typeof Slug>;

export const RECORD_KINDS = ["player", "product", "segment", "announcement"] as const;
export type RecordKind = (typeof RECORD_KINDS)[number];

/** What a Message says it is about: `player:moore-threads`. */
export type RecordId = `${RecordKind}:${string}`;

export const recordId = (kind: RecordKind, slug: Slug): RecordId => `${kind}:${slug}`;

export const kindOf = (id: RecordId): RecordKind => id.slice(0, id.indexOf(":")) as RecordKind;
export const slugOf = (id: RecordId): Slug => id.slice(id.indexOf(":") + 1);
