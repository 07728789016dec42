import type { Actor } from "../amw.ts";
import type { EditableId, RawRecord, Where } from "./records.ts";
import type { GrantedRole } from "./roles.ts";

/** One record in a change, as it was and as it is since; undefined where there was none or is none. */
export interface RecordChange {
  readonly id: EditableId;
  readonly before: RawRecord | undefined;
  readonly after: RawRecord | undefined;
  /** Version of `after`; undefined where it was removed. */
  readonly version: string | undefined;
}

/** A role that was given or taken; undefined where there was none, or is none. */
export interface RoleChange {
  /** The actor's id. */
  readonly actor: string;
  readonly name: string;
  readonly before: GrantedRole | undefined;
  readonly after: GrantedRole | undefined;
}

/** What somebody did: to records, or, with none, to roles and proposals. */
export interface Change {
  /** 1, 2, 3 … in the order in which they happened. */
  readonly seq: number;
  /** Milliseconds. */
  readonly at: number;
  readonly by: Actor;
  readonly where: Where;
  readonly what: string;
  readonly reason: string;
  readonly proposal?: string | undefined;
  readonly approvedBy?: Actor | undefined;
  readonly undoes?: number | undefined;
  /** The change that took this one back. */
  readonly undoneBy?: number | undefined;
  readonly records: readonly RecordChange[];
  /** What was done where there is no record, in one sentence: `Bo is an editor now`. */
  readonly note?: string | undefined;
  readonly role?: RoleChange | undefined;
}

export interface ChangeQuery {
  readonly record?: EditableId | undefined;
  /** The actor's id. */
  readonly by?: string | undefined;
  /** At this moment or later, in milliseconds. */
  readonly since?: number | undefined;
  readonly limit: number;
  readonly offset: number;
}

/** Every change there ever was; read here, written by what makes the change. */
export interface Audit {
  find(seq: number): Promise<Change | undefined>;
  /** The newest first. */
  list(query: ChangeQuery): Promise<{ readonly changes: readonly Change[]; readonly total: number }>;
  /** Notes what concerns no record: a role, a rejection. */
  note(change: Omit<Change, "seq" | "records" | "undoneBy"> & { readonly note: string }): Promise<Change>;
}
