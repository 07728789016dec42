import { FOLDING_VERSION } from "../../core/lookup/fold.ts";

/** Raise the first number when the tables, the heads, the names or the indexed words change. */
export const CACHE_VERSION = `7.${FOLDING_VERSION}`;
