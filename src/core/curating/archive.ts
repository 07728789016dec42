import type { EditableId, RecordEdit } from "./records.ts";

/** A copy of the knowledge base as a folder of its own. */
export interface Exported {
  /** What `import` calls it. */
  readonly name: string;
  /** Where it stands on the machine that AMW runs on. */
  readonly folder: string;
  readonly records: number;
}

/** What taking a folder in would do. */
export interface ImportPlan {
  readonly edits: readonly RecordEdit[];
  readonly added: readonly EditableId[];
  readonly changed: readonly EditableId[];
  readonly removed: readonly EditableId[];
  /** Whether its rubric is worded otherwise. */
  readonly rubric: boolean;
  /** Another one whenever the plan or what it is based on is another. */
  readonly hash: string;
}

export type Planned =
  | { readonly outcome: "planned"; readonly plan: ImportPlan }
  /** One sentence that says why not, and what to do. */
  | { readonly outcome: "refused"; readonly problem: string };

/** Copies of the knowledge base below the data folder, `exports/` and `imports/`. */
export interface Archive {
  export(): Promise<Exported>;
  /** Nothing is changed yet. */
  plan(name: string): Promise<Planned>;
  /** Puts that folder's rubric in the place of ours. */
  takeRubric(name: string): Promise<void>;
}
