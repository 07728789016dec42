import { AskerError } from "../command/asker-error.ts";
import { type Context, defineCommand, type Opening, type Values } from "../command/declare.ts";
import { FieldsError } from "../command/fields-error.ts";
import { lineWithout } from "../command/line.ts";
import { approvedRecord } from "../curating/approval.ts";
import { checkedRecord } from "../curating/checked-record.ts";
import { missingFor } from "../curating/claim-rules.ts";
import { sourceMeant, withStep } from "../curating/claim-step.ts";
import { fieldsError } from "../curating/fields.ts";
import { openedOn, shortVersion } from "../curating/opened.ts";
import { editableId, parsedRecord } from "../curating/parsed-record.ts";
import type { RawRecord } from "../curating/records.ts";
import { saveEdit } from "../curating/save-edit.ts";
import { addressKey } from "../curating/source-address.ts";
import { type Announcement, Announcement as AnnouncementSchema } from "../knowledge/announcement.ts";
import { type ClaimStatus, NEED_TWO, statusOf } from "../knowledge/claim.ts";
import { slugOf } from "../knowledge/slug.ts";
import { claimChanged } from "../messages/claim-changed.ts";
import { CLAIM_ARGS } from "./claim-args.ts";
import { claimMeant, withNewClaim } from "./claim-meant.ts";
import { isoDay } from "./dates.ts";
import { proposeChange } from "./propose-change.ts";
import { recordToChange, type Target } from "./record-to-change.ts";

type ClaimValues = Omit<Values<typeof CLAIM_ARGS>, "version">;

/** What stands in a step that waits for a second person while the other rules are checked. */
const SOMEBODY_ELSE = "amw:second-person";

export const claim = defineCommand({
  name: "claim",
  help: "The next step of a claim, with its evidence; or a new claim",
  root: "admin",
  permission: "editor",
  changes: true,
  drafts: true,
  title: "A claim's next step",
  submit: "Save",
  examples: [
    '/amw claim 2026-07-17-mtt-c256 disputed --evidence https://example.com/a --reason "Two customers deny it."',
    '/amw claim 2026-07-17-mtt-c256 claimed --text "It ships in December." --claimant moore-threads --evidence https://example.com/b --reason "The maker says so."',
  ],
  args: CLAIM_ARGS,
  async opens({ announcement = "" }, context): Promise<Opening> {
    const { stored, label } = await recordToChange(announcement, ["announcement"], context);
    const { claims = [] } = AnnouncementSchema.safeParse(stored.record).data ?? {};
    const listed = claims.map(({ id, ...one }) => `${id} (${statusOf({ id, ...one })})`).join(", ");
    return {
      note:
        claims.length === 0
          ? `“${label}” makes no claim yet: write it under New claim.`
          : `“${label}” makes ${claims.length === 1 ? "one claim" : `${claims.length} claims`}: ${listed}.`,
      values: { ...(claims.length === 1 ? { claim: claims[0]?.id ?? "" } : {}), version: shortVersion(stored) },
    };
  },
  async run({ version, ...values }, context) {
    const target = await recordToChange(values.announcement, ["announcement"], context);
    const { stored } = target;
    const { before, stale } = await openedOn(stored, version, context);
    const step = stepOn(before, target, values, context);
    if (stale) throw await stale(step.after, lineWithout(context.line, "version"));
    const id = editableId("announcement", slugOf(target.record));
    const checked = checkedRecord(id, approvedRecord(step.after, SOMEBODY_ELSE), context.knowledge);
    if (!checked.ok) throw fieldsError(checked.problems, CLAIM_ARGS, "status");
    const edit = { records: [{ id, before: stored, record: step.after }], what: "claim", reason: values.reason };
    if (NEED_TWO.has(values.status)) return proposeChange(edit, { target, ...step, status: values.status }, context);
    const change = await saveEdit(edit, context);
    return claimChanged(change, { announcement: checked.record, label: target.label, ...step });
  },
});

/** The step on the record, checked by the rules of claims. Throws AskerError that says what is missing. */
function stepOn(record: RawRecord, { record: id, label }: Target, values: ClaimValues, context: Context) {
  const today = isoDay(context.now);
  const source = sourceMeant(record, values.evidence);
  if (source === undefined && addressKey(values.evidence) === undefined)
    throw new FieldsError({
      evidence: `“${values.evidence}” is no address of a page and none of the sources of “${label}”; give an address that starts with https://.`,
    });
  if (values.text !== undefined && values.status !== "claimed")
    throw new FieldsError({ status: "A new claim begins as claimed; its next step comes after that." });
  const made =
    values.text === undefined
      ? undefined
      : withNewClaim(record, { ...values, text: values.text, date: values.published ?? today }, context);
  const before = made?.record ?? record;
  const meant = made ? undefined : claimMeant(parsedOf(id, before), values.claim, context);
  const claimId = made?.id ?? meant?.id ?? "";
  const after = withStep(before, claimId, {
    ...values,
    date: today,
    by: context.call.actor.id,
    stance: values.stance ?? STANCES[values.status],
    note: values.note ?? values.reason,
    quotesClaimant: values.quotesClaimant === "yes",
  });
  const announcement = parsedOf(id, approvedRecord(after, SOMEBODY_ELSE));
  const now = announcement.claims.find((one) => one.id === claimId);
  const problem =
    now &&
    missingFor({ announcement, claim: { ...now, steps: meant?.steps ?? now.steps }, status: values.status, today });
  if (problem) throw new FieldsError({ [problem.arg]: problem.text });
  return { after, claimId, text: now?.text ?? "", was: meant && statusOf(meant), isNew: made !== undefined };
}

/** What a page does to the claim where nobody says so. */
const STANCES: Readonly<Record<ClaimStatus, "supports" | "contradicts" | undefined>> = {
  claimed: "supports",
  corroborated: "supports",
  verified: "supports",
  disputed: "contradicts",
  refuted: "contradicts",
  stale: undefined,
  superseded: undefined,
};

/** The announcement as its schema has it, whatever its claims lack. Throws AskerError where it is no announcement. */
function parsedOf(id: Target["record"], record: RawRecord): Announcement {
  const parsed = AnnouncementSchema.safeParse(record);
  if (parsed.success) return parsed.data;
  const result = parsedRecord(id, record);
  throw result.ok
    ? new AskerError("bad-argument", { problem: "This record is no announcement." })
    : fieldsError(result.problems, CLAIM_ARGS, "status");
}
