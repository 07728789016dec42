/**
 * Paths of the matching records, best first: a word in the title counts ten times, in the names three times.
 * Parameters: the FTS5 expression, the limit.
 */
export const SEARCH_SQL = `select record.path
  from (select rowid as no from words where words match ? order by bm25(words, 10.0, 3.0, 1.0), rowid limit ?) as best
  join record using (no)`;
