import type { Change } from "../curating/audit.ts";
import type { Announcement } from "../knowledge/announcement.ts";
import { type ClaimStatus, OPEN_STATUSES, statusOf } from "../knowledge/claim.ts";
import { vectorOf } from "../knowledge/vector.ts";
import type { Message } from "../message/message.ts";
import { code } from "../message/spans.ts";
import { changedMessage } from "./changed-message.ts";

interface Changed {
  readonly announcement: Announcement;
  readonly label: string;
  readonly claimId: string;
  /** Undefined for a new claim. */
  readonly was: ClaimStatus | undefined;
}

/** A claim took a step: from where to where, and the vector that the announcement wears now. */
export function claimChanged(change: Change, { announcement, label, claimId, was }: Changed): Message {
  const claim = announcement.claims.find(({ id }) => id === claimId);
  const is = claim ? statusOf(claim) : "claimed";
  const reopened = was !== undefined && !OPEN_STATUSES.has(was) && OPEN_STATUSES.has(is);
  const sentence =
    was === undefined
      ? `“${label}” makes one more claim: “${claim?.text ?? ""}”`
      : reopened
        ? `The claim is open again: it was ${was} and is now ${is}.`
        : was === is
          ? `The claim is still ${is}, with one more step.`
          : `The claim was ${was} and is now ${is}.`;
  return changedMessage(change, {
    title: `Claim of “${label}”: ${is}`,
    sentence,
    before: claim && was !== undefined ? [{ kind: "paragraph", text: `“${claim.text}”` }] : [],
    after: [{ kind: "note", text: ["The read is now ", code(vectorOf(announcement)), "."] }],
    actions: [{ kind: "run", label: "Why", line: `why ${announcement.id}` }],
  });
}
