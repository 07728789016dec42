import { createHash } from "node:crypto";
import { RoleBook } from "../../src/core/curating/role-book.ts";
import type { Desk } from "../../src/core/digest/desk.ts";
import type { StateStore } from "../../src/core/digest/state.ts";

const nothing = (): never => {
  throw new Error("Nothing is kept here.");
};

/** A desk with that state, and no platform behind it. */
export const deskWith = (state: StateStore): Desk => ({ ...OTHERS, state });

/** A port that nothing may be asked of. */
const unasked = <Port extends object>(): Port => new Proxy({} as Port, { get: () => nothing });

const OTHERS: Omit<Desk, "state"> = {
  records: unasked(),
  pages: unasked(),
  archive: unasked(),
  roles: new RoleBook({ store: nothing, admins: [], operators: [], groups: {} }),
  timezone: "UTC",
  catchUpMs: 12 * 3_600_000,
  whoMay: "managers",
  messenger: () => undefined,
  newId: nothing,
  hash: (text) => createHash("sha256").update(text).digest("hex"),
  wake() {},
};

/** A desk that keeps nothing, for what asks it nothing. */
export const NO_DESK: Desk = {
  ...OTHERS,
  get state() {
    return nothing();
  },
};
