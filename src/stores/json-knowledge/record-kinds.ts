import type { z } from "zod";
import { editableKind } from "../../core/curating/parsed-record.ts";
import type { EditableId } from "../../core/curating/records.ts";
import { Announcement } from "../../core/knowledge/announcement.ts";
import { Player } from "../../core/knowledge/player.ts";
import { Rubric } from "../../core/knowledge/rubric.ts";
import { Segment } from "../../core/knowledge/segment.ts";
import { slugOf } from "../../core/knowledge/slug.ts";

/** The kinds of file in a knowledge folder; players come first because announcements are indexed under their names. */
export const FILE_KINDS = ["player", "segment", "announcement", "rubric"] as const;
export type FileKind = (typeof FILE_KINDS)[number];

export const FOLDERS = { player: "players", segment: "segments", announcement: "announcements" } as const;
export const RUBRIC_FILE = "rubric.json";

export const SCHEMAS = {
  player: Player,
  segment: Segment,
  announcement: Announcement,
  rubric: Rubric,
} as const satisfies Record<FileKind, z.ZodType>;

/** A parsed file of a knowledge folder. */
export type ParsedRecord =
  | { readonly kind: "player"; readonly record: Player }
  | { readonly kind: "segment"; readonly record: Segment }
  | { readonly kind: "announcement"; readonly record: Announcement }
  | { readonly kind: "rubric"; readonly record: Rubric };

/** A file by its path inside the knowledge folder, with forward slashes: `players/huawei.json`. */
export interface RecordFile {
  readonly path: string;
  readonly kind: FileKind;
  /** What the record's id must be: the file's name without `.json`; "rubric" for the rubric. */
  readonly id: string;
}

const KIND_IN = new Map<string, keyof typeof FOLDERS>(
  (["player", "segment", "announcement"] as const).map((kind) => [FOLDERS[kind], kind]),
);

/** Undefined for anything that is no record: editors' temporary files, READMEs. */
export function recordFile(path: string): RecordFile | undefined {
  if (path === RUBRIC_FILE) return { path, kind: "rubric", id: "rubric" };
  const cut = path.indexOf("/");
  const kind = KIND_IN.get(path.slice(0, cut));
  const name = path.slice(cut + 1);
  if (kind === undefined || !name.endsWith(".json") || name.startsWith(".") || name.includes("/")) return undefined;
  return { path, kind, id: name.slice(0, -".json".length) };
}

export const pathOf = (kind: keyof typeof FOLDERS, id: string): string => `${FOLDERS[kind]}/${id}.json`;
export const pathOfRecord = (id: EditableId): string => pathOf(editableKind(id), slugOf(id));

/** The relative address that a record's `$schema` must have. */
export const schemaAddress = (kind: FileKind): string =>
  kind === "rubric" ? "../schema/rubric.schema.json" : `../../schema/${kind}.schema.json`;
