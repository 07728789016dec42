// Plain JavaScript, because search-worker.js needs it, which Node itself loads.

/** Ranking reads every match: beyond so many it would take longer than it tells. */
const MOST_RANKED = 10_000;

const MATCHING = "from words where words match ?";
const count = `select count(*) from (select 1 ${MATCHING} limit ${MOST_RANKED + 1})`;
/** @param {string} order */
const paths = (order) =>
  `select record.path from (select rowid as no ${MATCHING} order by ${order} limit ?) as best join record using (no)`;

/**
 * Paths of the records that match an FTS5 expression, best first: a word in the title counts ten times, in the names
 * three times. Of words so common that a rank says nothing, records that have them in title or names come first.
 * @param {import("libsql").Database} db
 * @returns {(expression: string, limit: number) => string[]}
 */
export function rankedSearch(db) {
  const counting = db.prepare(count).raw();
  const ranked = db.prepare(paths("bm25(words, 10.0, 3.0, 1.0), rowid")).raw();
  const unranked = db.prepare(paths("rowid")).raw();

  /** @param {string} expression @param {number} limit */
  const found = (expression, limit) => {
    const [matches] = /** @type {[number]} */ (counting.get(expression));
    const rows = (matches <= MOST_RANKED ? ranked : unranked).all(expression, limit);
    return { few: matches <= MOST_RANKED, paths: /** @type {[string][]} */ (rows).map(([path]) => path) };
  };

  return (expression, limit) => {
    const all = found(expression, limit);
    if (all.few) return all.paths;
    const titled = found(`{title names} : (${expression})`, limit).paths;
    return [...new Set([...titled, ...all.paths])].slice(0, limit);
  };
}
