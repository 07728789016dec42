export type Labelled<Label extends string> = { readonly [Name in Label]?: string };

/** `a | note: b` apart: the plain parts in their order, and those that say by a word and a colon what they are. */
export function labelledParts<Label extends string>(
  line: string,
  labels: readonly Label[],
): { readonly parts: readonly string[]; readonly labelled: Labelled<Label> } {
  const parts: string[] = [];
  const labelled: { [Name in Label]?: string } = {};
  for (const part of line.split(/[|｜]/u).map((one) => one.trim())) {
    const [, word = "", text = ""] = /^([\p{L} ]+)[:：]\s*(.+)$/su.exec(part) ?? [];
    const label = labels.find((one) => one === word.trim().toLowerCase());
    if (label !== undefined) labelled[label] = text.trim();
    else if (part !== "") parts.push(part);
  }
  return { parts, labelled };
}
