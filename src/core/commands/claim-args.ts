import { z } from "zod";
import type { Arg } from "../command/declare.ts";
import { CLAIM_STATUSES, ClaimStatus } from "../knowledge/claim.ts";
import { PartialDate } from "../knowledge/partial-date.ts";
import { Grade } from "../knowledge/source.ts";
import { neededReason, VERSION_ARG, WHICH_ARG } from "./curating-args.ts";

const Text = z.string().trim().min(1).optional();
const EVIDENCE = "Which page does it rest on? Give its address as --evidence https://…";

export const CLAIM_ARGS = {
  announcement: {
    ...WHICH_ARG,
    label: "announcement",
    help: "The announcement that makes the claim, by id or title",
    example: "2026-06-musacoder-first-domestic-gpu",
    suggest: "announcement",
    schema: z.string({
      error: "Whose claim? Name the announcement and the status, for example /amw claim 2026-07-17-mtt-c256 disputed.",
    }),
  },
  status: {
    kind: "choice",
    choices: CLAIM_STATUSES,
    trails: true,
    help: "Where the claim stands now",
    example: "disputed",
    step: "The step",
    schema: z
      .string({ error: `Say where the claim stands: ${CLAIM_STATUSES.join(", ")}.` })
      .transform((text) => text.trim().toLowerCase())
      .pipe(ClaimStatus),
  },
  claim: {
    kind: "text",
    help: "Which of its claims, by id or number, where there are several",
    example: "first-full-chain",
    step: "The step",
    schema: Text,
  },
  evidence: {
    kind: "text",
    help: "Address of the page that the step rests on, or the title of one of the sources",
    example: "https://arxiv.org/abs/2606.04847",
    step: "The step",
    schema: z.string({ error: EVIDENCE }).trim().min(1, { error: EVIDENCE }),
  },
  reason: { ...neededReason("Say in a sentence why."), help: "Why, in a sentence", step: "The step" },
  stance: {
    kind: "choice",
    choices: ["supports", "contradicts"],
    help: "What the page does to the claim; what the status implies unless told",
    example: "contradicts",
    step: "The step",
    schema: z.enum(["supports", "contradicts"], { error: "Write supports or contradicts." }).optional(),
  },
  note: {
    kind: "paragraph",
    help: "What the page says about the claim, in a sentence; the reason unless told",
    example: '"It describes a model, not a GPU."',
    step: "The page",
    schema: Text,
  },
  quotesClaimant: {
    kind: "choice",
    choices: ["yes"],
    lone: true,
    help: "The page merely repeats the claimant",
    example: "",
    step: "The page",
    schema: z.enum(["yes"], { error: "--quotes-claimant stands alone." }).optional(),
  },
  publisher: {
    kind: "text",
    help: "Who published the page, where it is a new source",
    example: "Reuters",
    step: "The page",
    schema: Text,
  },
  published: {
    kind: "text",
    help: "When, as precisely as it is known",
    example: "2026-06-10",
    step: "The page",
    schema: PartialDate.optional(),
  },
  grade: {
    kind: "text",
    help: "The source's Admiralty grade; F6 until somebody grades it",
    example: "B2",
    step: "The page",
    schema: z
      .string()
      .transform((text) => text.trim().toUpperCase())
      .pipe(Grade)
      .optional(),
  },
  text: {
    kind: "paragraph",
    help: "A new claim, as one sentence that can be checked",
    example: '"It trains 27B models."',
    field: "New claim",
    step: "A new claim",
    schema: Text,
  },
  claimant: {
    kind: "text",
    help: "Who makes the new claim: a player, or anybody by name",
    example: "moore-threads",
    suggest: "player",
    step: "A new claim",
    schema: Text,
  },
  settledBy: {
    kind: "paragraph",
    lines: true,
    help: "What would settle it, one a line",
    example: '"An independent benchmark"',
    step: "A new claim",
    schema: Text,
  },
  due: {
    kind: "text",
    help: "By when it should be settled",
    example: "2026-12",
    step: "A new claim",
    schema: PartialDate.optional(),
  },
  version: VERSION_ARG,
} as const satisfies Record<string, Arg>;
