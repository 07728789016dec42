import type { Amw } from "../../src/core/amw.ts";

/** A product that does as told and nothing else: no completions, forms or names unless given. */
export const amwThat = (does: Pick<Amw, "answer"> & Partial<Amw>): Amw => ({
  complete: () => [],
  form: () => undefined,
  filled: () => ({ problems: {}, typed: "" }),
  hint: async () => undefined,
  subscriptions: async () => [],
  named: () => [],
  ...does,
});
