import type { Watch } from "../digest/state.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import type { RecordId } from "../knowledge/slug.ts";
import { resolve, splitNames } from "./resolve.ts";

/** The players and segments named, each once. Throws AskerError for a name that nothing has. */
export const watchable = (words: readonly string[], knowledge: Knowledge): readonly RecordId[] => [
  ...new Set(splitNames(words, knowledge).map((name) => resolve(name, ["player", "segment"], knowledge))),
];

export interface NamedWatches {
  readonly watched: readonly Watch[];
  readonly never: readonly RecordId[];
  /** Whether no name was given, which means everything. */
  readonly all: boolean;
}

const ALL = /^(?:all|everything|全部)$/i;

/** Those of the watches that the words name; no words or “all”: every one. Throws AskerError for a name that nothing has. */
export function namedWatches(words: readonly string[], watches: readonly Watch[], knowledge: Knowledge): NamedWatches {
  if (words.every((word) => ALL.test(word))) return { watched: watches, never: [], all: true };
  // What is watched may have left the knowledge base; its id still names it.
  const byId = watches.filter(({ record }) => words.includes(record));
  const others = watchable(
    words.filter((word) => !byId.some(({ record }) => record === word)),
    knowledge,
  );
  const watched = watches.filter((watch) => byId.includes(watch) || others.includes(watch.record));
  return { watched, never: others.filter((id) => !watches.some(({ record }) => record === id)), all: false };
}
