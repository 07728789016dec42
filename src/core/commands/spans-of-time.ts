const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const UNITS = [
  { ms: 7 * DAY, letters: /^w(?:ks?|eeks?)?$/ },
  { ms: DAY, letters: /^d(?:ays?)?$/ },
  { ms: HOUR, letters: /^h(?:rs?|ours?)?$/ },
  { ms: MINUTE, letters: /^m(?:ins?|inutes?)?$/ },
] as const;

/** How long, as people write it (`3h`, `2 days`, `week`), in milliseconds; undefined where it is no such thing. */
export function spanOfTime(text: string): number | undefined {
  const [, n = "1", letters = ""] = /^(\d{1,5}|an?)?\s*([a-z]+)$/.exec(text.trim().toLowerCase()) ?? [];
  const unit = UNITS.find((one) => one.letters.test(letters));
  return unit && unit.ms * (/^\d/.test(n) ? Number(n) : 1);
}

/** The plain words without the time that they end in, `nvidia for 3 days`, and that time; undefined where they end in none. */
export function endingInSpan(
  words: readonly string[],
): { readonly words: readonly string[]; readonly span: string } | undefined {
  for (const length of [2, 1]) {
    const span = words.slice(-length).join(" ");
    // A lone letter may begin a name; `3d` and `week` begin none.
    if (words.length < length || !/^\d|^an? |^\w{3,}$/.test(span) || spanOfTime(span) === undefined) continue;
    const before = words.slice(0, -length);
    return { words: before.at(-1)?.toLowerCase() === "for" ? before.slice(0, -1) : before, span };
  }
  return undefined;
}
