import type { Draft, Drafts } from "../../src/core/curating/drafts.ts";

/** Drafts in memory, which fail while they are told to. */
export interface KeptDrafts extends Drafts {
  readonly kept: Map<string, Draft>;
  broken: boolean;
}

export function draftsInMemory(): KeptDrafts {
  const kept = new Map<string, Draft>();
  const key = (actor: string, form: string): string => `${actor} ${form}`;
  const drafts: KeptDrafts = {
    kept,
    broken: false,
    async keep(draft) {
      works();
      kept.set(key(draft.actor, draft.form), draft);
    },
    async find(actor, form) {
      works();
      return kept.get(key(actor, form));
    },
    of: async (actor) => [...kept.values()].filter((draft) => draft.actor === actor),
    async drop(actor, form) {
      works();
      kept.delete(key(actor, form));
    },
  };
  const works = (): void => {
    if (drafts.broken) throw new Error("the disk is full");
  };
  return drafts;
}
