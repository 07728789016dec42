import { NEED_TWO } from "../knowledge/claim.ts";
import type { RawRecord } from "./records.ts";
import { isObject, listIn, own } from "./same-json.ts";

/** The record with `approver` (an actor's id) as the second person of every step that waits for one; as it is without any. */
export function approvedRecord(record: RawRecord, approver: string): RawRecord {
  const claims = listIn(record, "claims");
  if (!claims.some((claim) => isObject(claim) && listIn(claim, "steps").some(waits))) return record;
  return {
    ...record,
    claims: claims.map((claim) =>
      isObject(claim)
        ? {
            ...claim,
            steps: listIn(claim, "steps").map((step) =>
              isObject(step) && waits(step) ? { ...step, approvedBy: approver } : step,
            ),
          }
        : claim,
    ),
  };
}

const waits = (step: unknown): boolean =>
  isObject(step) && NEED_TWO.has(step.status) && own(step, "approvedBy") === undefined;
