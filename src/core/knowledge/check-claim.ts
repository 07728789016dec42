import { unreachable } from "../unreachable.ts";
import type { Claim, ClaimStep, Evidence } from "./claim.ts";
import type { RecordPath } from "./finding.ts";
import { firstDay, lastDay } from "./partial-date.ts";
import { familyOf, type Source, sourceKey } from "./source.ts";

type Add = (path: RecordPath, text: string) => void;

/** The rules of a claim's life. Paths start at the claim. */
export function checkClaim(claim: Claim, sources: readonly Source[], add: Add): void {
  checkAddresses(claim, sources, add);
  const [first] = claim.steps;
  if (first && first.status !== "claimed")
    add(
      ["steps", 0, "status"],
      `A claim's life starts with \`claimed\`, not with \`${first.status}\`: put that step first.`,
    );
  for (const [i, step] of claim.steps.entries()) {
    const before = claim.steps[i - 1];
    if (before && lastDay(step.date) < firstDay(before.date))
      add(
        ["steps", i, "date"],
        `The step is dated ${step.date}, before the one above it (${before.date}): put the steps in order.`,
      );
    checkStatus(step, claim, sources, (path, text) => add(["steps", i, ...path], text));
  }
}

function checkAddresses(claim: Claim, sources: readonly Source[], add: Add): void {
  const known = new Set(sources.flatMap(({ url, document }) => [url, document]));
  const wrong = (address: string): string =>
    `${address} is not among the announcement's sources: add it there, or give the address of one that is.`;
  for (const [i, { source }] of claim.evidence.entries())
    if (!known.has(source)) add(["evidence", i, "source"], wrong(source));
  for (const [i, { evidence }] of claim.steps.entries())
    if (!known.has(evidence)) add(["steps", i, "evidence"], wrong(evidence));
}

function checkStatus(step: ClaimStep, { evidence }: Claim, sources: readonly Source[], add: Add): void {
  const supporting = evidence.filter(({ stance }) => stance === "supports");
  const contradicting = evidence.filter(({ stance }) => stance === "contradicts");
  switch (step.status) {
    case "corroborated": {
      const families = familiesOf(supporting, sources);
      if (families.size < 2)
        add(
          ["status"],
          `\`corroborated\` needs supporting evidence from two independent publishers, and there is ${families.size === 0 ? "none" : "one"}: add some, or go back to \`claimed\`.`,
        );
      else if (supporting.every(({ quotesClaimant }) => quotesClaimant))
        add(
          ["status"],
          "`corroborated` needs one source that does more than quote the claimant: add it, or go back to `claimed`.",
        );
      break;
    }
    case "verified":
      if (supporting.every(({ quotesClaimant }) => quotesClaimant))
        add(
          ["status"],
          "`verified` needs supporting evidence that does more than quote the claimant: add it under `evidence`.",
        );
      checkApproval(step, add);
      break;
    case "disputed":
    case "refuted":
      if (contradicting.length === 0)
        add(
          ["status"],
          `\`${step.status}\` needs evidence that contradicts the claim: add it under \`evidence\` with the stance \`contradicts\`.`,
        );
      if (step.status === "refuted") checkApproval(step, add);
      break;
    case "claimed":
    case "stale":
    case "superseded":
      break;
    default:
      unreachable(step.status);
  }
}

function checkApproval({ status, by, approvedBy }: ClaimStep, add: Add): void {
  if (approvedBy === undefined) add(["status"], `\`${status}\` needs a second person: name them in \`approvedBy\`.`);
  else if (approvedBy === by)
    add(["approvedBy"], `Nobody approves their own step: \`approvedBy\` must be somebody other than ${by}.`);
}

function familiesOf(evidence: readonly Evidence[], sources: readonly Source[]): ReadonlySet<string> {
  const cited = (source: Source): boolean =>
    evidence.some((item) => item.source === sourceKey(source) || item.source === source.document);
  return new Set(sources.filter(cited).map(familyOf));
}
