import type { Announcement } from "../../knowledge/announcement.ts";
import type { Slug } from "../../knowledge/slug.ts";
import { type Source, sourceKey } from "../../knowledge/source.ts";
import { union } from "../merged-lists.ts";
import { mergedRecord } from "../merged-record.ts";
import type { RawRecord } from "../records.ts";
import { isObject, listIn } from "../same-json.ts";
import { sameAddress } from "../source-address.ts";

/** The record with all that the announcement has and it lacks; what both say, the record decides. */
export const mergedWith = (record: RawRecord, announcement: Announcement): RawRecord =>
  mergedRecord("announcement", record, { ...spelledAs(record, announcement), id: record.id }).record;

/**
 * The record with the announcement's sources, and, where a claim is named, each of them as evidence that supports it and
 * merely repeats the claimant, until somebody says more of it with /amw claim.
 */
export function withEvidence(record: RawRecord, announcement: Announcement, claim: Slug | undefined): RawRecord {
  const { sources, summary } = spelledAs(record, announcement);
  const evidence = sources.map((source) => ({
    source: sourceKey(source),
    stance: "supports",
    note: summary,
    quotesClaimant: true,
  }));
  const claims = listIn(record, "claims").map((one) =>
    isObject(one) && one.id === claim ? { ...one, evidence: union(listIn(one, "evidence"), evidence) } : one,
  );
  return {
    ...record,
    sources: union(listIn(record, "sources"), sources),
    ...(claims.length > 0 ? { claims } : {}),
  };
}

/** The announcement with each page by the address that the record has it under already. */
function spelledAs(record: RawRecord, announcement: Announcement): Announcement {
  const known = listIn(record, "sources").flatMap((one) =>
    isObject(one) && typeof one.url === "string" ? [one.url] : [],
  );
  const spelled = (address: string): string => known.find((url) => sameAddress(url, address)) ?? address;
  const respelled = (source: Source): Source =>
    source.url === undefined ? source : { ...source, url: spelled(source.url) };
  return {
    ...announcement,
    sources: announcement.sources.map(respelled),
    claims: announcement.claims.map((claim) => ({
      ...claim,
      steps: claim.steps.map((step) => ({ ...step, evidence: spelled(step.evidence) })),
      evidence: claim.evidence.map((one) => ({ ...one, source: spelled(one.source) })),
    })),
  };
}
