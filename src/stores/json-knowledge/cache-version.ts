/** Raise it when the tables, the heads, the folding, the names or the indexed words change: caches are then built anew. */
export const CACHE_VERSION = "1";
