import { clipWords } from "../message/clip-words.ts";
import type { Text } from "../message/message.ts";
import { strong } from "../message/spans.ts";
import { claimDifferences } from "./claim-differences.ts";
import { labelOf, oneOf } from "./field-labels.ts";
import { listDifferences } from "./list-differences.ts";
import type { RawRecord } from "./records.ts";
import { isObject, keysOf, own, sameJson } from "./same-json.ts";
import { partDifferences, quoted, shown, valueDifference } from "./value-difference.ts";

type Json = Readonly<Record<string, unknown>>;
type NameOf = (actor: string) => string | undefined;

/**
 * What changed, each in words that a person reads: `Significance 2 → 3: …`, `Segment training-accelerators added`,
 * `Claim mtt-training: claimed → disputed: …`. Empty exactly where the two say the same. Undefined: there was, or is, none.
 * `nameOf`: what people call an actor.
 */
export function differences(
  before: RawRecord | undefined,
  after: RawRecord | undefined,
  nameOf: NameOf = (actor) => actor,
): readonly Text[] {
  if (before === undefined && after === undefined) return [];
  if (before === undefined) return [[strong("New"), `: ${calledBy(after)}`]];
  if (after === undefined) return [[strong("Removed"), `: ${calledBy(before)}`]];
  return keysOf(before, after).flatMap((key): readonly Text[] => {
    const [was, is] = [own(before, key), own(after, key)];
    if (sameJson(was, is)) return [];
    const told = special(key, was, is, nameOf);
    return told.length > 0 ? told : [valueDifference(labelOf(key), was, is)];
  });
}

const NAME = 160;

function calledBy(record: RawRecord | undefined): string {
  const name = record?.title ?? record?.name ?? record?.id;
  return typeof name === "string" ? `“${clipWords(name, NAME)}”` : "a record";
}

/** Where there is more to say than from what to what. */
function special(key: string, was: unknown, is: unknown, nameOf: NameOf): readonly Text[] {
  if (key === "read" && isObject(was) && isObject(is)) return readDifferences(was, is, nameOf);
  if (key === "retracted") return retractedDifference(was, is);
  const [before, after] = [was ?? [], is ?? []];
  if (!Array.isArray(before) || !Array.isArray(after)) return [];
  return key === "claims" ? claimDifferences(before, after) : listDifferences(oneOf(key), before, after);
}

const READ_LABELS: Readonly<Record<string, string>> = { by: "Scored by", date: "Scored on" };

function readDifferences(was: Json, is: Json, nameOf: NameOf): readonly Text[] {
  return keysOf(was, is).flatMap((key): readonly Text[] => {
    const [before, after] = [own(was, key), own(is, key)];
    if (sameJson(before, after)) return [];
    if (isObject(before) && isObject(after)) return scoreDifferences(labelOf(key), before, after);
    const known = (value: unknown): unknown => (key === "by" && typeof value === "string" ? nameOf(value) : value);
    return [valueDifference(READ_LABELS[key] ?? labelOf(key), known(before), known(after))];
  });
}

/** `Significance 2 → 3: the reason`, or what became of the reason alone. */
function scoreDifferences(label: string, was: Json, is: Json): readonly Text[] {
  if (sameJson(was.score, is.score))
    return partDifferences(was, is, (key) =>
      key === "reason"
        ? `Reason for ${label.toLowerCase()} ${shown(is.score)}`
        : `${label}, ${labelOf(key).toLowerCase()}`,
    );
  const others = partDifferences(
    { ...was, score: undefined, reason: undefined },
    { ...is, score: undefined, reason: undefined },
    (key) => `${label}, ${labelOf(key).toLowerCase()}`,
  );
  return [[strong(`${label} ${shown(was.score)} → ${shown(is.score)}`), `: ${quoted(is.reason)}`], ...others];
}

function retractedDifference(was: unknown, is: unknown): readonly Text[] {
  if (was === undefined && isObject(is)) return [[strong("Retracted"), `: ${quoted(is.reason)}`]];
  return is === undefined ? [[strong("No longer retracted")]] : [];
}
