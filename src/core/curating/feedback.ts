import type { RecordId } from "../knowledge/slug.ts";

/** Somebody found an answer useful. What is wrong goes to the queue instead. */
export interface Useful {
  readonly actor: string;
  /** The record that was shown first, or the line where there was none. */
  readonly about: RecordId | string;
  /** The knowledge revision that was shown. */
  readonly version: string;
  /** Milliseconds. */
  readonly at: number;
}

export interface Feedback {
  /** False where the actor said so of that version already. */
  useful(one: Useful): Promise<boolean>;
  count(about: string): Promise<number>;
}
