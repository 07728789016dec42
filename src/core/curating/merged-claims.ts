import { firstDay } from "../knowledge/partial-date.ts";
import { fold } from "../lookup/fold.ts";
import { union } from "./merged-lists.ts";
import type { RawRecord } from "./records.ts";
import { isObject, listIn, objectsIn, own, sameJson } from "./same-json.ts";

/** The claims of both announcements: those that say the same in one, with the steps and the evidence of both. */
export function mergedClaims(one: readonly unknown[], other: readonly unknown[]): readonly unknown[] {
  const merged = one.filter(isObject);
  for (const claim of other.filter(isObject)) {
    const i = merged.findIndex((known) => fold(String(known.text)) === fold(String(claim.text)));
    const known = merged[i];
    if (known) merged[i] = bothClaims(known, claim);
    else merged.push({ ...claim, id: freeId(String(claim.id), merged) });
  }
  return merged;
}

function freeId(id: string, taken: readonly RawRecord[]): string {
  for (let i = 1; ; i++) {
    const free = i === 1 ? id : `${id}-${i}`;
    if (!taken.some((claim) => claim.id === free)) return free;
  }
}

function bothClaims(one: RawRecord, other: RawRecord): RawRecord {
  const watches = own(one, "watch") ?? own(other, "watch");
  return {
    ...one,
    steps: mergedSteps(objectsIn(one, "steps"), objectsIn(other, "steps")),
    evidence: union(listIn(one, "evidence"), listIn(other, "evidence")),
    ...(watches === undefined ? {} : { watch: watches }),
  };
}

/** In the order of their dates, beginning with the first of the two beginnings. */
function mergedSteps(one: readonly RawRecord[], other: readonly RawRecord[]): readonly RawRecord[] {
  const day = (step: RawRecord | undefined): string => firstDay(String(step?.date ?? "9999"));
  const [first, second] = day(other[0]) < day(one[0]) ? [other, one] : [one, other];
  const [beginning, ...rest] = first;
  const later = [...rest, ...second.slice(1)]
    .filter((step, i, all) => all.findIndex((same) => sameJson(same, step)) === i)
    .sort((a, b) => (day(a) < day(b) ? -1 : day(a) > day(b) ? 1 : 0));
  return beginning ? [beginning, ...later] : later;
}
