import { z } from "zod";
import { Claim } from "./claim.ts";
import { PartialDate } from "./partial-date.ts";
import { Slug } from "./slug.ts";
import { Source } from "./source.ts";

/** A score never stands without its reason. */
export const Score = z.looseObject({
  score: z
    .int({ error: "Score 0, 1, 2 or 3." })
    .min(0, { error: "Score 0, 1, 2 or 3." })
    .max(3, { error: "Score 0, 1, 2 or 3." }),
  reason: z.string().min(1, { error: "Give the reason for the score in one or two sentences." }),
});
export type Score = z.infer<typeof Score>;

/** Our dated judgement of an announcement. */
export const Read = z.looseObject({
  novelty: Score,
  significance: Score,
  mapDelta: z.string().min(1).optional().describe("What changed on the player map; a must at novelty 2 and up."),
  whyItMatters: z.string().min(1, { error: "Say why it matters." }),
  scepticism: z.string().min(1).optional().describe("What a careful reader should doubt."),
  date: PartialDate,
  by: z.string().min(1, { error: "Who scored it?" }),
});
export type Read = z.infer<typeof Read>;

export const Announcement = z.looseObject({
  $schema: z.string().optional(),
  id: Slug,
  title: z.string().min(1, { error: "Give the announcement a title." }),
  date: PartialDate,
  players: z
    .array(Slug)
    .min(1, { error: "Name at least one player by slug." })
    .describe("Players by slug, the one who announces first."),
  products: z.array(Slug).default([]),
  others: z.array(z.string().min(1)).default([]).describe("Parties named in it that we do not track."),
  segments: z.array(Slug).default([]),
  regions: z
    .array(z.string().regex(/^[A-Z]{2}$/, { error: "Write a country code such as CN or US." }))
    .min(1, { error: "Name at least one country code." })
    .describe("Where it has its effect: ISO 3166 country codes, the most affected first."),
  tags: z.array(Slug).default([]),
  summary: z
    .string()
    .min(1, { error: "Say in one to three sentences what was announced." })
    .describe("What was announced, in our own words."),
  figures: z.array(z.string().min(1)).default([]).describe("The numbers announced, each readable by itself."),
  claims: z.array(Claim).default([]),
  read: Read,
  rivals: z.array(Slug).default([]).describe("Players whose plans this bears on."),
  watch: z.array(z.string().min(1)).default([]).describe("What to watch next, one sentence each."),
  caveats: z
    .array(z.string().min(1))
    .default([])
    .describe("Where sources disagree, or what a reader should know about them."),
  related: z.array(Slug).default([]).describe("Other announcements that a reader should see."),
  retracted: z.looseObject({ date: PartialDate, by: z.string().min(1), reason: z.string().min(1) }).optional(),
  sources: z.array(Source).min(1, { error: "Give at least one source." }),
});
export type Announcement = z.infer<typeof Announcement>;
