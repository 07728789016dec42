import { AskerError } from "../command/asker-error.ts";
import type { Context } from "../command/declare.ts";
import { checkedRecord } from "../curating/checked-record.ts";
import { mergedWith, withEvidence } from "../curating/duplicates/add-to.ts";
import { type Duplicate, findDuplicates } from "../curating/duplicates/find-duplicates.ts";
import { likeness, shinglesOf } from "../curating/duplicates/likeness.ts";
import { editableId } from "../curating/parsed-record.ts";
import { sameJson } from "../curating/same-json.ts";
import { nothingChanges, saveEdit } from "../curating/save-edit.ts";
import type { Announcement } from "../knowledge/announcement.ts";
import { type Slug, slugOf } from "../knowledge/slug.ts";
import type { Message } from "../message/message.ts";
import { changedMessage } from "../messages/changed-message.ts";
import { claimMeant } from "./claim-meant.ts";
import { recordToChange } from "./record-to-change.ts";

interface Adding {
  /** The announcement that is there, by any of its names. */
  readonly to: string;
  /** Everything that it lacks, or only the sources. */
  readonly what: "all" | "sources";
  /** The claim that the sources are evidence for, by id, number or beginning. */
  readonly claim?: string | undefined;
  readonly reason: string | undefined;
}

/** Adds what the new announcement says to one that is there. Throws AskerError where it says nothing more. */
export async function addToExisting(
  announcement: Announcement,
  { to, what, claim, reason }: Adding,
  context: Context,
): Promise<Message> {
  const { knowledge } = context;
  const target = await recordToChange(to, ["announcement"], context);
  const there = knowledge.announcement(slugOf(target.record));
  const claimId = claim === undefined || there === undefined ? undefined : claimMeant(there, claim, context).id;
  const before = target.stored.record;
  const after = what === "all" ? mergedWith(before, announcement) : withEvidence(before, announcement, claimId);
  if (sameJson(before, after)) throw nothingChanges();
  const id = editableId("announcement", slugOf(target.record));
  const checked = checkedRecord(id, after, knowledge);
  if (!checked.ok)
    throw new AskerError("bad-argument", {
      problem: `It cannot be added to “${target.label}” as it is. ${checked.problems[0]?.text ?? ""}`,
    });
  const change = await saveEdit(
    { records: [{ id, before: target.stored, record: after }], what: "add announcement", reason: reason ?? "" },
    context,
  );
  const sentence =
    what === "all"
      ? `What “${announcement.title}” says is added to “${target.label}”.`
      : `The sources of “${announcement.title}” are added to “${target.label}”${claimId === undefined ? "" : `, as evidence for its claim ${claimId}`}.`;
  return changedMessage(change, { title: `Added to ${target.label}`, sentence });
}

/** Announcements that are probably the same as this one. */
export const duplicatesOf = (announcement: Announcement, context: Context): Promise<readonly Duplicate[]> =>
  findDuplicates({ ...announcement, addresses: announcement.sources.flatMap(({ url }) => url ?? []) }, context);

const ALIKE = 0.3;

/** The claim of the duplicate that one of the announcement's claims says nearly, too. */
export function claimAlike({ claims }: Announcement, duplicate: Announcement | undefined): Slug | undefined {
  const scored = (duplicate?.claims ?? []).map(({ id, text }) => {
    const there = shinglesOf(text);
    return { id, alike: Math.max(0, ...claims.map((claim) => likeness(shinglesOf(claim.text), there))) };
  });
  const [best] = scored.filter(({ alike }) => alike >= ALIKE).sort((a, b) => b.alike - a.alike);
  return best?.id;
}
