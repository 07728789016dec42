import { checkAnnouncement } from "./check-announcement.ts";
import { checkReferences } from "./check-references.ts";
import { checkSlugs } from "./check-slugs.ts";
import type { Finding, KnowledgeRecords } from "./finding.ts";

/** Everything the schemas cannot say: references, slugs, and the rules of reads and claims. */
export const checkKnowledge = (records: KnowledgeRecords, commandNames: readonly string[]): readonly Finding[] => [
  ...checkSlugs(records, commandNames),
  ...checkReferences(records),
  ...records.announcements.flatMap(checkAnnouncement),
];
