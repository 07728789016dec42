import type { ClaimStatus } from "../knowledge/claim.ts";
import { UNGRADED } from "../knowledge/source.ts";
import type { RawRecord } from "./records.ts";
import { isObject, listIn, objectsIn, own } from "./same-json.ts";
import { publisherAt, sameAddress } from "./source-address.ts";

export interface NewStep {
  readonly status: ClaimStatus;
  /** `YYYY-MM-DD`. */
  readonly date: string;
  /** The actor's id. */
  readonly by: string;
  readonly reason: string;
  /** The address of a page, or what one of the announcement's sources is called. */
  readonly evidence: string;
  /** None where the source says nothing for or against it, such as of a claim that is stale. */
  readonly stance: "supports" | "contradicts" | undefined;
  /** What the source says about the claim. */
  readonly note: string;
  readonly quotesClaimant: boolean;
  /** What is known of a new source. */
  readonly publisher?: string | undefined;
  readonly published?: string | undefined;
  readonly grade?: string | undefined;
}

const keyOf = (source: RawRecord): string => String(source.url ?? source.document ?? "");

/** The source of the record that is meant by an address, a title or a publisher's name. */
export const sourceMeant = (record: RawRecord, evidence: string): RawRecord | undefined =>
  objectsIn(record, "sources").find(
    (source) =>
      keyOf(source) === evidence ||
      source.document === evidence ||
      (typeof source.url === "string" && sameAddress(source.url, evidence)),
  );

/** The record with one more step of that claim, and with its source and its evidence where they are new. */
export function withStep(record: RawRecord, claimId: string, step: NewStep): RawRecord {
  const known = sourceMeant(record, step.evidence);
  const source = known ?? newSource(record, step);
  const key = keyOf(source);
  return {
    ...record,
    claims: listIn(record, "claims").map((claim) =>
      isObject(claim) && claim.id === claimId
        ? {
            ...claim,
            steps: [
              ...objectsIn(claim, "steps"),
              { status: step.status, date: step.date, by: step.by, reason: step.reason, evidence: key },
            ],
            evidence: withEvidence(objectsIn(claim, "evidence"), key, step),
          }
        : claim,
    ),
    sources: known ? own(record, "sources") : [...objectsIn(record, "sources"), source],
  };
}

function newSource(record: RawRecord, { evidence, publisher, published, grade }: NewStep): RawRecord {
  return {
    url: evidence,
    publisher: publisher ?? publisherAt(evidence, objectsIn(record, "sources")) ?? "",
    ...(published === undefined ? {} : { published }),
    grade: grade ?? UNGRADED,
  };
}

/** What a source says for or against a claim stands there once. */
function withEvidence(all: readonly RawRecord[], source: string, { stance, note, quotesClaimant }: NewStep) {
  if (stance === undefined || all.some((one) => one.source === source && one.stance === stance)) return all;
  return [...all, { source, stance, note, quotesClaimant }];
}
