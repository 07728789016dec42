import type { PageNotes } from "./page-notes.ts";

const ENTITIES: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: " " };

/** Text on one line, with the entities that some pages write twice resolved; undefined where nothing is left or too much. */
export function oneLine(text: string | undefined, limit = 300): string | undefined {
  const line = (text ?? "")
    .replace(/&(?:#(\d{1,6})|(\w{2,6}));/g, (all, code, name) =>
      code ? String.fromCodePoint(Number(code)) : (ENTITIES[name] ?? all),
    )
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what it takes out
    .replace(/[\s\0-\x1f\x7f-\x9f]+/g, " ")
    // Halves of a character.
    .replace(/\p{Cs}/gu, "")
    .trim();
  return line === "" || line.length > limit ? undefined : line;
}

/** What the first of these metas says, by the order of the names. */
export const metaOf = (metas: PageNotes["metas"], ...names: readonly string[]): string | undefined =>
  names.flatMap((name) => metas.find(([one]) => one === name)?.[1] ?? [])[0];
