import type { Announcement } from "./announcement.ts";
import { checkClaim } from "./check-claim.ts";
import type { Finding, RecordPath } from "./finding.ts";

const DATED = /^(\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?)-/;

/** What the schema cannot say of one announcement: the rules of reads, dates and sources, and those of every claim. */
export function checkAnnouncement(record: Announcement): readonly Finding[] {
  const findings: Finding[] = [];
  const add = (path: RecordPath, text: string): void => {
    findings.push({ path, text });
  };
  const { id, date, read, segments, sources } = record;
  const dated = DATED.exec(id)?.[1];
  if (dated !== undefined && !date.startsWith(dated) && !dated.startsWith(date))
    add(["date"], `The id starts with ${dated} but \`date\` is ${date}: make the two agree.`);
  if (read.novelty.score >= 2 && read.mapDelta === undefined)
    add(
      ["read", "novelty"],
      `\`novelty\` is ${read.novelty.score} but \`mapDelta\` is missing: say in one sentence what changed on the player map.`,
    );
  if (read.significance.score >= 2 && segments.length === 0)
    add(
      ["read", "significance"],
      `\`significance\` is ${read.significance.score} but \`segments\` is empty: name the segment that must re-plan.`,
    );
  for (const [i, source] of sources.entries())
    if (source.url === undefined && source.document === undefined)
      add(
        ["sources", i],
        "The source has neither `url` nor `document`: give its address, or the title of what was read.",
      );
  for (const [i, claim] of record.claims.entries())
    checkClaim(claim, sources, (path, text) => add(["claims", i, ...path], text));
  return findings;
}
