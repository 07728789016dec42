import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Announcement } from "../../src/core/knowledge/announcement.ts";
import { SAMPLE_KNOWLEDGE } from "./knowledge-store.ts";

/** A copy of the sample knowledge in that folder, whose files may be changed; gives where it is. */
export function editableKnowledge(folder: string): string {
  const dir = join(folder, "knowledge");
  cpSync(SAMPLE_KNOWLEDGE, dir, { recursive: true });
  return dir;
}

/** Somebody disputes the announcement's first claim, in its file. */
export function dispute(knowledgeDir: string, id: string): void {
  const file = join(knowledgeDir, "announcements", `${id}.json`);
  const announcement = JSON.parse(readFileSync(file, "utf8")) as Announcement;
  const claims = announcement.claims.map((claim, n) => {
    const step = { status: "disputed", date: "2026-11-25", by: "amw:test", reason: "Two customers deny it." };
    return n > 0 ? claim : { ...claim, steps: [...claim.steps, { ...step, evidence: claim.steps[0]?.evidence }] };
  });
  writeFileSync(file, JSON.stringify({ ...announcement, claims }));
}
