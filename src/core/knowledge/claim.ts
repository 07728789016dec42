import { z } from "zod";
import { PartialDate } from "./partial-date.ts";
import { Slug } from "./slug.ts";

export const CLAIM_STATUSES = [
  "claimed",
  "corroborated",
  "verified",
  "disputed",
  "refuted",
  "stale",
  "superseded",
] as const;
export const ClaimStatus = z.enum(CLAIM_STATUSES, {
  error: `Choose a claim status: ${CLAIM_STATUSES.join(", ")}.`,
});
export type ClaimStatus = z.infer<typeof ClaimStatus>;

/** Who makes the claim: a player we track, or anybody else by name. */
export const Claimant = z.union([z.strictObject({ player: Slug }), z.strictObject({ name: z.string().min(1) })], {
  error: 'Say who claims it: {"player": "<slug>"} or {"name": "<who>"}.',
});
export type Claimant = z.infer<typeof Claimant>;

export const Evidence = z.looseObject({
  source: z
    .string()
    .min(1, { error: "Which of the announcement's sources? Give its address." })
    .describe("The address (or document title) of one of the announcement's sources."),
  stance: z.enum(["supports", "contradicts"], { error: "Write supports or contradicts." }),
  note: z
    .string()
    .min(1, { error: "Say in a sentence what this source says about the claim." })
    .describe("What the source says about the claim."),
  quotesClaimant: z.boolean().default(false).describe("True when the source merely repeats the claimant."),
});
export type Evidence = z.infer<typeof Evidence>;

/** One move in a claim's life; steps are only ever appended. */
export const ClaimStep = z.looseObject({
  status: ClaimStatus,
  date: PartialDate,
  by: z
    .string()
    .min(1, { error: "Who recorded this step?" })
    .describe("Who recorded it: slack:T1/U123, discord:456, or amw:starter for the starter knowledge base."),
  approvedBy: z.string().min(1).optional().describe("A second person; a must for verified and refuted."),
  reason: z.string().min(1, { error: "Why? Write one sentence." }),
  evidence: z
    .string()
    .min(1, { error: "Which source does this step rest on? Give its address." })
    .describe("The address (or document title) of the source that this step rests on."),
});
export type ClaimStep = z.infer<typeof ClaimStep>;

export const Claim = z.looseObject({
  id: Slug,
  text: z.string().min(1, { error: "Write the claim as one checkable sentence." }),
  claimant: Claimant,
  date: PartialDate,
  steps: z
    .array(ClaimStep)
    .min(1, { error: "A claim's life starts with a step of status claimed." })
    .describe("The claim's life, oldest step first; steps are only ever appended."),
  evidence: z.array(Evidence).default([]),
  watch: z
    .looseObject({ settledBy: z.array(z.string().min(1)).min(1), due: PartialDate.optional() })
    .optional()
    .describe("What would settle it, and by when."),
});
export type Claim = z.infer<typeof Claim>;

/** Where the claim stands: the status of its last step. */
export const statusOf = (claim: Claim): ClaimStatus => claim.steps.at(-1)?.status ?? "claimed";

/** Open claims can still be settled; verified, refuted, stale and superseded ones are closed until someone reopens them. */
export const OPEN_STATUSES: ReadonlySet<ClaimStatus> = new Set(["claimed", "corroborated", "disputed"]);

/** Statuses that need a second person. */
export const NEED_TWO: ReadonlySet<unknown> = new Set<ClaimStatus>(["verified", "refuted"]);
