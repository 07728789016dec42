const rows = [new Uint8Array(256), new Uint8Array(256), new Uint8Array(256)] as const;

/**
 * How many single edits (a letter more, less, other, or two neighbours swapped) turn one text into the other; `most + 1`
 * where it takes more than `most`. Counted in UTF-16 units; texts up to 250 of them.
 */
export function editsWithin(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most || a.length > 250 || b.length > 250) return most + 1;
  let start = 0;
  let [endA, endB] = [a.length, b.length];
  while (start < endA && start < endB && a.charCodeAt(start) === b.charCodeAt(start)) start++;
  while (endA > start && endB > start && a.charCodeAt(endA - 1) === b.charCodeAt(endB - 1)) {
    endA--;
    endB--;
  }
  const [width, height] = [endB - start, endA - start];
  if (width === 0 || height === 0) return Math.min(Math.max(width, height), most + 1);

  let [before, above, row] = rows as [Uint8Array, Uint8Array, Uint8Array];
  for (let j = 0; j <= width; j++) above[j] = j;
  for (let i = 1; i <= height; i++) {
    const left = Math.max(1, i - most);
    const right = Math.min(width, i + most);
    row[left - 1] = left === 1 ? i : most + 1;
    let least = row[left - 1] as number;
    const letterA = a.charCodeAt(start + i - 1);
    for (let j = left; j <= right; j++) {
      const letterB = b.charCodeAt(start + j - 1);
      let edits = (above[j - 1] as number) + (letterA === letterB ? 0 : 1);
      if (j < i + most) edits = Math.min(edits, (above[j] as number) + 1);
      edits = Math.min(edits, (row[j - 1] as number) + 1);
      if (i > 1 && j > 1 && letterA === b.charCodeAt(start + j - 2) && a.charCodeAt(start + i - 2) === letterB) {
        edits = Math.min(edits, (before[j - 2] as number) + 1);
      }
      row[j] = edits;
      if (edits < least) least = edits;
    }
    if (least > most) return most + 1;
    [before, above, row] = [above, row, before];
  }
  return Math.min(above[width] as number, most + 1);
}
