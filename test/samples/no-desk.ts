import type { Desk } from "../../src/core/digest/desk.ts";

const nothing = (): never => {
  throw new Error("Nothing is kept here.");
};

/** A desk that keeps nothing, for what asks it nothing. */
export const NO_DESK: Desk = {
  get state() {
    return nothing();
  },
  timezone: "UTC",
  catchUpMs: 12 * 3_600_000,
  whoMay: "managers",
  messenger: () => undefined,
  newId: nothing,
  hash: nothing,
  wake() {},
};
