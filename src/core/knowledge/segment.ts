import { z } from "zod";
import { Slug } from "./slug.ts";

/** A part of the market that players share. */
export const Segment = z.looseObject({
  $schema: z.string().optional(),
  id: Slug,
  name: z.string().min(1, { error: "Give the segment a name." }),
  nativeName: z.string().min(1).optional().describe("Its name in Chinese, for readers and askers in that script."),
  aliases: z.array(z.string().min(1)).default([]),
  definition: z.string().min(1, { error: "Say what belongs in the segment." }),
  examples: z
    .array(Slug)
    .default([])
    .describe("Players that show best what the segment is; each must list the segment in its own record."),
});
export type Segment = z.infer<typeof Segment>;
