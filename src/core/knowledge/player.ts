import { z } from "zod";
import { PartialDate } from "./partial-date.ts";
import { Slug } from "./slug.ts";
import { Source } from "./source.ts";

export const PLAYER_KINDS = ["company", "lab", "foundry", "memory maker", "regulator"] as const;

/** A thing that a player makes. Lives in its player's record; its slug is unique among all products. */
export const Product = z.looseObject({
  id: Slug,
  name: z.string().min(1, { error: "Give the product a name." }),
  nativeName: z.string().min(1).optional().describe("Its name in the maker's own script."),
  aliases: z.array(z.string().min(1)).default([]).describe("Other names people ask for it by, in any script."),
  what: z
    .string()
    .min(1)
    .optional()
    .describe('What it is, in a few words: "training accelerator", "code model, not a chip".'),
});
export type Product = z.infer<typeof Product>;

export const Player = z.looseObject({
  $schema: z.string().optional(),
  id: Slug,
  name: z.string().min(1, { error: "Give the player a name." }),
  nativeName: z.string().min(1).optional().describe("Its name in its own script."),
  aliases: z.array(z.string().min(1)).default([]).describe("Other names people ask for it by: short forms, tickers."),
  kind: z.enum(PLAYER_KINDS, { error: `Choose what it is: ${PLAYER_KINDS.join(", ")}.` }),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/, { error: "Write a country code such as CN or US." })
    .describe("ISO 3166 country code."),
  summary: z.string().min(1, { error: "Say in one or two sentences what the player is." }),
  segments: z.array(Slug).min(1, { error: "Name at least one segment by slug." }),
  founded: PartialDate.optional(),
  listing: z.string().min(1).optional().describe("Where its shares trade, since when."),
  homepage: z.url({ protocol: /^https?$/, error: "Give the homepage's full address." }).optional(),
  entityListSince: PartialDate.optional().describe("Since when it is on the United States' Entity List."),
  products: z.array(Product).default([]),
  caveats: z
    .array(z.string().min(1))
    .default([])
    .describe("Where sources disagree, or what a reader should know about them."),
  sources: z.array(Source).min(1, { error: "Give at least one source." }),
});
export type Player = z.infer<typeof Player>;
