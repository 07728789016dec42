import type { Actor, Surface } from "../amw.ts";
import type { Slug } from "../knowledge/slug.ts";
import type { Change } from "./audit.ts";

/** What is kept in a file of its own. */
export type EditableKind = "player" | "segment" | "announcement";
/** `player:huawei`. */
export type EditableId = `${EditableKind}:${Slug}`;

/** A record as its file holds it, keys that AMW does not know among them. */
export type RawRecord = Readonly<Record<string, unknown>>;

/** A record as it is on disk now. `version` changes with every byte of its file. */
export interface StoredRecord {
  readonly id: EditableId;
  readonly version: string;
  readonly record: RawRecord;
}

/** One record of an edit. */
export interface RecordEdit {
  readonly id: EditableId;
  /** The version that the edit is based on; undefined for a record that must be new. */
  readonly basedOn: string | undefined;
  /** What it shall be; undefined removes it. */
  readonly record: RawRecord | undefined;
  /** The file's text, where it shall stay as it is and not be laid out anew; says the same as `record`. */
  readonly text?: string | undefined;
}

/** Where a change was asked for. */
export interface Where {
  readonly surface: Surface;
  readonly space?: string | undefined;
  readonly channel?: string | undefined;
}

/** A change of the knowledge base: all of its records or none. */
export interface Edit {
  /** One record, unless it is a merge, an undoing or an import. */
  readonly records: readonly RecordEdit[];
  /** The command: `score`, `add announcement`, `undo`. */
  readonly what: string;
  readonly by: Actor;
  readonly where: Where;
  readonly reason: string;
  /** The proposal that it carries out, and who approved it where that is somebody else. */
  readonly proposal?: string | undefined;
  readonly approvedBy?: Actor | undefined;
  /** The change that it takes back. */
  readonly undoes?: number | undefined;
}

export type Saved =
  | { readonly outcome: "saved"; readonly change: Change }
  /** Nothing was saved: this record is not as the edit supposes. `current`: as it is now; undefined where there is none. */
  | { readonly outcome: "conflict"; readonly id: EditableId; readonly current: StoredRecord | undefined }
  /** Every record is as asked for already. */
  | { readonly outcome: "unchanged" }
  /** Nothing was saved and nothing will be by trying again at once; one sentence for the person that says what to do. */
  | { readonly outcome: "refused"; readonly problem: string };

/** The knowledge base to those who change it. */
export interface Records {
  /** Undefined where there is none; `broken`: its file cannot be read as a record, and somebody must mend it by hand first. */
  current(id: EditableId): Promise<StoredRecord | "broken" | undefined>;
  /** Durable when it says `saved`, and in service at once: lookup, index, completion, and what follows a change. */
  save(edit: Edit): Promise<Saved>;
  /** Every record there is, for what needs them all (export, merging). */
  all(): AsyncIterable<StoredRecord>;
}
