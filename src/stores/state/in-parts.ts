/** Databases limit how many values one query may name. */
const MOST_VALUES = 500;

/** The rows that `query` gives for all the values, asked for in parts. */
export async function inParts<Value, Row>(
  values: readonly Value[],
  query: (part: readonly Value[]) => Promise<readonly Row[]>,
): Promise<Row[]> {
  const rows: Row[] = [];
  for (let i = 0; i < values.length; i += MOST_VALUES) rows.push(...(await query(values.slice(i, i + MOST_VALUES))));
  return rows;
}
