import type { Announcement } from "../knowledge/announcement.ts";
import { type Claim, type ClaimStatus, OPEN_STATUSES, statusOf } from "../knowledge/claim.ts";
import { lastDay } from "../knowledge/partial-date.ts";
import { familyOf, type Source, sourceKey } from "../knowledge/source.ts";
import { fold } from "../lookup/fold.ts";
import { dateWords, listed } from "../messages/words.ts";
import { unreachable } from "../unreachable.ts";

/** Which argument a problem belongs to. */
export interface ClaimProblem {
  readonly arg: "status" | "evidence" | "stance";
  readonly text: string;
}

interface Step {
  /** The announcement with the evidence of the step, before the step itself. */
  readonly announcement: Announcement;
  /** With the evidence of the step. */
  readonly claim: Claim;
  readonly status: ClaimStatus;
  /** `YYYY-MM-DD`. */
  readonly today: string;
}

/** What the claim lacks for that status; undefined where it may take it. */
export function missingFor({ announcement, claim, status, today }: Step): ClaimProblem | undefined {
  const of = (stance: "supports" | "contradicts") => claim.evidence.filter((one) => one.stance === stance);
  const sourcesOf = (stance: "supports" | "contradicts"): readonly Source[] =>
    announcement.sources.filter((source) => of(stance).some((one) => one.source === sourceKey(source)));
  switch (status) {
    case "corroborated": {
      const supporting = sourcesOf("supports");
      const families = new Set(supporting.map(familyOf));
      if (families.size < 2)
        return evidence(
          `corroborated needs two publishers that are independent of each other, and ${families.size === 0 ? "none" : `only ${publishers(supporting)}`} supports it so far; give --evidence from another one.`,
        );
      if (of("supports").every(({ quotesClaimant }) => quotesClaimant))
        return evidence(
          "corroborated needs one publisher that does more than quote the claimant, and all of them quote; give --evidence that looked for itself.",
        );
      return undefined;
    }
    case "verified": {
      const own = of("supports").filter(({ quotesClaimant }) => !quotesClaimant);
      if (own.length === 0)
        return evidence(
          "verified needs evidence that supports the claim and does more than quote the claimant; give its --evidence.",
        );
      const independent = announcement.sources.filter(
        (source) => own.some((one) => one.source === sourceKey(source)) && !isClaimants(source, claim),
      );
      return independent.length > 0
        ? undefined
        : evidence(
            "verified needs evidence from somebody without a stake, and all of it comes from the claimant; give --evidence from somebody else.",
          );
    }
    case "disputed":
    case "refuted":
      return of("contradicts").length > 0
        ? undefined
        : {
            arg: "stance",
            text: `${status} needs evidence against the claim; give --evidence with --stance contradicts.`,
          };
    case "stale": {
      if (!OPEN_STATUSES.has(statusOf(claim)))
        return { arg: "status", text: `It is ${statusOf(claim)}, so it cannot become stale: only what is open can.` };
      const due = claim.watch?.due;
      return due !== undefined && lastDay(due) >= today
        ? { arg: "status", text: `Its deadline is ${dateWords(due)}, which has not passed, so it is not stale yet.` }
        : undefined;
    }
    case "claimed":
    case "superseded":
      return undefined;
    default:
      return unreachable(status);
  }
}

const evidence = (text: string): ClaimProblem => ({
  arg: "evidence",
  text: text.charAt(0).toUpperCase() + text.slice(1),
});

const publishers = (sources: readonly Source[]): string =>
  listed([...new Set(sources.map(({ publisher }) => publisher))]);

/** Whether the claimant itself published it. */
function isClaimants(source: Source, { claimant }: Claim): boolean {
  const family = fold(familyOf(source));
  return "player" in claimant ? family === fold(claimant.player) : family === fold(claimant.name);
}
