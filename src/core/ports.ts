import type { Knowledge } from "./knowledge/knowledge.ts";
import type { RecordId } from "./knowledge/slug.ts";

/** Where time comes from. */
export interface Clock {
  now(): Date;
}

export type LogFields = Readonly<Record<string, unknown>>;
/** Where AMW reports to its operator. Implementations keep secrets out. */
export interface Log {
  debug(message: string, fields?: LogFields): void;
  info(message: string, fields?: LogFields): void;
  warn(message: string, fields?: LogFields): void;
  error(message: string, fields?: LogFields): void;
}

/** Something wrong in a knowledge file: where, what, and what to write instead. */
export interface Problem {
  readonly file: string;
  /** 1-based; 1 where the whole file is meant. */
  readonly line: number;
  readonly text: string;
}

/** Serves the knowledge base and keeps it fresh. */
export interface KnowledgeStore {
  /** The knowledge in service; the same object all the time, changed in place between calls. */
  readonly knowledge: Knowledge;
  /** What is wrong on disk now; the last good version of each record stays in service. */
  problems(): readonly Problem[];
  /** When the knowledge last changed. */
  freshAt(): Date;
  /** Reads again whatever changed on disk; also runs by itself while watching. */
  refresh(): Promise<void>;
  close(): Promise<void>;
}

export interface SearchHit {
  readonly id: RecordId;
}
/** Full text over every record. */
export interface SearchIndex {
  /** Records that hold all the words (in either script), best first, at most `limit`; `more` when there are others. */
  search(words: string, limit: number): Promise<{ readonly hits: readonly SearchHit[]; readonly more: boolean }>;
}

/** Keeps command lines that are too long to travel inside a button. */
export interface ButtonLines {
  /** The short key that recalls the line, after a restart too; the same line gives the same key. */
  keep(line: string): string;
  /** The same for a button that stays where it is for everybody, such as an edition's: however long nobody presses it. */
  keepForGood(line: string): string;
  recall(key: string): string | undefined;
}

/** Keeps what a workspace handed over when it installed AMW, its tokens among it: secret at rest, durable when saved. */
export interface Installations {
  /** Replaces what was kept under that key. */
  save(key: string, text: string): void;
  /** Undefined for what was never saved, was removed, or can no longer be read. */
  find(key: string): string | undefined;
  remove(key: string): void;
}
