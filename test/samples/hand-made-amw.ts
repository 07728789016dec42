import type { Amw } from "../../src/core/amw.ts";

/** A product that does as told and nothing else: no completions, forms or names unless given. */
export const amwThat = (does: Pick<Amw, "answer"> & Partial<Amw>): Amw => ({
  complete: () => [],
  form: async () => undefined,
  fields: () => [],
  filled: async () => ({ problems: {}, typed: "" }),
  keep: async () => {},
  hint: async () => undefined,
  subscriptions: async () => [],
  named: () => [],
  ...does,
});
