import type { Migration } from "kysely";
import * as first from "./0001-first.ts";
import * as curating from "./0002-curating.ts";

/** In the order of their names. One that was ever released is never changed: a new one follows it. */
export const MIGRATIONS: Readonly<Record<string, Migration>> = { "0001-first": first, "0002-curating": curating };
