import { clipWords } from "../message/clip-words.ts";
import type { Text } from "../message/message.ts";
import { strong } from "../message/spans.ts";
import { changedPart } from "./changed-part.ts";
import { isObject, keysOf, own, sameJson } from "./same-json.ts";

/** How much is quoted of what there was, and of what there is now. */
const WAS = 160;
const IS = 320;

/** `Homepage: a → b`, with as much of a long text as differs; `added` and `removed` where there is none of the two. */
export function valueDifference(label: string, was: unknown, is: unknown): Text {
  if (was === undefined) return [strong(`${label} added`), `: ${quoted(is)}`];
  if (is === undefined) return [strong(`${label} removed`), `: ${clipWords(shown(was), WAS)}`];
  const [from, to] = changedPart(shown(was), shown(is), WAS);
  return [strong(label), `: ${from} → ${to}`];
}

/** What differs of two objects, key by key; `labelled` says what people call a key. */
export const partDifferences = (
  was: Readonly<Record<string, unknown>>,
  is: Readonly<Record<string, unknown>>,
  labelled: (key: string) => string,
): readonly Text[] =>
  keysOf(was, is).flatMap((key) => {
    const [before, after] = [own(was, key), own(is, key)];
    return sameJson(before, after) ? [] : [valueDifference(labelled(key), before, after)];
  });

/** The value as people read it, cut where it is long. */
export const quoted = (value: unknown): string => clipWords(shown(value), IS);

export function shown(value: unknown): string {
  if (typeof value === "string") return value === "" ? "nothing" : value;
  if (value === undefined) return "nothing";
  if (Array.isArray(value)) return value.length === 0 ? "nothing" : value.map(shown).join(", ");
  if (!isObject(value)) return String(value);
  return Object.entries(value)
    .map(([key, one]) => `${key} ${shown(one)}`)
    .join("; ");
}
