import { z } from "zod";
import type { Arg } from "../command/declare.ts";

/** The arguments, all in that step of the form. */
export const inStep = <A extends Record<string, Arg>>(step: string, args: A) =>
  Object.fromEntries(Object.entries(args).map(([name, arg]) => [name, { ...arg, step }])) as unknown as {
    readonly [Name in keyof A]: A[Name];
  };

/** What is changed; a form keeps it. */
export const WHICH_ARG = {
  kind: "text",
  first: true,
  kept: true,
  label: "record",
  help: "What to change, by any of its names",
  example: "moore-threads",
  suggest: "any",
} as const;

/** Why, where nobody must say so. */
export const REASON_ARG = {
  kind: "text",
  help: "Why, in a sentence, for the history",
  example: '"The maker says so"',
  schema: z.string().trim().min(1).optional(),
} as const satisfies Arg;

export const neededReason = (error: string) =>
  ({ ...REASON_ARG, kind: "paragraph", schema: z.string({ error }).trim().min(1, { error }) }) as const satisfies Arg;

/** The version that a form was opened with. */
export const VERSION_ARG = {
  kind: "text",
  kept: true,
  help: "Only where nobody has changed it since this version, which forms say by themselves",
  example: "3fa9c1d2e4",
  schema: z
    .string()
    .regex(/^[\w-]{6,64}$/u, { error: "A version is what a form says by itself; leave it out." })
    .optional(),
} as const satisfies Arg;

/** What the button of a preview says, so that only what was seen is done; `showed`: what of the preview that is. */
export const sureArg = (showed: string) =>
  ({
    kind: "text",
    kept: true,
    help: `What the button of the preview says: which ${showed} it showed`,
    example: "3fa9c1d2e4",
    schema: z
      .string()
      .regex(/^[0-9a-f]{10}$/u, { error: "The button of the preview says it; leave it out to see the preview." })
      .optional(),
  }) as const satisfies Arg;

/** A proposal by its number; a form keeps it. */
export const PROPOSAL_ARG = {
  kind: "text",
  first: true,
  kept: true,
  label: "proposal",
  help: "Its number, as the queue says",
  example: "p7",
} as const;
