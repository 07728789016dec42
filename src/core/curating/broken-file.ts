import { AskerError } from "../command/asker-error.ts";

/** The refusal to change a record whose file cannot be read; `label`: the record's. */
export const brokenFile = (label: string): AskerError =>
  new AskerError("bad-argument", {
    problem: `The file of “${label}” is broken, so AMW cannot change it; ask an AMW admin to mend it, amw validate says how.`,
  });
